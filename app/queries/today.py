"""Today: reviews due and overdue, and where the pupils are in one domain or in any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import (
    Domain,
    Grouping,
    Participant,
    Placement,
    Pupil,
    School,
    Staff,
    Standing,
)
from app.queries.kept import kept
from app.queries.open_placements import Placed, a_year_before, open_placements, pupils_by_grouping, roll
from app.queries.out_of_sight import beside_risk
from app.queries.together import counted_with, shown_groupings
from app.queries.wording import GroupingRow, groupings
from app.vocabulary import ASK_CODE, GroupingCode


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A placement that is to be looked at again; late counts the days since, 0 on the day, less before.

    Of a pupil in Risk Support, who may not see that gets one of a domain, with ASK_CODE for the grouping.
    """

    placement_id: int
    pupil_id: int
    pupil: str
    class_name: str
    grouping: str
    domain_id: int
    domain: str
    decided_by: str
    due_on: date
    late: int


@dataclass(frozen=True, slots=True)
class GroupingCount:
    """How many pupils stand in a grouping, now and on the same day a year before.

    counted_with is the grouping whose numbers hold this one's, which has none of its own then.
    """

    grouping: GroupingRow
    pupils: int
    last_year: int
    counted_with: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """The five counts of one domain, which sum to the roll, or of any domain, where columns may overlap."""

    domain_id: int | None
    domain: str
    counts: tuple[GroupingCount, ...]
    roll: int
    placed: int
    reference: int

    @property
    def thriving(self) -> int:
        """Return the pupils on the roll with no open placement, whether or not its column is shown."""
        return self.roll - self.placed


def reviews_due(session: Session, *, today: date, days: int = 14) -> tuple[ReviewDue, ...]:
    """Return what is to be looked at again up to some days ahead, oldest first, of pupils on the roll."""
    rows = session.execute(_due(session, today, days)).all()
    # One line of a pupil and a domain to ask about, whether one or two placements are to be looked at.
    first = {(row.pupil_id, row.domain_id): row.id for row in reversed(rows) if row.ask}
    rows = [row for row in rows if not row.ask or row.id == first[row.pupil_id, row.domain_id]]
    deciders = _deciders(session, [row.id for row in rows if not row.ask])
    return tuple(
        ReviewDue(
            row.id,
            row.pupil_id,
            f"{row.preferred_name or row.forename} {row.surname}",
            row.class_name or "",
            ASK_CODE if row.ask else row.code,
            row.domain_id,
            row.domain,
            deciders.get(row.id, ""),
            row.next_look_on,
            (today - row.next_look_on).days,
        )
        for row in rows
    )


@kept
def _due(session: Session, today: date, days: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Placement.id,
            Placement.pupil_id,
            Pupil.forename,
            Pupil.preferred_name,
            Pupil.surname,
            Standing.class_name,
            Grouping.code,
            Domain.id.label("domain_id"),
            Domain.name.label("domain"),
            Placement.next_look_on,
            beside_risk(session, today).label("ask"),
        )
        .join(Pupil, Pupil.id == Placement.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .join(Domain, Domain.id == Placement.domain_id)
        .where(
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= today,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > today),
            Placement.next_look_on <= today + timedelta(days=days),
            Standing.starts_on <= today,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > today),
        )
        .order_by(Placement.next_look_on, Pupil.folded)
    )


def next_review_on(session: Session, *, after: date) -> date | None:
    """Return the next day after a day on which something is to be looked at again."""
    return session.scalar(
        select(Placement.next_look_on)
        .where(Placement.withdrawn_at.is_(None), Placement.ends_on.is_(None), Placement.next_look_on > after)
        .order_by(Placement.next_look_on)
        .limit(1)
    )


def _deciders(session: Session, placements: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in range(0, len(placements), 500):
        for row in session.execute(
            select(Participant.placement_id, Staff.name)
            .join(Staff, Staff.id == Participant.staff_id)
            .where(Participant.placement_id.in_(placements[part : part + 500]), Participant.decided)
            .order_by(Participant.id)
        ):
            found.setdefault(row.placement_id, row.name)
    return found


def counts(session: Session, domain_id: int | None, *, today: date) -> Counts:
    """Return where the pupils are, in one domain or, with None, in any domain.

    In one domain the counts with Thriving sum to the roll; in any domain a pupil counts once in each
    grouping, so the columns may overlap, and Thriving means no open placement anywhere.
    """
    before = a_year_before(today)
    now = _of(open_placements(session, today), domain_id)
    then = _of(open_placements(session, before), domain_id)
    on_roll, was_on_roll = roll(session, today), roll(session, before)
    placed, was_placed = ({p.pupil_id for p in rows} for rows in (now, then))
    here, earlier = pupils_by_grouping(now), pupils_by_grouping(then)
    every = groupings(session, hidden=True)
    elsewhere = counted_with(session, every)
    rows = tuple(
        GroupingCount(grouping, on_roll - len(placed), was_on_roll - len(was_placed))
        if grouping.code == GroupingCode.THRIVING
        else GroupingCount(
            grouping, here.get(grouping.id, 0), earlier.get(grouping.id, 0), elsewhere.get(grouping.code, "")
        )
        for grouping in shown_groupings(session, every)
    )
    name = "Any domain" if domain_id is None else session.get_one(Domain, domain_id).name
    reference = session.get_one(School, 1).thriving_reference
    return Counts(domain_id, name, rows, on_roll, len(placed), reference)


def _of(rows: list[Placed], domain_id: int | None) -> list[Placed]:
    return [row for row in rows if domain_id is None or row.domain_id == domain_id]
