"""The Map as a table model: a row for each domain and one for the totals, a column for each grouping."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.queries.provision_map import MapCell, MapTotal, ProvisionMap
from app.ui.tables import ACCESSIBLE, CELL, DISPLAY, Index
from app.ui.widgets.map_room_words import room_spoken
from app.ui.widgets.map_words import spoken_cell, spoken_total

CONTENT = CELL
_ACROSS = Qt.Orientation.Horizontal
_NO_INDEX = QModelIndex()
TOTALS = ("All domains", "each pupil once")


class MapModel(QAbstractTableModel):
    """Holds one answer of the Map's query; every cell is a MapCell or, in the last row, a MapTotal."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: ProvisionMap | None = None

    def set_map(self, view: ProvisionMap) -> None:
        """Show another answer."""
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return len(self.view.rows) + 1 if self.view and not parent.isValid() else 0

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return len(self.view.groupings) if self.view and not parent.isValid() else 0

    def content(self, row: int, column: int) -> MapCell | MapTotal | None:
        """Return what stands at a place."""
        if self.view is None or not (0 <= column < len(self.view.groupings)):
            return None
        if row == len(self.view.rows):
            return self.view.totals[column]
        return self.view.rows[row].cells[column] if 0 <= row < len(self.view.rows) else None

    def find(self, domain_id: int | None, grouping_id: int, total: bool = False) -> tuple[int, int] | None:
        """Return where a cell stands, or None where it is not shown."""
        if self.view is None:
            return None
        column = next((n for n, g in enumerate(self.view.groupings) if g.id == grouping_id), None)
        rows = len(self.view.rows) if total else self._row_of(domain_id)
        return None if column is None or rows is None else (rows, column)

    def _row_of(self, domain_id: int | None) -> int | None:
        assert self.view is not None
        return next((n for n, row in enumerate(self.view.rows) if row.domain_id == domain_id), None)

    def problems(self, kind: str = "") -> list[tuple[int, int]]:
        """Return where the gaps, overloads and overlaps are, or one kind alone, in reading order."""
        return [
            (row, column)
            for row, of_row in enumerate(self.view.rows if self.view else ())
            for column, cell in enumerate(of_row.cells)
            if kind in _kinds(cell) or (not kind and _kinds(cell))
        ]

    def row_words(self, row: int) -> tuple[str, str]:
        """Return a row's name and the line under it."""
        assert self.view is not None
        if row == len(self.view.rows):
            return TOTALS
        mine = self.view.rows[row]
        if mine.domain_id is None:
            return mine.name, "for every need"
        return mine.name, f"{mine.placed:,} {'pupil' if mine.placed == 1 else 'pupils'} placed"

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (CONTENT, ACCESSIBLE, DISPLAY):
            return None
        content = self.content(index.row(), index.column())
        if role == CONTENT or content is None or self.view is None:
            return content
        if isinstance(content, MapTotal):
            return spoken_total(content, self.view.roll)
        return spoken_cell(content, self.view.rows[index.row()].name, room_spoken(content.room))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if self.view is None or role not in (DISPLAY, ACCESSIBLE):
            return None
        if orientation == _ACROSS:
            return self.view.groupings[section].label if section < len(self.view.groupings) else None
        return ", ".join(self.row_words(section)) if section <= len(self.view.rows) else None


def _kinds(cell: MapCell) -> tuple[str, ...]:
    over = cell.room is not None and cell.room.over
    found = (("gap", cell.gap), ("overload", over), ("overlap", cell.overlaps))
    return tuple(kind for kind, there in found if there)
