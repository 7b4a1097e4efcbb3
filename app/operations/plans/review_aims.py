"""What a review says of the aims of the plan behind its placement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.models import Aim, Placement, Plan, Review
from app.operations.plans.aims import OUTCOMES, rate_aim, settle_aim
from app.operations.plans.review_draft import AimSaid
from app.queries.plans.sight import plan_hidden
from app.queries.story.aim_words import short_aim

# What is said of an aim, in the order of the sentence.
_COUNTED = {"rated": "rated"} | {code: words.lower() for code, words in OUTCOMES.items()}


def say_aims(
    session: Session, placement: Placement, said: Sequence[AimSaid], *, on: date, today: date
) -> str:
    """Note what a review said of aims, on the day it was held; returns that in a few words (" 2 aims rated.").

    Raises Invalid, under `aims`, where an aim is not one of the open plan behind the placement, or a part is missing.
    """
    open_aims = {aim.id: aim for aim in _aims(session, placement)} if said else {}
    told, wrong = set[tuple[str, int]](), list[str]()
    for one in said:
        aim = open_aims.get(one.aim_id)
        if aim is None:
            wrong.append(
                "An aim belongs to another plan, or its plan has ended. Nothing can be said of it here."
            )
            continue
        try:
            told.update((what, aim.id) for what in _say(session, one, on, today))
        except Invalid as found:
            wrong += [f"{short_aim(aim.words)}: {sentence}" for sentence in found.problems.values()]
    if wrong:
        raise Invalid({"aims": " ".join(dict.fromkeys(wrong))})
    return _sentence(Counter(what for what, _ in told))


def aims_stay(session: Session, review: Review) -> str:
    """Return a sentence that what was said of aims on the day of a review stays; "" where nothing was."""
    placement = review.placement
    rated = Aim.ratings.any(rated_on=review.held_on)
    found = session.scalar(
        select(Aim.id)
        .join(Plan, Plan.id == Aim.plan_id)
        .where(
            Plan.pupil_id == placement.pupil_id,
            Plan.domain_id == placement.domain_id,
            Plan.band == placement.band,
            or_(rated, Aim.outcome_on == review.held_on),
            ~plan_hidden(session),
        )
        .limit(1)
    )
    day = review.held_on
    return "" if found is None else f" What was said of its aims on {day.day} {day:%B %Y} stays."


def _aims(session: Session, placement: Placement) -> Sequence[Aim]:
    return session.scalars(
        select(Aim)
        .join(Plan, Plan.id == Aim.plan_id)
        .where(
            Plan.pupil_id == placement.pupil_id,
            Plan.domain_id == placement.domain_id,
            Plan.band == placement.band,
            Plan.ended_on.is_(None),
        )
    ).all()


def _say(session: Session, one: AimSaid, on: date, today: date) -> list[str]:
    """Rate and settle one aim; returns which of these it was."""
    found = []
    if one.rating is not None:
        rate_aim(session, one.aim_id, value=one.rating, respondent=one.respondent, on=on, today=today)
        found.append("rated")
    if one.outcome is not None:
        settle_aim(session, one.aim_id, one.outcome, on=on, note=one.note, today=today)
        found.append(one.outcome)
    return found


def _sentence(counts: Counter[str]) -> str:
    parts: list[str] = []
    for what, words in _COUNTED.items():
        if number := counts[what]:
            noun = "" if parts else " aim" if number == 1 else " aims"
            parts.append(f"{number}{noun} {words}")
    return f" {', '.join(parts)}." if parts else ""
