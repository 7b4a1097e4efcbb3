"""The plan itself: write it, agree it, begin its next version."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Domain, Plan, PlanVersion, Pupil, Staff
from app.operations.plans.drafts import PlanDraft
from app.operations.plans.standing import refuse_agreed, refuse_hidden, standing_plan, stands_in
from app.operations.record import recorded_at, recorded_by
from app.queries.map_words import full_day
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.plans.agreed_by import newest_agreements
from app.queries.plans.gates import findings
from app.queries.plans.planned import PLANNED
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import Band, within

TEXT = tuple(
    f.name for f in fields(PlanDraft) if f.name not in {"pupil_id", "domain_id", "band", "started_on"}
)
_AIM = ("words", "criterion", "target_on", "contingency")


def write_plan(session: Session, draft: PlanDraft, *, today: date) -> Done:
    """Write the open plan of a pupil, domain and band, or begin it; drafting is free.

    Raises Problem where the pupil is in no grouping with such a plan, or where its text is agreed already.
    """
    pupil, domain = _refuse(session, draft, today)
    plan = session.scalar(
        select(Plan).where(
            Plan.pupil_id == pupil.id,
            Plan.domain_id == domain.id,
            Plan.band == draft.band,
            Plan.ended_on.is_(None),
        )
    )
    begun = plan is None
    if plan is None:
        plan = Plan(pupil_id=pupil.id, domain_id=domain.id, band=draft.band, started_on=today)
        session.add(plan)
    else:
        refuse_hidden(session, plan, today)
        refuse_agreed(plan)
    plan.started_on = draft.started_on or plan.started_on
    for name in TEXT:
        value = getattr(draft, name)
        setattr(plan, name, value.strip() if isinstance(value, str) else value)
    session.flush()
    verb = "Begun" if begun else "Changed"
    return Done(f"{verb}: {pupil.known_as}’s plan for {within(domain.name)}.", id=plan.id)


def agree_plan(session: Session, plan_id: int, *, on: date, today: date) -> Done:
    """Mark the version that stands as agreed from a day; raises Problem with what still stands between."""
    plan = standing_plan(session, plan_id, today)
    if plan.agreed_on is not None:
        raise Problem(f"Version {plan.version} is agreed already.")
    if on > today:
        raise Invalid({"on": "An agreement can be of today or earlier."})
    missing = [found.sentence for found in findings(plan, session, today) if found.hinders]
    if missing:
        raise Problem("The plan is still a draft.", " ".join(missing))
    said = [row.agreed_on for row in newest_agreements(plan, session) if row.agreed_on]
    if said and on < max(said):
        raise Invalid(
            {"on": f"The last agreement is of {full_day(max(said))}: choose that day or a later one."}
        )
    plan.agreed_on = on
    words = f"{plan.pupil.known_as}’s plan for {within(plan.domain.name)}"
    return Done(f"Agreed on {full_day(on)}: {words}, version {plan.version}.", id=plan.id)


def new_version(session: Session, plan_id: int, *, why: str, today: date) -> Done:
    """Keep the agreed text as it stands, with why it changes, and go on with a draft of the next version."""
    plan = standing_plan(session, plan_id, today)
    if plan.agreed_on is None:
        raise Problem(f"Version {plan.version} is still a draft.", "Change it as it is.")
    if not why.strip():
        raise Invalid({"why": "Say in a few words why the plan changes."})
    session.add(
        PlanVersion(
            plan_id=plan.id,
            number=plan.version,
            closed_on=today,
            why=why.strip(),
            content=_content(plan),
            recorded_at=recorded_at(session),
            recorded_by=recorded_by(session),
        )
    )
    plan.version, plan.agreed_on = plan.version + 1, None
    words = f"{plan.pupil.known_as}’s plan for {within(plan.domain.name)}"
    return Done(f"Version {plan.version} of {words} is a draft now.", id=plan.id)


# --- how --------------------------------------------------------------------------------------------


def _refuse(session: Session, draft: PlanDraft, today: date) -> tuple[Pupil, Domain]:
    refuse_out_of_sight(session, draft.pupil_id, draft.domain_id, today)
    if draft.band == Band.RISK and not sees_risk(session):
        raise ask_first()
    pupil, domain = session.get(Pupil, draft.pupil_id), session.get(Domain, draft.domain_id)
    if pupil is None or domain is None or draft.band not in PLANNED:
        raise Problem("That pupil or domain is no longer there.")
    if not stands_in(session, pupil.id, domain.id, draft.band):
        raise Problem("A plan begins with a decision.", "Log the grouping first.")
    found = draft.problems(today)
    if draft.co_ordinator_id is not None and session.get(Staff, draft.co_ordinator_id) is None:
        found["co_ordinator_id"] = "Choose somebody from the list."
    if found:
        raise Invalid(found)
    return pupil, domain


def _content(plan: Plan) -> str:
    text = {name: getattr(plan, name) for name in ("started_on", *TEXT, "agreed_on")}
    # By name, so that it is read when the person has gone from the list.
    del text["co_ordinator_id"]
    text["co_ordinator"] = plan.co_ordinator.name if plan.co_ordinator else None
    text["aims"] = [{name: getattr(aim, name) for name in _AIM} for aim in plan.aims]
    return json.dumps(text, default=_iso, ensure_ascii=False)


def _iso(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()
