"""Writing the courses of the invented pupils as placements, who took part, and the needs behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.course import RISK, Course
from app.operations.sample.decision_facts import FACTS, NO_FACTS, facts_of
from app.operations.sample.decisions import ending_of, need_row, next_look, recorded, took_part, withdrawn
from app.operations.sample.world import Row, World
from app.vocabulary import band_of

_PLACEMENT = (
    "pupil_id", "domain_id", "grouping_id", "band", "reason", "pupil_words", "parent_view", "help_unused",
    "risk", "safeguarding_ref", "next_look_on", "starts_on", "ends_on", "ending", "ending_note",
    "approved_by", "recorded_at", "recorded_by", "withdrawn_at", "withdrawn_why",
    *FACTS,
)  # fmt: skip
_NEED = (
    "pupil_id", "domain_id", "need_id", "seen", "difficulty", "since_on", "noted_on", "noted_by_id",
    "closed_on", "closed_why",
)  # fmt: skip
_PARTICIPANT = ("placement_id", "kind", "staff_id", "name", "decided", "at_end")
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
        ending, note = ending_of(world, course, last=last)
        if world.chance(0.012) and grouping != RISK:
            wrong = "advice" if grouping == "help" else "help"
            mistake = _placement(world, course, (wrong, first), until, staff[1])
            rows.placements.append(
                (*mistake, None, "", "", *recorded(world, first, staff[1]), *withdrawn(first), *NO_FACTS)
            )
            rows.participants.append(took_part(world, staff[0]))
        row = _placement(world, course, (grouping, first), until, staff[1])
        facts = facts_of(world, grouping, first, until, staff[1])
        approved = staff[1] if grouping == RISK and ending else ""
        made = recorded(world, first, staff[1])
        rows.placements.append((*row, ending, note, approved, *made, None, None, *facts))
        people = took_part(world, staff[0])
        if last and until is not None and not course.left:
            people.append(("staff", staff[0], "", 1, 1))
        rows.participants.append(people)
    rows.needs.append(need_row(world, course, staff[0], ending))


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
        next_look(world, grouping, first, until).isoformat(),
        first.isoformat(),
        until.isoformat() if until else None,
    )
