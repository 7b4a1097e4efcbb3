"""Aims as entries of a pupil's story: set, judged, rated, settled."""

from __future__ import annotations

from app.models import Aim, AimRating, Plan
from app.queries.map_words import full_day
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, led_by, lines, stopped
from app.vocabulary import within

_OUTCOMES = {"achieved": "Achieved", "partly": "Partly achieved", "not": "Not achieved"}


def aim_entries(told: Telling, plans: list[Plan]) -> list[StoryEntry]:
    """Return what happened to the aims of plans."""
    found = []
    for plan in plans:
        for aim in plan.aims:
            found.append(_set(plan, aim))
            found += _judged(told, aim, plan.domain_id)
            found += [_rated(told, aim, row, plan.domain_id) for row in aim.ratings]
            if aim.outcome and aim.outcome_on:
                found.append(_settled(aim, plan.domain_id))
    return found


def _set(plan: Plan, aim: Aim) -> StoryEntry:
    # An aim bears no date of its own: it was first judged or rated on the day it was set, or is as old as its plan.
    days = [row.judged_on for row in aim.likelihoods] + [row.rated_on for row in aim.ratings]
    said = lines(
        led_by("Seen when", aim.criterion),
        f"By {full_day(aim.target_on)}." if aim.target_on else "",
        led_by("If not", aim.contingency),
    )
    title = f"Aim: “{aim.words}”"
    on = max(plan.started_on, min(days, default=plan.started_on))
    return StoryEntry(("aim", aim.id), on, title, said, brief=stopped(title), domain_id=plan.domain_id)


def _judged(told: Telling, aim: Aim, domain_id: int) -> list[StoryEntry]:
    found = []
    for row in aim.likelihoods:
        how = within(told.word("likelihood", row.likelihood))
        share = f", {row.percent}%" if row.percent is not None else ""
        title = f"How likely “{aim.words}” is: {how}{share}"
        said = lines(f"Judged by {row.judged_by}." if row.judged_by else "")
        key = ("likelihood", row.id)
        found.append(StoryEntry(key, row.judged_on, title, said, brief=stopped(title), domain_id=domain_id))
    return found


def _rated(told: Telling, aim: Aim, row: AimRating, domain_id: int) -> StoryEntry:
    title = f"Rated “{aim.words}”: {row.value} of 10"
    who = told.word("respondent", row.respondent)
    said = lines(f"By: {within(who)}." if who else "")
    return StoryEntry(
        ("rating", row.id), row.rated_on, title, said, brief=stopped(title), domain_id=domain_id
    )


def _settled(aim: Aim, domain_id: int) -> StoryEntry:
    assert aim.outcome is not None
    assert aim.outcome_on is not None
    title = f"{_OUTCOMES[aim.outcome]}: “{aim.words}”"
    agreed = led_by("What was agreed for this", aim.contingency) if aim.outcome != "achieved" else ""
    key = ("settled", aim.id)
    said = lines(aim.outcome_note, agreed)
    return StoryEntry(key, aim.outcome_on, title, said, brief=stopped(title), domain_id=domain_id)
