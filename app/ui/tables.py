"""Tables of rows: columns that say what a row shows, one model, and a view with our keys and selection."""

import operator
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.looks import GroupingLook
from app.ui.plain_tip import plain_tip
from app.vocabulary import fold

Index = QModelIndex | QPersistentModelIndex

# Qt asks for roles by the million; comparing ints hoisted here is half the price of Qt.DisplayRole.
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
CELL = int(Qt.ItemDataRole.UserRole)

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NO_INDEX = QModelIndex()


class Cell(NamedTuple):
    """Everything the delegate needs to draw one cell, fetched at once."""

    text: str
    tone: str
    bold: bool
    right: bool
    marks: Sequence[GroupingLook]
    stripe: tuple[GroupingLook, bool] | None
    icon: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """What one column shows of a row.

    `width` is in characters of the body font; 0 takes the room that is left. `tone` gives a token's name for
    the text ("muted", "warning"); `marks` the groupings whose markers stand in the cell; `stripe` an offer's
    grouping and whether it is external; `icon` an icon's name and its tint; `bold` is for names.
    """

    title: str
    value: Callable[[Any], Any]
    align: str = "left"
    width: int = 0
    tooltip: Callable[[Any], str] | None = None
    sort: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str] | None = None
    marks: Callable[[Any], Sequence[GroupingLook]] | None = None
    stripe: Callable[[Any], tuple[GroupingLook, bool] | None] | None = None
    icon: Callable[[Any], tuple[str, str] | None] | None = None
    bold: bool = False

    def text(self, row: Any) -> str:
        """The words in the cell."""
        value = self.value(row)
        return "" if value is None else str(value)

    def cell(self, row: Any) -> Cell:
        """Everything that is drawn in the cell."""
        return Cell(
            text=self.text(row),
            tone=self.tone(row) if self.tone else "text",
            bold=self.bold,
            right=self.align == "right",
            marks=self.marks(row) if self.marks else (),
            stripe=self.stripe(row) if self.stripe else None,
            icon=self.icon(row) if self.icon else None,
        )

    def spoken(self, row: Any) -> str:
        """The words a screen reader says: the names of markers first, then the text."""
        named = [look.name for look in self.marks(row)] if self.marks else []
        return ", ".join([*named, *filter(None, [self.text(row)])])

    def order(self, row: Any) -> tuple[bool, Any]:
        """What the column sorts by; empty values come last."""
        value = self.sort(row) if self.sort else self.value(row)
        return (value is None or value == "", fold(value) if isinstance(value, str) else value)


by_id: Callable[[Any], Hashable] = attrgetter("id")  # the usual key of a row


class RowsModel(QAbstractTableModel):
    """A Qt model over a tuple of rows made by a query; it holds rows and computes nothing."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Any] = (),
        key: Callable[[Any], Hashable] = by_id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._rows: list[Any] = list(rows)
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> Sequence[Any]:
        """The rows in the order shown."""
        return self._rows

    def row(self, index: Index | int) -> Any:
        """The row at a place, or None where there is none."""
        at = index if isinstance(index, int) else index.row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def cell(self, index: Index) -> Cell:
        """Everything that is drawn in a cell."""
        return self.columns[index.column()].cell(self._rows[index.row()])

    def place(self, key: Hashable) -> int:
        """Where the row with this key stands, or -1."""
        try:
            return operator.indexOf(map(self.key, self._rows), key)
        except ValueError:
            return -1

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show other rows, in the order the person chose before, if any."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._sorted = None
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; -1 keeps the order they came in from now on."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._sorted is None:
            return
        at, order = self._sorted
        column = self.columns[at]
        filled = [row for row in self._rows if not column.order(row)[0]]
        empty = [row for row in self._rows if column.order(row)[0]]
        filled.sort(key=lambda row: column.order(row)[1], reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = filled + empty

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == DISPLAY:
            return column.text(row)
        if role == CELL:
            return column.cell(row)
        if role == ALIGNMENT:
            return _RIGHT if column.align == "right" else _LEFT
        if role == TOOLTIP:
            return plain_tip(column.tooltip(row) if column.tooltip else column.spoken(row))
        if role == ACCESSIBLE:
            return column.spoken(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == DISPLAY:
            return column.title
        if role == ALIGNMENT:
            return _RIGHT if column.align == "right" else _LEFT
        return None
