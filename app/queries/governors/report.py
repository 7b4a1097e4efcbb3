"""Asking for the governors' page: counted twice, now and a year before, made safe, and put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.audit import head
from app.audit.verdict import say_head
from app.models import School
from app.queries.governors import said
from app.queries.governors.endings import BLOCKS, WORSE
from app.queries.governors.figures import Figures, figures
from app.queries.governors.gaps import GAP, issues
from app.queries.governors.linked import BASE, GROUPS, offers_listed
from app.queries.governors.money import cost
from app.queries.governors.numbers import COLUMNS, Numbers, governors_numbers
from app.queries.governors.page import Column, DomainLine, Effect, Governors, Line
from app.queries.governors.steps import next_steps
from app.queries.map_words import full_day
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.reports.columns import counted_domains
from app.queries.supports.effect_rule import LABELS
from app.queries.wording import DomainRow, GroupingRow, groupings, words
from app.queries.years import Period, year_before, year_of
from app.vocabulary import GroupingCode, ListKind, OfferStatus, within

ANY = "any"
_GROUPS = {"premium": "Pupil premium", "sen": "SEN or EHC plan", "looked_after": "Looked after"}


def governors_report(
    session: Session, *, year: date | None = None, today: date, made_by: str = ""
) -> Governors:
    """Return the page of an academic year up to today, or up to its last day where it is over.

    year is its first day; None is the year that runs. Every number in it has been made safe: none can be worked out
    that is under the school's threshold, and it is the same for whoever asks, but for costs.
    """
    whole = year_of(session, year or today)
    period = Period(whole.first, max(whole.first, min(whole.last, today)))
    found, earlier = (governors_numbers(session, one) for one in (period, year_before(period)))
    school = session.get_one(School, 1)
    used = {domain for one in (found, earlier) for domain, _ in one.placed}
    rows = counted_domains(session, used)
    ids = [row.id for row in rows]
    now, before = (figures(one, ids, school.small_number) for one in (found, earlier))
    made = _Made(session, now, before, groupings(session, hidden=True))
    offers = [one for one in offer_facts(session, period.last) if one.status == OfferStatus.ACTIVE]
    wrong = issues(session, found, now, rows, made.own_labels, offers, school.small_number)
    return Governors(
        school=school.name,
        year=whole.first,
        day=period.last,
        before=earlier.period.last,
        made_by=made_by,
        opening=said.opening(now, made.labels, any(one.kind == GAP for one in wrong)),
        merged=said.merged_words(now, before, made.labels),
        reference=school.thriving_reference,
        roll=made.line("roll", "Pupils on the roll", "roll"),
        groupings=made.groupings(),
        sen=(made.line("sen_k", "SEN support", "roll"), made.line("sen_e", "EHC plan", "roll")),
        columns=made.columns(),
        domains=made.domains(rows),
        reach=made.reach(),
        facts=made.facts(found, earlier),
        offers=_offers(offers),
        most_used=tuple(
            (one.name, now.count(f"offer {one.id}"))
            for number in offers_listed(found)
            for one in offers
            if one.id == number
        ),
        effect=made.effect(period),
        cost=cost(session, period, now, made.labels),
        issues=wrong,
        steps=next_steps(session, year=whole.first),
        notes=said.notes(school.small_number),
        audit=say_head(*head(session.connection())),
        unprotected=school.is_sample,
        looks=made.looks(),
    )


@dataclass(frozen=True, slots=True)
class _Made:
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


def _offers(running: Sequence[OfferFact]) -> str:
    if not running:
        return "No offer runs yet."
    inside = sum(one.in_house for one in running)
    everyone = sum(one.universal for one in running)
    number = f"{len(running)} offer{' runs' if len(running) == 1 else 's run'}"
    return f"{number}: {inside} our own, {len(running) - inside} from others; {everyone} for everyone."
