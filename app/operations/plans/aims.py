"""The aims of a plan: written in the family's words, judged, rated, and settled at their date."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Aim, AimLikelihood, AimRating
from app.operations.plans.drafts import AimDraft
from app.operations.plans.standing import refuse_agreed, standing_aim, standing_plan
from app.queries.story.aim_words import short_aim
from app.queries.wording import words
from app.vocabulary import ListKind

OUTCOMES = {"achieved": "Achieved", "partly": "Partly achieved", "not": "Not achieved"}


def write_aim(session: Session, draft: AimDraft, *, today: date) -> Done:
    """Add an aim to a plan that is still a draft, or change one."""
    plan = standing_plan(session, draft.plan_id, today)
    refuse_agreed(plan)
    if found := draft.problems():
        raise Invalid(found)
    if draft.id is None:
        last = max((aim.position for aim in plan.aims), default=0)
        aim = Aim(position=last + 1)
    else:
        aim = standing_aim(session, draft.id, today)
    aim.words, aim.criterion = draft.words.strip(), draft.criterion.strip()
    aim.target_on, aim.contingency = draft.target_on, draft.contingency.strip()
    if draft.id is None:
        plan.aims.append(aim)
    session.flush()
    verb = "Added" if draft.id is None else "Changed"
    return Done(f"{verb} an aim for {plan.pupil.known_as}: {short_aim(aim.words)}.", id=aim.id)


def drop_aim(session: Session, aim_id: int, *, today: date) -> Done:
    """Take an aim out of a draft, with its ratings; earlier versions keep it."""
    aim = standing_aim(session, aim_id, today)
    plan = aim.plan
    refuse_agreed(plan)
    session.delete(aim)
    session.flush()
    session.expire(plan, ["aims"])
    return Done(f"Taken out for {plan.pupil.known_as}: {short_aim(aim.words)}.", id=plan.id)


def judge_aim(
    session: Session,
    aim_id: int,
    likelihood: str,
    *,
    by: str,
    on: date,
    percent: int | None = None,
    today: date,
) -> Done:
    """Note how likely somebody holds an aim to be by its date; earlier judgements stay as its history."""
    aim = standing_aim(session, aim_id, today)
    found = _day_problem(on, today)
    known = words(session, ListKind.LIKELIHOOD)
    if likelihood not in known:
        found["likelihood"] = "Choose how likely it is."
    if not by.strip():
        found["by"] = "Say who judged it."
    if percent is not None and not 0 <= percent <= 100:
        found["percent"] = "Give 0 to 100, or leave it empty."
    if found:
        raise Invalid(found)
    aim.likelihoods.append(
        AimLikelihood(judged_on=on, judged_by=by.strip(), likelihood=likelihood, percent=percent)
    )
    session.flush()
    return Done(f"{known[likelihood]}, said by {by.strip()}: {short_aim(aim.words)}.", id=aim.id)


def rate_aim(session: Session, aim_id: int, *, value: int, respondent: str, on: date, today: date) -> Done:
    """Note how near an aim is from 0 to 10; a second rating by the same respondent on a day takes the first's place."""
    aim = standing_aim(session, aim_id, today)
    found = _day_problem(on, today)
    if not 0 <= value <= 10:
        found["value"] = "Choose 0 to 10."
    if respondent not in words(session, ListKind.RESPONDENT):
        found["respondent"] = "Choose who rated it."
    if found:
        raise Invalid(found)
    known = next((r for r in aim.ratings if r.rated_on == on and r.respondent == respondent), None)
    if known is None:
        aim.ratings.append(AimRating(rated_on=on, respondent=respondent, value=value))
    else:
        known.value = value
    session.flush()
    return Done(f"Rated {value} of 10: {short_aim(aim.words)}.", id=aim.id)


def settle_aim(session: Session, aim_id: int, outcome: str, *, on: date, note: str = "", today: date) -> Done:
    """Note whether an aim was achieved, partly or not, from a day, and what was decided then."""
    aim = standing_aim(session, aim_id, today)
    found = _day_problem(on, today)
    if outcome not in OUTCOMES:
        found["outcome"] = "Choose achieved, partly or not."
    elif outcome != "achieved" and not note.strip():
        found["note"] = "Say what was decided now."
    if found:
        raise Invalid(found)
    aim.outcome, aim.outcome_on, aim.outcome_note = outcome, on, note.strip()
    return Done(f"{OUTCOMES[outcome]}: {short_aim(aim.words)}.", id=aim.id)


def _day_problem(on: date, today: date) -> dict[str, str]:
    return {"on": "This can be today or earlier."} if on > today else {}
