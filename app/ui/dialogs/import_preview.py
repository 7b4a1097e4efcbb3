"""What an import would do, row by row, before anything is written: totals, search, a filter, a tick and a choice."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.imports.plan import LEAVE_OUT, Candidate, Choice, Outcome
from app.imports.preview import WORDS, Preview, PreviewRow, summary
from app.ui.dialogs.import_answer import ImportAnswer
from app.ui.dialogs.import_rows import TAKEN, has_box, rows_view
from app.ui.search import Search
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame, Notice
from app.ui.widgets.rows_view import keep_typing
from app.ui.widgets.search_field import SearchField

ALL, NOT_SAME, DOUBTS = "all", "not same", "doubts"


class ImportPreview(QWidget):
    """The rows of a plan. `said` comes when a person takes a row, leaves it out, or says whom it means."""

    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Preview()
        self._search: Search[PreviewRow] = Search((), _text)
        # What was said of rows, and whom they may mean: a choice can be made anew once it is made.
        self._answers: dict[int, Choice] = {}
        self._left: set[int] = set()
        self._candidates: dict[int, tuple[Candidate, ...]] = {}
        self._one, self._showing = "", False
        self.totals = Label("", "name", wrap=True)
        self.search = SearchField("Search the rows")
        self.filter = FilterButton("Show", [(ALL, "All rows")])
        self.take, self.leave = LinkButton("Take all shown"), LinkButton("Leave out all shown")
        self.notes = Notice()
        self.notes.hide()
        self.rows, self.answer = rows_view(), ImportAnswer()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = FlowLayout(gap=8)
        self.search.setFixedWidth(230)
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (self.search, self.filter, self.take, self.leave):
            line.addWidget(part)
        frame = Frame(self.rows)
        frame.setMinimumHeight(110)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.totals)
        column.addWidget(self.notes)
        column.addLayout(line)
        column.addWidget(frame, 1)
        column.addWidget(self.answer)

    def _connect(self) -> None:
        self.filter.chosen.connect(self._narrow)
        self.search.textChanged.connect(self._narrow)
        for into in (self.search.down, self.search.entered):
            into.connect(self.rows.setFocus)
        self.rows.typed.connect(self._type_search)
        self.rows.row_changed.connect(self._say_details)
        self.rows.opened.connect(self._opened)
        self.rows.ticked.connect(self._ticked)
        self.answer.answered.connect(self._answered)
        self.take.clicked.connect(self._take_shown)
        self.leave.clicked.connect(self._leave_shown)

    def add_ticks(self, ticks: QWidget) -> None:
        """Put what is ticked of the whole file under the totals."""
        self._column.insertWidget(1, ticks)

    # --- what is shown ---

    def begin(self, one: str) -> None:
        """Forget what was said of another file; one: what a row of this one makes, such as "pupil"."""
        self._answers, self._left, self._candidates, self._one = {}, set(), {}, one
        self._shown, self._search = Preview(), Search((), _text)
        self.search.clear()
        self.filter.set_default(ALL)
        self.filter.clear()

    def show_plan(self, shown: Preview) -> None:
        """Show what a plan would do, first without the rows that stay as they are; what was looked for stays."""
        first = not self._shown.rows
        self._shown, plan, rows = shown, shown.plan, shown.rows
        self._candidates |= shown.candidates
        self._search = Search(rows, _text)
        self.totals.setText(summary(plan))
        self.notes.say(" ".join(plan.notes))
        counts, doubts = plan.counts(), len(shown.doubtful)
        choices: list[tuple[str, str]] = [(ALL, f"All {len(rows):,} rows")]
        news = len(rows) - counts[Outcome.UNCHANGED]
        if 0 < news < len(rows):
            choices.append((NOT_SAME, f"Not the same: {news:,}"))
        choices += [(str(one), f"{WORDS[one]}: {counts[one]:,}") for one in Outcome if counts[one]]
        choices += [(DOUBTS, f"With something to know: {doubts:,}")] if doubts else []
        self.filter.set_choices(choices)
        if first and len(choices) > 1 and choices[1][0] == NOT_SAME:
            self.filter.set_default(NOT_SAME)
            self.filter.clear()
        self._showing = True
        self.rows.tick(row.row for row in rows if row.outcome in TAKEN)
        self._showing = False
        self._narrow()

    def select_first_asked(self) -> None:
        """Begin at the first row that waits for a choice, else at the first of all."""
        asked = next((row.row for row in self._shown.rows if row.outcome is Outcome.ASKED), None)
        if asked is None or not self.rows.select(asked):
            self.rows.select_first()

    def choices(self) -> Mapping[int, Choice]:
        """Return what was said of single rows."""
        return self._answers | dict.fromkeys(self._left, LEAVE_OUT)

    def _narrow(self) -> None:
        wanted = self.filter.value()
        found = self._search.find(self.search.text())
        if wanted == NOT_SAME and self.search.text():
            # Who looks for somebody means the whole file.
            wanted = ALL
        self.rows.set_rows(
            row
            for row in found
            if wanted in (ALL, row.outcome)
            or (wanted == NOT_SAME and row.outcome is not Outcome.UNCHANGED)
            or (wanted == DOUBTS and row.row in self._shown.doubtful)
        )
        if self.rows.selected() is None:
            self.rows.select_first()
        boxed = any(map(has_box, self.rows.rows_model.rows))
        for button in (self.take, self.leave):
            button.setVisible(boxed)
        self._say_details()

    def _say_details(self) -> None:
        row = self.rows.selected()
        at = row.row if row else 0
        self.answer.show_row(row, self._candidates.get(at, ()), self._answers.get(at), self._one)

    # --- what is said ---

    def _ticked(self) -> None:
        if self._showing:
            return
        boxed = {row.row for row in self._shown.rows if has_box(row)}
        self._left = (self._left - boxed) | (boxed - self._ticks())
        self.said.emit()

    def _ticks(self) -> set[int]:
        return {int(str(key)) for key in self.rows.keys()}  # noqa: SIM118 - not a dict

    def _take_shown(self) -> None:
        self._tick_shown(on=True)

    def _leave_shown(self) -> None:
        self._tick_shown(on=False)

    def _tick_shown(self, *, on: bool) -> None:
        shown = {row.row for row in self.rows.rows_model.rows if has_box(row)}
        self.rows.tick(self._ticks() | shown if on else self._ticks() - shown)

    def _answered(self) -> None:
        row = self.rows.selected()
        value = self.answer.field.value()
        if row is None or value == self._answers.get(row.row):
            return
        if value is None:
            self._answers.pop(row.row, None)
        else:
            self._answers[row.row] = value
        self.said.emit()

    def _opened(self, _row: object) -> None:
        if self.answer.asks:
            self.answer.focus()

    def _type_search(self, text: str) -> None:
        keep_typing(self.search, text)


def _text(row: PreviewRow) -> str:
    return f"{row.row} {row.name} {row.details}" if row.row > 0 else f"{row.name} {row.details}"
