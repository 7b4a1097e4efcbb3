"""A table of a report on the screen: sorted by any head, its rows opened with Enter where they are about somebody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from textwrap import wrap
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.reports.cells import cell_words, is_number
from app.queries.reports.report import Cell, Kind, ReportTable
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.row_delegate import INSET
from app.ui.widgets.rows_view import RowsView

# So many rows stand without a bar of their own.
MOST = 14
# In characters of the body font.
_WIDEST, _NARROWEST, _HEAD = 34, 5, 11
# What the frame around the rows takes at each side, in pixels.
_EDGE = 4
# What air may go from every column before the rows scroll sideways.
_TIGHT = 0.86


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row with its place, and what it is about."""

    id: int
    cells: tuple[Cell, ...]
    key: tuple[str, int] | None
    total: bool = False


class ReportRows(QWidget):
    """A heading, a note and the rows; `opened(key)` comes for one that is about a pupil or an offer."""

    opened = Signal(object)

    def __init__(self, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(table.title, "heading", wrap=True))
        if table.note:
            column.addWidget(Label(table.note, "second", "muted", wrap=True))
        self.view: RowsView | None = None
        if not table.rows:
            column.addWidget(Label(table.empty, "body", "muted", wrap=True))
            return
        self.view = RowsView(_columns(table), table.title)
        self.view.set_rows(_rows(table), neighbour=False)
        self.view.opened.connect(self._open)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(Frame(self.view))
        self._fit()
        theme().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        view = self.view
        if view is None:
            return
        over = self._spread(view)
        rows = min(len(view.rows_model.rows), MOST)
        head = view.horizontalHeader().sizeHint().height()
        bar = view.horizontalScrollBar().sizeHint().height() if over else 0
        view.setFixedHeight(head + rows * theme().row_height() + bar + 6)

    def _spread(self, view: RowsView) -> bool:
        """Share out what room is left, each column its part; say whether there was too little."""
        head = view.horizontalHeader()
        wanted = self._wanted(view)
        whole = sum(wanted)
        bar = view.verticalScrollBar().sizeHint().width() if len(view.rows_model.rows) > MOST else 0
        room = self.width() - 2 * _EDGE - bar
        factor = max(_TIGHT, room / whole) if whole else 1.0
        for at, wide in enumerate(wanted):
            head.resizeSection(at, int(wide * factor))
        return whole * _TIGHT > room

    @staticmethod
    def _wanted(view: RowsView) -> list[int]:
        letter = QFontMetricsF(theme().font()).averageCharWidth()
        return [round(letter * column.width) + 2 * INSET for column in view.rows_model.columns]

    def _open(self, row: ShownRow) -> None:
        if row.key is not None:
            self.opened.emit(row.key)


def _rows(table: ReportTable) -> list[ShownRow]:
    keys = table.keys or (None,) * len(table.rows)
    last = len(table.rows) - 1 if table.last_is_total else -1
    return [
        ShownRow(number, cells, key, number == last)
        for number, (cells, key) in enumerate(zip(table.rows, keys, strict=True))
    ]


def _columns(table: ReportTable) -> list[Column]:
    found = []
    for at, column in enumerate(table.columns):
        # Long heads stand on several lines, so that figures stay near each other.
        head = wrap(column.title, _HEAD if is_number(column.kind) else _WIDEST, break_long_words=False) or [
            ""
        ]
        longest = max(len(cell_words(row[at], column.kind)) for row in table.rows[:300])
        wide = min(max(longest, *map(len, head), _NARROWEST), _WIDEST) + 2
        found.append(
            Column(
                "\n".join(head),
                partial(_said, at, column.kind),
                "right" if is_number(column.kind) else "left",
                wide,
                sort=partial(_order, at),
                bold=at == 0,
            )
        )
    return found


def _said(at: int, kind: Kind, row: ShownRow) -> str:
    return cell_words(row.cells[at], kind)


def _order(at: int, row: ShownRow) -> Any:
    # A sum stays below what it sums.
    return None if row.total else row.cells[at]
