"""The Map's grid: domains of need by groupings, with heads that stay in view, keyboard first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal, ProvisionMap
from app.ui.theme import ink, theme
from app.ui.widgets.map_delegate import MapDelegate, offer_under
from app.ui.widgets.map_frame import MapFrame
from app.ui.widgets.map_heads import DomainHeads, GroupingHeads, Key
from app.ui.widgets.map_model import MapModel
from app.ui.widgets.map_paint import GUTTER, is_risk, sizes
from app.ui.widgets.map_sizes import column_widths, row_heights

WIDE_FROM = 1100
Spot = tuple[int | None, int, bool]


class MapGrid(QTableView):
    """Shows a ProvisionMap. Arrows move, Home and End go to the first and last grouping.

    Signals: spot_changed (another cell is current), opened (Enter or a click), entered_again (Enter on the cell
    whose panel is open is the page's to judge), offer_opened (id), and the keys of the Map: add_here, log_here,
    next_problem (1 or -1).
    """

    spot_changed = Signal()
    opened = Signal(bool)
    offer_opened = Signal(int)
    add_here = Signal()
    log_here = Signal()
    next_problem = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = MapModel(self)
        self.setModel(self.map)
        self.heads, self.domains = GroupingHeads(self.map, self), DomainHeads(self.map, self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.domains)
        self.painter_of_cells = MapDelegate(self)
        self.setItemDelegate(self.painter_of_cells)
        self.key, self.frame = Key(self), MapFrame(self)
        self._dress()
        self.heads.sectionClicked.connect(self._head_clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme().changed.connect(self.measure)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._frame)

    def _dress(self) -> None:
        self.setAccessibleName("Map: domains of need by groupings")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))  # the style's own draws a frame between the scroll bars
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # --- what is shown ---

    def set_map(self, view: ProvisionMap) -> None:
        """Show another answer; the current cell stays where it is still shown."""
        spot = self.spot()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.map.set_map(view)
        self.measure()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        if spot is None or not self.go_to(*spot, scroll=False):
            self.setCurrentIndex(self.map.index(min(1, self.map.rowCount() - 1), 0))

    def content(self) -> MapCell | MapTotal | None:
        """Return what stands in the current cell."""
        index = self.currentIndex()
        return self.map.content(index.row(), index.column())

    def spot(self) -> Spot | None:
        """Return where the current cell is: domain, grouping, and whether it is a total."""
        content = self.content()
        if content is None:
            return None
        domain = content.domain_id if isinstance(content, MapCell) else None
        return domain, content.grouping.id, isinstance(content, MapTotal)

    def go_to(
        self, domain_id: int | None, grouping_id: int, total: bool = False, scroll: bool = True
    ) -> bool:
        """Make a cell the current one; says whether it is shown."""
        place = self.map.find(domain_id, grouping_id, total)
        if place is None:
            return False
        self.setAutoScroll(scroll)
        self.setCurrentIndex(self.map.index(*place))
        self.setAutoScroll(True)
        return True

    def go_to_problem(self, kind: str, step: int) -> bool:
        """Go to the next cell with a gap or an overlap, or one kind alone; says whether there is any."""
        now = self.currentIndex()
        cells = self.map.problems(kind)
        here = (now.row(), now.column())
        after = [cell for cell in cells if (cell > here if step > 0 else cell < here)]
        if cells:
            self.setCurrentIndex(self.map.index(*(after or cells)[0 if step > 0 else -1]))
        return bool(cells)

    def set_open(self, panel: bool) -> None:
        """Keep the current cell tinted while its panel is open."""
        self.painter_of_cells.panel_open = panel
        self.viewport().update()

    # --- sizes ---

    def measure(self) -> None:
        """Give rows and columns their sizes: columns share the width, rows grow with what they hold."""
        view = self.map.view
        if view is None:
            return
        self.domains.wide = self.width() >= WIDE_FROM
        self.domains.setFixedWidth(self.domains.wanted_width())
        self.heads.setFixedHeight(sizes().head)
        self.updateGeometries()
        room = self.height() - sizes().head
        for row, height in enumerate(row_heights(view, room, self.domains.text_height)):
            self.setRowHeight(row, height)
        bar = self.verticalScrollBar().sizeHint().width() + 4 if self.domains.length() > room else 0
        for column, width in enumerate(column_widths(view, self.width() - self.domains.width() - bar)):
            self.setColumnWidth(column, width)
        self.key.setGeometry(0, 0, self.domains.wanted_width(), sizes().head)
        self._frame()
        self.viewport().update()
        self.heads.viewport().update()
        self.domains.viewport().update()

    def _frame(self) -> None:
        """Frame the groupings side by side with their domains, and Risk Support by itself."""
        view = self.map.view
        if view is None:
            return
        self.frame.setGeometry(self.rect())
        left = self.domains.width()
        bottom = min(self.heads.height() + self.domains.length() - self.verticalScrollBar().value(), 9999)
        apart = next((n for n, row in enumerate(view.groupings) if is_risk(row.code)), len(view.groupings))
        ends = [self.columnViewportPosition(n) + self.columnWidth(n) for n in range(len(view.groupings))]
        areas = [QRectF(0, 0, left + (ends[apart - 1] if apart else 0), bottom)]
        if apart < len(ends):
            start = left + self.columnViewportPosition(apart) + GUTTER
            areas.append(QRectF(start, 0, left + ends[apart] - start, bottom))
        seen = QRectF(0, 0, left + self.viewport().width(), self.heads.height() + self.viewport().height())
        self.frame.set_areas(areas, seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    # --- pointing ---

    def offer_at(self, point: QPoint) -> OfferFact | None:
        """Return the offer whose bar is at a point of the grid, if any."""
        index = self.indexAt(point)
        content = self.map.content(index.row(), index.column()) if index.isValid() else None
        return offer_under(QPointF(point), QRectF(self.visualRect(index)), content)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (offer := self.offer_at(event.position().toPoint())) is not None:
            self.offer_opened.emit(offer.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        place = (index.row(), index.column()) if index.isValid() else None
        if place != self.painter_of_cells.hovered:
            self.painter_of_cells.hovered = place
            self.viewport().update()

    def _head_clicked(self, column: int) -> None:
        self.setAutoScroll(False)
        self.setCurrentIndex(self.map.index(self.map.rowCount() - 1, column))
        self.setAutoScroll(True)
        self.setFocus()
        self.opened.emit(False)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.opened.emit(True)
        elif key == Qt.Key.Key_N and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            self.next_problem.emit(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_A and plain:
            self.add_here.emit()
        elif key == Qt.Key.Key_L and plain:
            self.log_here.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the Map, not a search."""

    def _current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.spot_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(event.rect()), ink("window"))
        painter.end()
        super().paintEvent(event)
