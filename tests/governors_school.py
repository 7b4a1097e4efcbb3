"""Schools of a size for the tests of the governors' page, written straight into the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.models import Grouping, Placement, Pupil, Standing, Support, SupportStage
from app.operations.record import recorded_at
from app.store import Store
from app.vocabulary import Band, GroupingCode
from tests.supported import offer

LAST_YEAR, THIS_YEAR = date(2025, 9, 1), date(2026, 9, 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many pupils there are, of which groups, where they stand and what they get.

    placed: (domain, grouping) → pupils, each another one, in both years. running: of the placed, in order. ended:
    (outcome, ending) → supports that ended in October of both years, each of another pupil.
    """

    roll: int
    placed: Mapping[tuple[int, str], int] = field(default_factory=dict)
    running: int = 0
    waiting: int = 0
    ended: Mapping[tuple[str | None, str], int] = field(default_factory=dict)
    sen_k: int = 0
    sen_e: int = 0
    premium: int = 0
    looked_after: int = 0


BIG = Plan(
    120,
    {
        (1, "advice"): 12,
        (1, "help"): 8,
        (1, "more_help"): 3,
        (2, "advice"): 6,
        (2, "help"): 5,
        (3, "help"): 2,
    },
    running=20,
    waiting=6,
    ended={("2", "goals_met"): 9, ("1", "goals_met"): 6, ("0", "not_working"): 7, ("-1", "moved_on"): 2},
    sen_k=14,
    sen_e=6,
    premium=30,
    looked_after=2,
)
SMALL = Plan(30, {(1, "advice"): 3, (1, "help"): 2, (2, "help"): 2, (2, "more_help"): 1}, running=6)


def fill(store: Store, plan: Plan) -> list[int]:
    """Write the school; returns the pupils' ids in their order, the placed ones first."""
    talking = offer(store, "Talking group")
    pupils: list[int] = []

    def written(session: Session) -> Done:
        pupils.extend(_pupils(session, plan))
        _placements(session, plan, pupils)
        _supports(session, plan, pupils, talking)
        return Done("Filled.")

    store.write(written)
    return pupils


def put_in_risk(store: Store, pupil: int, domain: int = 1, since: date = THIS_YEAR) -> None:
    """Put a pupil in Risk Support for a domain."""
    store.write(_at_risk, pupil, domain, since)


def _at_risk(session: Session, pupil: int, domain: int, since: date) -> Done:
    session.add(_placement(session, pupil, domain, GroupingCode.RISK_SUPPORT, since))
    return Done("Written.")


def _pupils(session: Session, plan: Plan) -> list[int]:
    rows = [
        Pupil(forename="Wren", surname=f"Thimble {n}", folded=f"wren thimble {n:04}")
        for n in range(plan.roll)
    ]
    session.add_all(rows)
    session.flush()
    for number, row in enumerate(rows):
        sen = "K" if number < plan.sen_k else "E" if number < plan.sen_k + plan.sen_e else "N"
        session.add(
            Standing(
                pupil_id=row.id,
                year_group="4",
                sen_provision=sen,
                pupil_premium=number % 2 == 0 and number < 2 * plan.premium,
                looked_after=number < plan.looked_after,
                starts_on=LAST_YEAR,
            )
        )
    return [row.id for row in rows]


def _placements(session: Session, plan: Plan, pupils: list[int]) -> None:
    places = count()
    for (domain, grouping), number in plan.placed.items():
        for _ in range(number):
            session.add(_placement(session, pupils[next(places)], domain, grouping, LAST_YEAR))


def _placement(session: Session, pupil: int, domain: int, grouping: str, since: date) -> Placement:
    number = session.scalars(select(Grouping.id).where(Grouping.code == grouping)).one()
    band = Band.RISK if grouping == GroupingCode.RISK_SUPPORT else Band.PLAN
    return Placement(
        pupil_id=pupil,
        domain_id=domain,
        grouping_id=number,
        band=band,
        starts_on=since,
        recorded_at=recorded_at(session),
    )


def _supports(session: Session, plan: Plan, pupils: list[int], talking: int) -> None:
    for number in range(plan.running):
        _support(session, pupils[number], talking, [("running", LAST_YEAR)])
    for number in range(plan.running, plan.running + plan.waiting):
        _support(session, pupils[number], talking, [("waiting", LAST_YEAR)])
    for year in (LAST_YEAR, THIS_YEAR):
        places = count()
        for (outcome, ending), number in plan.ended.items():
            for _ in range(number):
                stages = [("running", year), ("ended", year + timedelta(40))]
                pupil = pupils[next(places)]
                _support(session, pupil, talking, stages, outcome=outcome, ending=ending)


def _support(
    session: Session, pupil: int, talking: int, stages: list[tuple[str, date]], **more: str | None
) -> None:
    over = stages[-1][1] if stages[-1][0] == "ended" else None
    at = recorded_at(session)
    row = Support(
        pupil_id=pupil,
        offer_id=talking,
        domain_id=1,
        began_on=stages[0][1],
        ended_on=over,
        recorded_at=at,
        **more,
    )
    ends = [day for _, day in stages[1:]] + [None]
    row.stages = [
        SupportStage(stage=stage, starts_on=day, ends_on=end, recorded_at=at)
        for (stage, day), end in zip(stages, ends, strict=True)
    ]
    session.add(row)
