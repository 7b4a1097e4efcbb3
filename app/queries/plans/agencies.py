"""The agencies outside the school around a pupil, and whether each agreed to the version of a plan that stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from app.models import Agreement, Involvement, Organisation, Plan
from app.queries.plans.finding import Finding

# Said of an agency that is around the pupil for something else: it counts as none.
NO_PART = "no_part"


def outside(plan: Plan, session: Session, today: date) -> tuple[Involvement, ...]:
    """Return the professionals of agencies outside the school around a plan’s pupil on a day, by name of agency."""
    rows = session.scalars(
        select(Involvement)
        .join(Organisation, Organisation.id == Involvement.organisation_id)
        .where(
            Involvement.pupil_id == plan.pupil_id,
            Involvement.kind == "professional",
            Involvement.starts_on <= today,
            or_(Involvement.ends_on.is_(None), Involvement.ends_on > today),
            ~Organisation.in_house,
        )
        .options(selectinload(Involvement.organisation))
        .order_by(Organisation.name, Involvement.id)
    )
    return tuple(rows)


def named(one: Involvement | None) -> str:
    """Return somebody around a pupil with their agency: "Mr Larkspur, Kite Project"; "" for nobody."""
    if one is None or one.organisation is None or one.organisation.name == one.name:
        return "" if one is None else one.name
    return f"{one.name}, {one.organisation.name}"


def agency_gate(
    plan: Plan, agreements: Sequence[Agreement], involved: Sequence[Involvement]
) -> tuple[Finding, ...]:
    """Return what is missing of the agencies of a Risk Support plan: one at least, and the agreement of each."""
    said: dict[int, list[Agreement]] = {}
    for row in agreements:
        if row.kind == "agency" and row.involvement is not None and row.involvement.organisation_id:
            said.setdefault(row.involvement.organisation_id, []).append(row)
    agencies = {one.organisation_id: one.organisation.name for one in involved if one.organisation}
    mine = {number: name for number, name in agencies.items() if not _has_no_part(said.get(number or 0, []))}
    found = [
        finding for number, name in mine.items() for finding in _of(plan, name, said.get(number or 0, []))
    ]
    if not mine and not plan.no_agency_why:
        found.append(Finding("Add an agency outside the school, or say why there is none."))
    elif len(mine) < 2:
        words = "Fewer than two agencies have a part in this plan; two or more are usual here."
        found.append(Finding(words, hinders=False))
    return tuple(found)


def _has_no_part(rows: Sequence[Agreement]) -> bool:
    return bool(rows) and all(row.not_agreed == NO_PART for row in rows)


def _of(plan: Plan, name: str, rows: Sequence[Agreement]) -> tuple[Finding, ...]:
    if not rows:
        return (Finding(f"Record when {name} agreed to version {plan.version}, or why not."),)
    if all(row.not_agreed == "differs" for row in rows):
        return (Finding(f"{name} sees it differently: talk it over, and record what is agreed."),)
    return ()
