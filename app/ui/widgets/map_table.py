"""The Map as a table: its model, heads, key and frames, and the sizes of its rows and columns."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.map_delegate import MapDelegate
from app.ui.widgets.map_domain_heads import DomainHeads
from app.ui.widgets.map_frame import MapFrame
from app.ui.widgets.map_heads import GroupingHeads
from app.ui.widgets.map_key import Key
from app.ui.widgets.map_measures import GUTTER, is_risk, sizes
from app.ui.widgets.map_model import MapModel
from app.ui.widgets.map_sizes import column_widths, row_heights

WIDE_FROM = 1100


class MapTable(QTableView):
    """Looks like the Map; what it does is the grid's. Heads stay in view while it scrolls."""

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

    def set_open(self, panel: bool) -> None:
        """Keep the current cell tinted while its panel is open."""
        self.painter_of_cells.panel_open = panel
        self.viewport().update()

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
        if self.painter_of_cells.panel_open:
            # Once the scroll bars know the new columns.
            QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(event.rect()), ink("window"))
        painter.end()
        super().paintEvent(event)
