"""Who agreed to the version of a plan that stands, when and how, or why not."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Agreement, Involvement, Plan
from app.operations.plans.drafts import AgreementDraft
from app.operations.plans.standing import standing_plan
from app.operations.record import recorded_at, recorded_by
from app.queries.map_words import full_day
from app.queries.plans.gates import findings
from app.queries.wording import words
from app.vocabulary import ListKind

KINDS = {
    "young_person": "the young person",
    "family": "the family",
    "school": "the school",
    "agency": "an agency",
}


def record_agreement(session: Session, draft: AgreementDraft, *, today: date) -> Done:
    """Record an agreement to the version that stands, or why there is none; for one person the newest counts."""
    plan = standing_plan(session, draft.plan_id, today)
    found = draft.problems(today)
    if draft.kind not in KINDS:
        found["kind"] = "Choose who this is about."
    if draft.method and draft.method not in words(session, ListKind.METHOD):
        found["method"] = "Choose how from the list."
    if draft.not_agreed and draft.not_agreed not in words(session, ListKind.NOT_AGREED):
        found["not_agreed"] = "Choose a reason from the list."
    who = session.get(Involvement, draft.involvement_id) if draft.involvement_id is not None else None
    if draft.involvement_id is not None and (who is None or who.pupil_id != plan.pupil_id):
        found["involvement_id"] = "Choose somebody around this pupil."
    if found:
        raise Invalid(found)
    row = Agreement(
        plan=plan,
        version=plan.version,
        kind=draft.kind,
        involvement=who,
        agreed_on=draft.agreed_on,
        method=draft.method,
        own_words=draft.own_words.strip(),
        not_agreed=draft.not_agreed,
        how_shared=draft.how_shared.strip(),
        recorded_at=recorded_at(session),
        recorded_by=recorded_by(session),
    )
    session.add(row)
    session.flush()
    again = _draft_again(session, plan, today)
    said = "not agreed, with why" if draft.agreed_on is None else f"agreed on {full_day(draft.agreed_on)}"
    name = who.name if who is not None else KINDS[draft.kind]
    return Done(f"Noted for {plan.pupil.known_as}: {name}, {said}.{again}", id=row.id)


def take_back_agreement(session: Session, agreement_id: int, *, today: date) -> Done:
    """Take an agreement out that was recorded by mistake; what then lacks one is a draft again."""
    row = session.get(Agreement, agreement_id)
    if row is None:
        raise Problem("That agreement is no longer there.")
    plan = standing_plan(session, row.plan_id, today)
    if row.version != plan.version:
        raise Problem("That agreement is to an earlier version, which stays as it was.")
    session.delete(row)
    session.flush()
    again = _draft_again(session, plan, today)
    return Done(
        f"Taken out for {plan.pupil.known_as}: the agreement of {KINDS[row.kind]}.{again}", id=plan.id
    )


def _draft_again(session: Session, plan: Plan, today: date) -> str:
    """Make an agreed plan a draft again where it now lacks something; return the words for that."""
    if plan.agreed_on is None or not any(found.hinders for found in findings(plan, session, today)):
        return ""
    plan.agreed_on = None
    return " The plan is a draft again."
