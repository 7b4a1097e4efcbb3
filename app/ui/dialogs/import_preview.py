"""What an import would do, row by row, before anything is written: totals, a filter by outcome, and every detail."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.imports.plan import Outcome, Plan
from app.imports.preview import WORDS, PreviewRow, preview_rows, summary
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame, Notice
from app.ui.widgets.rows_view import RowsView

ALL, DOUBTS = "all", "doubts"
_ICONS = {
    Outcome.ADDED: ("add", "good"),
    Outcome.CHANGED: ("edit", "accent"),
    Outcome.REFUSED: ("close", "danger"),
}
_TONES = {Outcome.REFUSED: "danger", Outcome.UNCHANGED: "muted"}


class ImportPreview(QWidget):
    """The rows of a plan; the details of the selected row stand in full under the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan[Any] = Plan(())
        self._rows: tuple[PreviewRow, ...] = ()
        self.totals = Label("", "name")
        self.filter = FilterButton("Show", [(ALL, "All rows")])
        self.notes = Notice()
        self.notes.hide()
        self.rows = RowsView(_COLUMNS, "Rows of the file", key=_number)
        self.details = Label("", "second", wrap=True)
        self.details.setMinimumHeight(round(theme().row_height() * 1.3))
        line = QHBoxLayout()
        line.addWidget(self.totals, 1)
        line.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.notes)
        column.addWidget(Frame(self.rows), 1)
        column.addWidget(self.details)
        self.filter.chosen.connect(self._narrow)
        self.rows.row_changed.connect(self._say_details)

    def show_plan(self, plan: Plan[Any]) -> None:
        """Show what a plan would do."""
        self._plan, self._rows = plan, preview_rows(plan)
        self.totals.setText(summary(plan))
        self.notes.say(" ".join(plan.notes))
        counts = plan.counts()
        doubts = sum(bool(row.warnings) for row in plan.rows)
        choices: list[tuple[str, str]] = [(ALL, f"All {len(self._rows):,} rows")]
        choices += [(str(one), f"{WORDS[one]}: {counts[one]:,}") for one in Outcome if counts[one]]
        choices += [(DOUBTS, f"With something to know: {doubts:,}")] if doubts else []
        self.filter.set_choices(choices)
        self.filter.clear()
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.filter.value()
        doubtful = {row.row for row in self._plan.rows if row.warnings}
        self.rows.set_rows(
            row
            for row in self._rows
            if wanted in (ALL, row.outcome) or (wanted == DOUBTS and row.row in doubtful)
        )
        if self.rows.selected() is None:
            self.rows.select_first()
        self._say_details()

    def _say_details(self) -> None:
        row = self.rows.selected()
        details = row.details if row else ""
        self.details.setText(f"Row {row.row}: {details}" if row and details else "")


def _number(row: Any) -> int:
    return int(row.row)


def _tone(row: PreviewRow) -> str:
    return _TONES.get(row.outcome, "text")


_COLUMNS = (
    Column("Row", lambda row: row.row, align="right", width=5, tone=lambda _: "muted"),
    Column("", lambda row: row.what, width=12, tone=_tone, icon=lambda row: _ICONS.get(row.outcome)),
    Column("Name", lambda row: row.name, width=30, bold=True),
    Column("What to know", lambda row: row.details, tone=lambda _: "muted"),
)
