"""Writing the sample's meetings: monthly ones behind, one ahead, whom they were about, and the actions agreed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Meeting, Organisation
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.behind.placed import Episode
from app.operations.sample.motion.table import Table
from app.operations.sample.world import Row, World

_MEETING = (
    "kind", "held_on", "starts_at", "place", "purpose", "notes", "state", "after_id", "recorded_at", "recorded_by",
)  # fmt: skip
_PERSON = ("meeting_id", "staff_id", "name", "role", "organisation_id", "present")
_PUPIL = ("meeting_id", "pupil_id", "position", "pupil_words", "said")
_ACTION = (
    "meeting_id", "pupil_id", "words", "staff_id", "owner", "organisation_id", "agreed_on", "due_on", "state",
    "closed_on", "outcome", "recorded_at", "recorded_by",
)  # fmt: skip
_BEHIND, _APART, _PUPILS, _AGENCIES = 5, 42, 8, 3
# Then the summer holidays begin.
_LAST_OF_JULY = 20
# Meetings about one pupil, and how many days ago they were; below nought they lie ahead.
_ABOUT_ONE = (("team_around_family", 26), ("annual_review", -16))


def write_meetings(session: Session, world: World, runs: list[Episode], texts: dict[str, Any]) -> None:
    """Write six multi-agency meetings, each following the one before, the last ahead; and two about one pupil each."""
    days = [_day(world, _APART * n - 9) for n in range(_BEHIND, -1, -1)]
    kinds = ["multi_agency"] * len(days)
    for kind, ago in _ABOUT_ONE:
        days, kinds = [*days, _day(world, ago)], [*kinds, kind]
    ids = _held(session, world, list(zip(kinds, days, strict=True)), texts)
    outside = list(session.execute(select(Organisation.id).where(~Organisation.in_house)).scalars())
    table = Table(session, texts["at_meetings"])
    people, pupils, actions = list[Row](), list[Row](), list[Row]()
    for meeting_id, kind, day in zip(ids, kinds, days, strict=True):
        ahead = day > world.today
        about = table.agreeing_first(_about(world, runs, day), 1 if kind != "multi_agency" else _PUPILS)
        people.append((meeting_id, world.staff[0][0], "", "", None, None if ahead else 1))
        for agency, name, job in table.for_pupils(about, _AGENCIES):
            people.append((meeting_id, None, name, job, agency, None if ahead else int(world.chance(0.8))))
        for position, pupil_id in enumerate(about):
            said = "" if ahead else world.pick(texts["said"])
            pupils.append(
                (meeting_id, pupil_id, position, "" if ahead else world.pick(texts["pupil_words"]), said)
            )
            if not ahead:
                actions += [(meeting_id, pupil_id, *_action(world, day, outside, texts)) for _ in range(2)]
    fill_rows(session, "meeting_person", _PERSON, people)
    fill_rows(session, "meeting_pupil", _PUPIL, pupils)
    fill_rows(session, "action", _ACTION, actions)


def _day(world: World, ago: int) -> date:
    day = world.today - timedelta(days=ago)
    if day.month == 7 and day.day > _LAST_OF_JULY:
        day = day.replace(day=_LAST_OF_JULY)
    return world.school_day(day, world.today + timedelta(days=1) if ago < 0 else day - timedelta(days=40))


def _held(session: Session, world: World, dated: list[tuple[str, date]], texts: dict[str, Any]) -> list[int]:
    rows: list[Row] = []
    for kind, day in dated:
        held = day <= world.today
        purpose, by = world.pick(texts["meeting_purpose"][kind]), world.pick(world.staff)[1]
        state, made = ("held" if held else "planned"), moment(min(day, world.today))
        rows.append((kind, stored(day), "13:30", "Library", purpose, "", state, None, made, by))
    ids = list(fill_rows(session, "meeting", _MEETING, rows))
    for before, number in pairwise(ids[: -len(_ABOUT_ONE)]):
        session.get_one(Meeting, number).after_id = before
    return ids


def _about(world: World, runs: list[Episode], day: date) -> list[int]:
    """Return pupils with a plan on a day, none of whose plan is about managing risk only, in any order."""
    there = sorted(
        {
            run.first.pupil_id
            for run in runs
            if not run.risk
            and run.first.starts_on <= day
            and (run.last.ends_on is None or day < run.last.ends_on)
        }
    )
    world.dice.shuffle(there)
    return there


def _action(world: World, day: date, outside: list[int], texts: dict[str, Any]) -> Row:
    due = day + timedelta(days=world.between(7, 40))
    done = due < world.today and world.chance(0.85)
    staff = world.pick(world.staff)
    agency = world.pick(outside) if outside and world.chance(0.3) else None
    closed = min(due, world.today) if done else None
    return (
        world.pick(texts["actions"]),
        None if agency else staff[0],
        "",
        agency,
        stored(day),
        stored(due),
        "done" if done else "open",
        stored(closed),
        world.pick(texts["action_done"]) if done else "",
        moment(day),
        staff[1],
    )
