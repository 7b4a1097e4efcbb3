"""The parts of the governors' page that hold figures, from those of a day and of a year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.governors import said
from app.queries.governors.endings import BLOCKS, WORSE
from app.queries.governors.figures import Figures
from app.queries.governors.linked import BASE, GROUPS
from app.queries.governors.numbers import COLUMNS, Numbers
from app.queries.governors.page import Column, DomainLine, Effect, Line
from app.queries.map_words import full_day
from app.queries.supports.effect_rule import LABELS
from app.queries.wording import DomainRow, GroupingRow, words
from app.queries.years import Period
from app.vocabulary import GroupingCode, ListKind, within

ANY = "any"
_GROUPS = {"premium": "Pupil premium", "sen": "SEN or EHC plan", "looked_after": "Looked after"}


@dataclass(frozen=True, slots=True)
class Parts:
    """Both days' figures and the school's words for groupings, from which the parts of the page are made."""

    session: Session
    now: Figures
    before: Figures
    rows: tuple[GroupingRow, ...]

    @property
    def labels(self) -> dict[str, str]:
        """Return what each column is called; the last one says that it holds Risk Support."""
        found, more = self.own_labels, GroupingCode.MORE_HELP
        risk = next(row for row in self.rows if row.code == GroupingCode.RISK_SUPPORT)
        return found if risk.hidden else found | {more: f"{found[more]} and {risk.short_label}"}

    @property
    def own_labels(self) -> dict[str, str]:
        """Return what the groupings are called."""
        return {row.code: row.label for row in self.rows}

    def line(self, name: str, label: str, base: str, code: str = "") -> Line:
        now, before = self.now, self.before
        alone = name == base
        return Line(
            code or name,
            label,
            now.count(name),
            None if alone else now.share(name, base),
            before.count(name),
            None if alone else before.share(name, base),
            now.count(base),
        )

    def groupings(self) -> tuple[Line, ...]:
        first = self.line("thriving", self.labels[GroupingCode.THRIVING], "roll", GroupingCode.THRIVING)
        if not self.now.form.apart:
            return first, self.line("placed", "Any help", "roll", ANY)
        return first, *(self.line(code, self.labels[code], "roll") for code in COLUMNS)

    def columns(self) -> tuple[Column, ...]:
        form = self.now.form
        if not (form.apart and form.domains_apart):
            return (Column(ANY, "Any help"),)
        shown = {row.code: row for row in self.rows}
        return tuple(
            Column(code, self.labels[code], shown[code].letter, shown[code].colour) for code in COLUMNS
        )

    def looks(self) -> tuple[Column, ...]:
        kept = {GroupingCode.THRIVING, *COLUMNS}
        shown = (
            Column(row.code, self.labels[row.code], row.letter, row.colour)
            for row in self.rows
            if row.code in kept
        )
        return *shown, Column(ANY, "Any help")

    def domains(self, rows: Sequence[DomainRow]) -> tuple[DomainLine, ...]:
        codes = [column.code for column in self.columns()]
        return tuple(
            DomainLine(
                row.name,
                tuple(
                    (self.now.count(f"{code} {row.id}"), self.before.count(f"{code} {row.id}"))
                    for code in codes
                ),
            )
            for row in rows
        )

    def reach(self) -> tuple[Line, ...]:
        every = self.line("live", "All pupils", "roll")
        return every, *(self.line(f"{code} live", _GROUPS[code], code, code) for code in GROUPS)

    def facts(self, found: Numbers, earlier: Numbers) -> tuple[tuple[str, str, str], ...]:
        waits = [
            said.waited(days.count("waiting"), max(one.weeks.values(), default=0))
            for days, one in ((self.now, found), (self.before, earlier))
        ]
        nothing = self.now.count("nothing").text, self.before.count("nothing").text
        return ("Waiting", waits[0], waits[1]), ("In a grouping, nothing in place or ahead", *nothing)

    def effect(self, period: Period) -> Effect:
        scale = words(self.session, ListKind.OUTCOME, retired=True)
        labels = {**scale, **LABELS, WORSE: f"{scale['-1']} or {within(scale['-2'])}"}
        ended, running = self.now.count("ended"), self.now.count("running")
        since = f"since {full_day(period.first)}"
        if ended.value is None:
            few = (
                f"Supports of fewer than {BASE} pupils have ended {since}: too few to say what came of them."
            )
            return Effect("", (), "What came of what ended is not shown." if ended.hidden else few)
        still = f"; {running.value:,} still run, too soon to say" if running.value else ""
        blocks = tuple(self.line(f"effect {code}", labels[code], "ended", code) for code in BLOCKS)
        return Effect(
            f"{ended.value:,} supports ended {since}{still}", blocks, said.ended_words(self.now, self.before)
        )
