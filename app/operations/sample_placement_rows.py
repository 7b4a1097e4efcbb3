"""Writing the courses of the invented pupils as placements, who took part, and the needs behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample_courses import RISK, Course
from app.operations.sample_world import World
from app.operations.words import STARTER
from app.vocabulary import ListKind, band_of

Row = tuple[Any, ...]

_PLACEMENT = (
    "pupil_id", "domain_id", "grouping_id", "band", "reason", "pupil_words", "parent_view", "help_unused",
    "risk", "safeguarding_ref", "next_look_on", "starts_on", "ends_on", "ending", "ending_note",
    "recorded_at", "recorded_by", "withdrawn_at", "withdrawn_why",
)  # fmt: skip
_NEED = (
    "pupil_id", "domain_id", "need_id", "seen", "difficulty", "since_on", "noted_on", "noted_by_id",
    "closed_on", "closed_why",
)  # fmt: skip
_PARTICIPANT = ("placement_id", "kind", "staff_id", "name", "decided", "at_end")
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
_UNUSED = ("not_engaging", "not_effective", "none_available", "family_unable")


@dataclass(slots=True)
class _Rows:
    placements: list[Row] = field(default_factory=list)
    # Who took part, one list a placement.
    participants: list[list[Row]] = field(default_factory=list)
    needs: list[Row] = field(default_factory=list)


def write_courses(session: Session, world: World, courses: Iterator[Course]) -> int:
    """Write the courses; returns how many placements they make."""
    rows = _Rows()
    for course in courses:
        _add(world, rows, course)
    ids = fill_rows(session, "placement", _PLACEMENT, rows.placements)
    people = [(row_id, *who) for row_id, those in zip(ids, rows.participants, strict=True) for who in those]
    fill_rows(session, "participant", _PARTICIPANT, people)
    fill_rows(session, "pupil_need", _NEED, rows.needs)
    return len(ids)


def _add(world: World, rows: _Rows, course: Course) -> None:
    days = [day for _, day in course.steps[1:]] + [course.ends_on]
    staff, ending = world.pick(world.staff), None
    for number, ((grouping, first), until) in enumerate(zip(course.steps, days, strict=True)):
        if number and world.chance(0.3):
            staff = world.pick(world.staff)
        last = number == len(course.steps) - 1
        ending, note = _ending(world, course, last=last)
        if world.chance(0.012) and grouping != RISK:
            wrong = "advice" if grouping == "help" else "help"
            mistake = _placement(world, course, (wrong, first), until, staff[1])
            rows.placements.append(
                (*mistake, None, "", *_recorded(world, first, staff[1]), *_withdrawn(first))
            )
            rows.participants.append(_people(world, staff[0]))
        row = _placement(world, course, (grouping, first), until, staff[1])
        rows.placements.append((*row, ending, note, *_recorded(world, first, staff[1]), None, None))
        people = _people(world, staff[0])
        if last and until is not None and not course.left:
            people.append(("staff", staff[0], "", 1, 1))
        rows.participants.append(people)
    rows.needs.append(_need(world, course, staff[0], ending))


def _placement(world: World, course: Course, step: tuple[str, date], until: date | None, who: str) -> Row:
    grouping, first = step
    at_risk = grouping == RISK
    names = world.names
    return (
        course.child.id,
        world.codes.domains[course.domain],
        world.codes.groupings[grouping],
        band_of(grouping),
        world.pick(names["reasons"][grouping]),
        world.pick(names["pupil_words"]) if world.chance(0.7) else "",
        world.pick(names["parent_views"]) if world.chance(0.65) else "",
        world.pick(_UNUSED) if at_risk else None,
        world.pick(world.story["risks"]) if at_risk else "",
        f"SG-{world.between(100, 999)}" if at_risk else "",
        _next_look(world, grouping, first, until).isoformat(),
        first.isoformat(),
        until.isoformat() if until else None,
    )


def _next_look(world: World, grouping: str, first: date, until: date | None) -> date:
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


def _ending(world: World, course: Course, *, last: bool) -> tuple[str | None, str]:
    if last and course.ends_on is None:
        return None, ""
    why = "new_decision" if not last else "left" if course.left else world.pick(_WHY_ENDED)
    return why, "" if why == "new_decision" else world.pick(world.names["endings"][why])


def _recorded(world: World, day: date, who: str) -> tuple[str, str]:
    return f"{day.isoformat()} {world.between(8, 16):02d}:{world.between(0, 59):02d}:00.000000", who


def _withdrawn(day: date) -> tuple[str, str]:
    return f"{day.isoformat()} 17:05:00.000000", "Recorded by mistake; corrected."


def _people(world: World, staff_id: int) -> list[Row]:
    people: list[Row] = [("staff", staff_id, "", 1, 0)]
    if world.chance(0.75):
        people.append(("parent", None, "", 1, 0))
    if world.chance(0.7):
        people.append(("young_person", None, "", 1, 0))
    if world.chance(0.08):
        people.append(("agency", None, "", 0, 0))
    return people


def _need(world: World, course: Course, staff_id: int, ending: str | None) -> Row:
    noted = course.steps[0][1]
    why = None
    if course.ends_on is not None:
        why = _ENDING_WORDS[ending or "other"]
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
        why,
    )
