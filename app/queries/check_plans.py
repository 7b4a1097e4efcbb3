"""What cannot be true of plans and what hangs on them; each look gives the ids of rows that are wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.models import Agreement, Aim, Grouping, Involvement, Placement, Plan, PlanVersion
from app.queries.plans.planned import PLANNED
from app.vocabulary import Band

# The pupils to look at; None is all of them.
Pupils = Collection[int] | None
# What writes the text that people agree to. The plan's own row changes with its agreement, so it guards itself.
_WRITES_AIMS = ("write_aim", "drop_aim")


def without_decision(session: Session, pupils: Pupils = None) -> Iterable[int]:
    """Return the ids of open plans whose pupil stands in no grouping that they are behind."""
    behind = or_(*((Plan.band == band) & Grouping.code.in_(codes) for band, codes in PLANNED.items()))
    stands = exists().where(
        Placement.pupil_id == Plan.pupil_id,
        Placement.domain_id == Plan.domain_id,
        Placement.withdrawn_at.is_(None),
        Placement.ends_on.is_(None),
        Grouping.id == Placement.grouping_id,
        behind,
    )
    return session.scalars(select(Plan.id).where(Plan.ended_on.is_(None), ~stands, _of(pupils)))


def agreed_without(session: Session, pupils: Pupils = None) -> Iterable[int]:
    """Return the ids of agreed plans without an aim that says enough, or without anybody to whose word it goes back."""
    whole = exists().where(
        Aim.plan_id == Plan.id, Aim.criterion != "", Aim.target_on.is_not(None), Aim.contingency != ""
    )
    # Of who was made anonymous no words are left.
    lacks: list[ColumnElement[bool]] = [
        Plan.pupil.has(anonymised_on=None) & (Plan.band == Band.PLAN) & ~whole
    ]
    for kind in ("young_person", "family"):
        said = exists().where(
            Agreement.plan_id == Plan.id,
            Agreement.version == Plan.version,
            Agreement.kind == kind,
            Agreement.not_agreed.is_distinct_from("differs"),
        )
        lacks.append(~said)
    return session.scalars(select(Plan.id).where(Plan.agreed_on.is_not(None), or_(*lacks), _of(pupils)))


def agreements(session: Session, pupils: Pupils = None) -> Iterable[int]:
    """Return the ids of agreements to a version that is still to come, or by somebody around another pupil."""
    who = aliased(Involvement)
    return session.scalars(
        select(Agreement.id)
        .join(Plan, Plan.id == Agreement.plan_id)
        .outerjoin(who, who.id == Agreement.involvement_id)
        .where(or_(Agreement.version > Plan.version, who.pupil_id != Plan.pupil_id), _of(pupils))
    )


def versions(session: Session) -> Iterable[int]:
    """Return the ids of kept versions that are not earlier than the one that stands."""
    query = select(PlanVersion.id).join(Plan, Plan.id == PlanVersion.plan_id)
    return session.scalars(query.where(PlanVersion.number >= Plan.version))


def settled_aims(session: Session) -> Iterable[int]:
    """Return the ids of aims with an outcome and no day for it, or the other way round."""
    return session.scalars(select(Aim.id).where(Aim.outcome.is_(None) != Aim.outcome_on.is_(None)))


def changed_under_agreement(
    session: Session, kind: str, rows: Iterable[tuple[str, Mapping[str, Any]]]
) -> bool:
    """Say whether putting rows back has changed the aims of a plan that somebody agreed to since or before.

    kind is that of the step that is undone: how an aim went and when it is due may change, what it says may not.
    """
    for table, row in rows:
        plan = session.get(Plan, row["plan_id"]) if table in ("aim", "plan_version") else None
        if plan is None or plan.agreed_on is None:
            continue
        if table == "aim" and kind in _WRITES_AIMS:
            return True
        # The version that stands again was agreed with these aims.
        if table == "plan_version" and row["number"] == plan.version and _aims(plan) != _kept(row["content"]):
            return True
    return False


def _aims(plan: Plan) -> list[tuple[str, ...]]:
    return [(aim.words, aim.criterion, aim.contingency) for aim in plan.aims]


def _kept(content: str) -> list[tuple[str, ...]]:
    said = json.loads(content or "{}").get("aims", [])
    return [(aim["words"], aim["criterion"], aim["contingency"]) for aim in said]


def _of(pupils: Pupils) -> ColumnElement[bool]:
    return true() if pupils is None else Plan.pupil_id.in_(pupils)


def pupils_of(session: Session, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[int]:
    """Yield the pupils whose plans rows are about."""
    for table, row in rows:
        if table == "plan":
            yield row["pupil_id"]
        elif "plan_id" in row and (plan := session.get(Plan, row["plan_id"])) is not None:
            yield plan.pupil_id
