"""Lines of a pupil's supports, groupings and aims as a meeting reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.meetings.screen import MeetingScreen
from app.queries.meetings.supported import Supported, SupportLine
from app.queries.story.aim_words import likely_by
from app.ui.dates import say_date, short_date
from app.ui.widgets.bars import Line
from app.ui.widgets.label import Label, heading
from app.vocabulary import within

Fact = tuple[str, str]


class FactList(QWidget):
    """A heading with facts under it, each a line in bold and one that is muted; hidden where there is none."""

    def __init__(self, title: str, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading(title))
        column.addWidget(Line(air=0))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        column.addLayout(self._rows)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        while item := self._rows.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for title, more in facts:
            label = Label(title, "name", wrap=True)
            label.setContentsMargins(0, 4, 0, 0)
            self._rows.addWidget(label)
            if more:
                self._rows.addWidget(Label(more, "second", "muted", wrap=True))
        if not facts and self._empty:
            self._rows.addWidget(Label(self._empty, "second", "muted", wrap=True))
        self.setVisible(bool(facts) or bool(self._empty))


def grouping_facts(screen: MeetingScreen) -> list[Fact]:
    """Return where the pupil stands, domain by domain."""
    return [(f"{one.domain}: {one.label}", one.details) for one in screen.stands]


def in_place(lines: Sequence[SupportLine], today: date) -> list[Fact]:
    """Return what is in place and whether it works."""
    return [
        (
            _offer(one),
            _dotted(
                one.works or "Nothing said yet",
                one.dose,
                f"since {short_date(one.since, today)}",
                f"look again {short_date(one.look_on, today)}" if one.look_on else "",
            ),
        )
        for one in lines
    ]


def waiting(lines: Sequence[SupportLine], today: date) -> list[Fact]:
    """Return what waits and since when."""
    found = []
    for one in lines:
        weeks = (today - one.since).days // 7
        long = f", {weeks} {'week' if weeks == 1 else 'weeks'}" if weeks > 0 else ""
        found.append((_offer(one), _dotted(f"{one.stage_label} since {say_date(one.since)}{long}", one.why)))
    return found


def tried(lines: Sequence[SupportLine], today: date) -> list[Fact]:
    """Return what was tried and stopped, and why."""
    return [
        (
            _offer(one),
            _dotted(
                f"{short_date(one.began, today)} to {short_date(one.ended, today)}" if one.ended else "",
                one.works,
                one.why or within(one.stage_label),
            ),
        )
        for one in lines
    ]


def tried_before(supports: Supported) -> list[Fact]:
    """Return the strategies that were tried before supports began, each once, the newest support first."""
    found: dict[str, str] = {}
    for one in sorted((*supports.in_place, *supports.waiting, *supports.tried), key=_began, reverse=True):
        if one.tried_before:
            found.setdefault(one.tried_before, f"Before {_offer(one)}")
    return [(head, words) for words, head in found.items()]


def _began(one: SupportLine) -> date:
    return one.began


def aim_facts(screen: MeetingScreen) -> list[Fact]:
    """Return the aims that are open."""
    return [(f"“{aim.words.rstrip('.')}”", likely_by(aim)) for aim in screen.aims if not aim.outcome]


def _offer(one: SupportLine) -> str:
    return ", ".join(filter(None, (one.offer, one.agency, one.group)))


def _dotted(*parts: str) -> str:
    return "  ·  ".join(filter(None, parts))
