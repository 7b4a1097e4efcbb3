"""A table in which rows are ticked: Space or a click on the box ticks, and the boxes are drawn like every other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.ui.icons import paint_icon
from app.ui.tables import ACCESSIBLE, Cell, Column
from app.ui.theme import ink
from app.ui.widgets.row_delegate import INSET, RowDelegate
from app.ui.widgets.rows_view import RowsView

BOX = 15


class BoxColumn(Column):
    """A column whose words are for a screen reader: the box is drawn instead."""

    def cell(self, row: Any) -> Cell:
        """Everything that is drawn beside the box."""
        return super().cell(row)._replace(text="")


class TickRows(RowsView):
    """Rows with a box before them; `ticked` when a person changes one. `can` says which rows have a box."""

    ticked = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        key: Callable[[Any], Hashable],
        can: Callable[[Any], bool],
        parent: QWidget | None = None,
    ) -> None:
        self._ticked: dict[Hashable, None] = {}
        self._key, self._can = key, can
        box = BoxColumn("", self._box_words, width=2)
        super().__init__([box, *columns], name, key, parent)
        self._boxes = TickDelegate(self)
        self.setItemDelegateForColumn(0, self._boxes)
        self.clicked.connect(self._clicked)

    def keys(self) -> tuple[Hashable, ...]:
        """Return the keys of everything ticked, in the order ticked, shown or not."""
        return tuple(self._ticked)

    def tick(self, keys: Iterable[Hashable]) -> None:
        """Tick exactly these."""
        self._ticked = dict.fromkeys(keys)
        self.viewport().update()
        self.ticked.emit()

    def toggle(self) -> None:
        """Tick the selected row, or take its tick away."""
        row = self.selected()
        if row is None or not self._can(row):
            return
        key = self._key(row)
        if key in self._ticked:
            del self._ticked[key]
        else:
            self._ticked[key] = None
        self.viewport().update()
        self.ticked.emit()

    def is_ticked(self, row: Any) -> bool:
        """Say whether a row is ticked."""
        return self._key(row) in self._ticked

    def _box_words(self, row: Any) -> str:
        if not self._can(row):
            return ""
        return "ticked" if self.is_ticked(row) else "not ticked"

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; the rest is every table's."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
            return
        super().keyPressEvent(event)


class TickDelegate(RowDelegate):
    """Draws the box instead of its words, which are for a screen reader."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        words = index.data(ACCESSIBLE)
        if not words:
            return
        on, area = words == "ticked", QRectF(option.rect)
        box = QRectF(area.left() + INSET + 2, area.center().y() - BOX / 2, BOX, BOX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink("accent" if on else "control"), 1))
        painter.setBrush(ink("accent" if on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", "on_accent")
        painter.restore()
