"""A support on the tab: its line, what is written of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.sight import ASK
from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import day_words, dose_words, group_line
from app.ui.widgets.fact_rows import Verb
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.support_line import SupportLine
from app.vocabulary import within

Call = Callable[[SupportRow], None]


class SupportItem(QWidget):
    """Its verbs are off with a reason where nothing can be done by whoever reads it; reading shows more or less."""

    def __init__(
        self,
        row: SupportRow,
        today: date,
        verbs: Sequence[Verb],
        reason: str,
        *,
        reading: Verb | None = None,
        whole: bool = True,
    ) -> None:
        super().__init__()
        self.row = row
        self.line = SupportLine(row, today)
        # Everything stands below it already.
        self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines = tuple(line for line in support_facts(row, today, whole) if line)
        shut = f"{ASK} about this." if row.hidden_words else reason
        # Reading is for everybody.
        self.buttons = [reading.button("")] if reading is not None else []
        self.buttons += [verb.button(shut) for verb in verbs]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(1)
        column.addWidget(self.line)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 0, 0, 0)
        inner.setSpacing(1)
        for line in self.lines:
            inner.addWidget(Label(line, "second", "muted", wrap=True))
        for clash in row.clashes:
            inner.addWidget(Label(f"Clashes with {clash}.", "alert", "warning", wrap=True))
        links = FlowLayout(8)
        for button in self.buttons:
            links.addWidget(button)
        inner.addLayout(links)
        column.addLayout(inner)


def support_facts(row: SupportRow, today: date, whole: bool) -> tuple[str, ...]:
    """Return what is written of a support, a line each, blank where nothing is; not the whole: how it ended."""
    words = row.words
    outcome = ". ".join(part for part in (words.outcome_label, words.outcome_note) if part)
    ending = (
        _led("How it went", words.ending_note),
        _led("What came of it", outcome),
        _led("What next", words.what_next),
    )
    if not whole:
        return ending
    planned = row.planned_end_on if row.is_open else None
    return (
        " ".join(part for part in (f"For {within(row.domain)}.", group_line(row), dose_words(row)) if part),
        f"{ASK} about what is written here." if row.hidden_words else "",
        _led("Why", words.why),
        _led("Need", words.need),
        _led("Tried before", words.tried_before),
        _way(row, today),
        _led("Asked for by", words.asked_by),
        f"Until about {day_words(planned, today)}." if planned is not None else "",
        _led("Notes", words.notes),
        *ending,
        _led("How to come back", words.way_back),
    )


def _way(row: SupportRow, today: date) -> str:
    """Return the stages it went through, with their days and reasons; "" for one without a reason."""
    if len(row.stages) == 1 and not row.stages[0].reason:
        return ""
    said = (
        f"{within(stage.label)} {day_words(stage.starts_on, today)}{f' ({stage.reason})' if stage.reason else ''}"
        for stage in row.stages
    )
    words = "; ".join(said)
    return f"{words[:1].upper()}{words[1:]}."


def _led(lead: str, words: str) -> str:
    return f"{lead}: {'; '.join(words.splitlines())}" if words.strip() else ""
