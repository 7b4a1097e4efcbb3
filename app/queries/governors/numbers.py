"""What is counted for governors as at a day, before anything is hidden; it never leaves the queries.

It is the same whoever asks, or two copies of one page could be put together: Getting More Help always holds Risk
Support, and what is offered in Risk Support alone is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Grouping, OfferPlace
from app.queries.governors.endings import Ended, ended_in
from app.queries.open_placements import open_placements
from app.queries.reports.people import OnRoll, on_roll
from app.queries.reports.supports_then import standing_on
from app.queries.supports.capacity import waits
from app.queries.years import Period
from app.vocabulary import AHEAD, GroupingCode, SenProvision, Stage

# The columns of the page; Risk Support counts in the last.
COLUMNS = (GroupingCode.ADVICE, GroupingCode.HELP, GroupingCode.MORE_HELP)
Cell = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Pupils by id wherever they are counted, so that every table counts the same ones.

    placed: (domain, column) → pupils, each once a domain. by_offer: pupils with running support. waiting: pupils, and
    the weeks of the longest wait. nothing: placed pupils for whom no support runs or is ahead.
    """

    period: Period
    people: dict[int, OnRoll]
    placed: dict[Cell, frozenset[int]]
    by_offer: dict[int, frozenset[int]]
    waiting: frozenset[int]
    waiting_by_offer: Counter[int]
    weeks: dict[int, int]
    nothing: frozenset[int]
    ended: Ended

    @property
    def everywhere(self) -> frozenset[int]:
        """Return the pupils in a grouping for some need."""
        return frozenset().union(*self.placed.values())

    @property
    def live(self) -> frozenset[int]:
        """Return the pupils with support that runs."""
        return frozenset().union(*self.by_offer.values())

    def group(self, code: str) -> frozenset[int]:
        """Return the pupils of a group of the roll."""
        return frozenset(number for number, one in self.people.items() if _is_in(one, code))

    def column(self, code: str) -> frozenset[int]:
        """Return the pupils in a column for any need."""
        return frozenset().union(*(pupils for (_, column), pupils in self.placed.items() if column == code))


def governors_numbers(session: Session, period: Period) -> Numbers:
    """Return the counts as at the last day of a time."""
    day = period.last
    people, alone = on_roll(session, day), risk_only(session)
    placed = _placed(session, day)
    supports = [
        one for one in standing_on(session, day) if one.offer_id not in alone and one.pupil_id in people
    ]
    running: dict[int, set[int]] = {}
    for one in supports:
        if one.stage == Stage.RUNNING:
            running.setdefault(one.offer_id, set()).add(one.pupil_id)
    waiting = [one for one in waits(session, today=day) if one.offer_id not in alone]
    weeks: dict[int, int] = {}
    for wait in waiting:
        weeks[wait.offer_id] = max(weeks.get(wait.offer_id, 0), (day - wait.since).days // 7)
    helped = {one.pupil_id for one in supports if one.stage == Stage.RUNNING or one.stage in AHEAD}
    everywhere = frozenset[int]().union(*placed.values())
    return Numbers(
        period,
        people,
        placed,
        {offer: frozenset(pupils) for offer, pupils in running.items()},
        frozenset(one.pupil_id for one in waiting),
        Counter(offer for offer, _ in {(one.offer_id, one.pupil_id) for one in waiting}),
        weeks,
        everywhere - helped,
        ended_in(session, period, alone),
    )


def _is_in(one: OnRoll, code: str) -> bool:
    if code == "premium":
        return one.premium
    if code == "looked_after":
        return one.looked_after
    kinds = {"sen_k": {SenProvision.SUPPORT}, "sen_e": {SenProvision.PLAN}}
    return one.sen in kinds.get(code, {SenProvision.SUPPORT, SenProvision.PLAN})


def risk_only(session: Session) -> frozenset[int]:
    """Return the offers that only ever stood in Risk Support, whoever asks."""
    others = func.sum(Grouping.code != GroupingCode.RISK_SUPPORT)
    rows = select(OfferPlace.offer_id).join(Grouping, Grouping.id == OfferPlace.grouping_id)
    return frozenset(session.scalars(rows.group_by(OfferPlace.offer_id).having(others == 0)))


def column_of(code: str) -> str:
    """Return the column that a grouping counts in."""
    return GroupingCode.MORE_HELP if code == GroupingCode.RISK_SUPPORT else code


def _placed(session: Session, day: date) -> dict[Cell, frozenset[int]]:
    codes = {row.id: row.code for row in session.execute(select(Grouping.id, Grouping.code))}
    found: dict[Cell, set[int]] = {}
    for row in open_placements(session, day):
        found.setdefault((row.domain_id, column_of(codes[row.grouping_id])), set()).add(row.pupil_id)
    return {cell: frozenset(pupils) for cell, pupils in found.items()}
