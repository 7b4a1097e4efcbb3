"""The Map's grid: domains of need by groupings, with heads that stay in view, keyboard first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.queries.offer_facts import OfferFact
from app.queries.provision_map import MapCell, MapTotal, ProvisionMap
from app.ui.widgets.map_delegate import offer_under
from app.ui.widgets.map_table import MapTable

Spot = tuple[int | None, int, bool]


class MapGrid(MapTable):
    """Shows a ProvisionMap. Arrows move, Home and End go to the first and last grouping.

    Signals: spot_changed (another cell is current), opened (a click, or True for Enter), offer_opened (id),
    and the keys of the Map: add_here, log_here, next_problem (1 or -1).
    """

    spot_changed = Signal()
    opened = Signal(bool)
    offer_opened = Signal(int)
    add_here = Signal()
    log_here = Signal()
    next_problem = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: OfferFact | None = None
        self.heads.sectionClicked.connect(self._head_clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)

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

    def go_to_code(self, domain_id: int | None, code: str | None) -> bool:
        """Go to a grouping by its code, in a domain or in the totals; without one to a domain's first cell."""
        groupings = self.map.view.groupings if self.map.view else ()
        found = [row.id for row in groupings if code in (None, row.code)]
        return bool(found) and self.go_to(domain_id, found[0], total=domain_id is None)

    def is_problem(self, kind: str) -> bool:
        """Say whether the current cell has a gap or an overlap, or that kind alone."""
        return (self.currentIndex().row(), self.currentIndex().column()) in self.map.problems(kind)

    def go_to_problem(self, kind: str, step: int) -> bool:
        """Go to the next cell with a gap or an overlap, or one kind alone; says whether there is any."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        cells = self.map.problems(kind)
        after = [cell for cell in cells if (cell > here if step > 0 else cell < here)]
        if cells:
            self.setCurrentIndex(self.map.index(*(after or cells)[0 if step > 0 else -1]))
        return bool(cells)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The first click opens the panel and moves the columns, so the second may come down elsewhere.
        self._pressed = self.offer_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self.offer_opened.emit(self._pressed.id)

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
