"""The small facts of an invented decision: when it is looked at again, who took part, why it ended."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.sample.course import RISK, Course
from app.operations.sample.world import Row, World
from app.operations.words import STARTER
from app.vocabulary import ListKind

_WHY_ENDED = ("goals_met",) * 6 + (
    "moved_on",
    "not_working",
    "declined",
    "costs_outweigh",
    "goals_met",
    "other",
)
_DIFFICULTY = ("mild",) * 4 + ("temporary",) * 3 + ("fluctuating",) * 3 + ("severe_ongoing", None)
_ENDING_WORDS = dict(STARTER[ListKind.ENDING])


def next_look(world: World, grouping: str, first: date, until: date | None) -> date:
    """Return when a placement is looked at again: a few are overdue, some fall due within a fortnight."""
    if until is not None:
        return first + timedelta(days=14 if grouping == RISK else 35)
    throw = world.dice.random()
    if throw < 0.04:
        day = world.today - timedelta(days=world.between(1, 9))
    elif throw < 0.13 or grouping == RISK:
        day = world.today + timedelta(days=world.between(0, 14))
    else:
        day = world.today + timedelta(days=world.between(15, 42))
    if day.weekday() > 4:
        day += timedelta(days=7 - day.weekday())
    return max(day, first + timedelta(days=1))


def ending_of(world: World, course: Course, *, last: bool) -> tuple[str | None, str]:
    """Return why a placement ended and a word on it; (None, "") for one that stands."""
    if last and course.ends_on is None:
        return None, ""
    why = "new_decision" if not last else "left" if course.left else world.pick(_WHY_ENDED)
    if why == "goals_met" and course.steps[-1][0] == RISK:
        why = "moved_on"  # managing risk has no goals to meet
    return why, "" if why == "new_decision" else world.pick(world.names["endings"][why])


def recorded(world: World, day: date, who: str) -> tuple[str, str]:
    """Return when and by whom a decision of a day was recorded, as the file stores it."""
    return f"{day.isoformat()} {world.between(8, 16):02d}:{world.between(0, 59):02d}:00.000000", who


def withdrawn(day: date) -> tuple[str, str]:
    """Return when a mistake of a day was withdrawn, as the file stores it, and why."""
    return f"{day.isoformat()} 17:05:00.000000", "Recorded by mistake; corrected."


def took_part(world: World, staff_id: int) -> list[Row]:
    """Return who took part in a decision, as rows without the placement."""
    people: list[Row] = [("staff", staff_id, "", 1, 0)]
    if world.chance(0.75):
        people.append(("parent", None, "", 1, 0))
    if world.chance(0.7):
        people.append(("young_person", None, "", 1, 0))
    if world.chance(0.08):
        people.append(("agency", None, "", 0, 0))
    return people


def need_row(world: World, course: Course, staff_id: int, ending: str | None) -> Row:
    """Return the need behind a course, as a row."""
    noted = course.steps[0][1]
    return (
        course.child.id,
        world.codes.domains[course.domain],
        world.pick(world.needs[course.domain]),
        world.pick(world.names["seen"][course.domain]) if world.chance(0.8) else "",
        world.pick(_DIFFICULTY),
        (noted - timedelta(days=world.between(10, 120))).isoformat(),
        noted.isoformat(),
        staff_id,
        course.ends_on.isoformat() if course.ends_on else None,
        _ENDING_WORDS[ending or "other"] if course.ends_on else None,
    )
