"""The rows of the list of pupils: name, class, and the markers of the groupings a pupil stands in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QWidget

from app.looks import GroupingLook
from app.queries.pupils import PupilRow
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.marker import IN_ROW
from app.ui.widgets.row_delegate import INSET
from app.ui.widgets.rows_view import RowsView

LONGEST_CLASS = 9


def _name(row: PupilRow) -> str:
    return row.name


def _class(row: PupilRow) -> str:
    return row.class_name


def _nothing(row: PupilRow) -> str:
    return ""


def _muted(row: PupilRow) -> str:
    return "muted"


def _marks(row: PupilRow) -> Sequence[GroupingLook]:
    looks = theme().look
    return [looks(code) for code in row.groupings] if row.placed else ()


class PupilRows(RowsView):
    """A list without heads; no marker means Thriving everywhere. Columns are as wide as what stands in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._widest: tuple[tuple[str, ...], int] = ((), 2)
        columns = (
            Column("Name", _name),
            Column("Class", _class, width=4, tone=_muted),
            Column("Groupings", _nothing, align="right", width=6, marks=_marks),
        )
        super().__init__(columns, "Pupils", parent=parent)
        self.horizontalHeader().hide()
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(RowsView.Shape.NoFrame)

    def fit_to(self, rows: Sequence[PupilRow]) -> None:
        """Make the columns wide enough for these rows."""
        classes = {row.class_name for row in rows}
        shown = tuple(sorted(name[:LONGEST_CLASS] for name in classes))
        self._widest = (shown, max((len(row.groupings) for row in rows if row.placed), default=1))
        self._measure()

    def _measure(self) -> None:
        super()._measure()
        classes, marks = self._widest
        metrics = QFontMetricsF(theme().font())
        letters = max(map(metrics.horizontalAdvance, classes), default=0) + 2
        head = self.horizontalHeader()
        head.setMinimumSectionSize(10)
        for at, width in ((1, letters + 2 * INSET), (2, marks * (IN_ROW + 4) + INSET)):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(at, round(width))
