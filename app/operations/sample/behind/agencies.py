"""The agencies that have a part in the sample's plans of Risk Support, and their agreement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Involvement, Organisation, Plan
from app.operations.sample.behind.around import INVOLVED
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.behind.placed import Episode
from app.operations.sample.behind.plans import AGREEMENT
from app.operations.sample.world import Row, World

USUAL = 2


def write_agencies(
    session: Session, world: World, runs: list[Episode], plans: list[int], texts: dict[str, Any]
) -> None:
    """Put two agencies from outside around each pupil with a plan of Risk Support; who agreed to it, they did too."""
    risk = [(plan_id, run) for plan_id, run in zip(plans, runs, strict=True) if run.risk]
    around = _around(session, world, [run for _, run in risk], texts)
    agreed = dict(session.execute(select(Plan.id, Plan.agreed_on).where(Plan.agreed_on.is_not(None))).all())
    rows: list[Row] = [
        (plan_id, 1, "agency", number, stored(agreed[plan_id]), "meeting", "", None, "",
         moment(run.first.starts_on, 16), run.first.by)
        for plan_id, run in risk
        if plan_id in agreed
        for number in around[run.first.pupil_id]
    ]  # fmt: skip
    fill_rows(session, "agreement", AGREEMENT, rows)


def _around(
    session: Session, world: World, runs: list[Episode], texts: dict[str, Any]
) -> dict[int, list[int]]:
    """Return the involvements of outside agencies of each pupil, as many added as are usual."""
    outside = list(
        session.scalars(select(Organisation.id).where(~Organisation.in_house).order_by(Organisation.id))
    )
    first = {run.first.pupil_id: run.first for run in reversed(runs)}
    found: dict[int, list[int]] = {pupil_id: [] for pupil_id in first}
    known: dict[int, set[int | None]] = {pupil_id: set() for pupil_id in first}
    asked = select(Involvement.id, Involvement.pupil_id, Involvement.organisation_id)
    for number, pupil_id, agency in session.execute(asked.where(Involvement.organisation_id.in_(outside))):
        if pupil_id in first:
            found[pupil_id].append(number)
            known[pupil_id].add(agency)
    people: list[Row] = []
    for pupil_id, one in first.items():
        free = [agency for agency in outside if agency not in known[pupil_id]]
        for _ in range(min(USUAL - len(known[pupil_id]), len(free))):
            agency = free.pop(world.between(0, len(free) - 1))
            name, job = world.pick(texts["professional_names"]), world.pick(texts["professionals"])
            people.append((pupil_id, "professional", name, job, agency, "", stored(one.starts_on), None, ""))
    for row, number in zip(people, fill_rows(session, "involvement", INVOLVED, people), strict=True):
        found[int(str(row[0]))].append(number)
    return found
