"""Writing the sample's meetings: monthly ones behind, one ahead, whom they were about, and the actions agreed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Organisation
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.behind.placed import Episode
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
_BEHIND, _APART, _PUPILS = 5, 42, 8


def write_meetings(session: Session, world: World, runs: list[Episode], texts: dict[str, Any]) -> None:
    """Write six multi-agency meetings, each starting from the one before; the last lies ahead."""
    days = [_day(world, _APART * n - 9) for n in range(_BEHIND, -1, -1)]
    ids = _held(session, world, days, texts)
    outside = list(session.execute(select(Organisation.id).where(~Organisation.in_house)).scalars())
    people, pupils, actions = list[Row](), list[Row](), list[Row]()
    for meeting_id, day in zip(ids, days, strict=True):
        ahead = day > world.today
        present = None if ahead else 1
        people += [(meeting_id, staff, "", "", None, present) for staff in {s for s, _ in world.staff[:1]}]
        for agency in world.dice.sample(outside, min(3, len(outside))):
            name, job = world.pick(texts["professional_names"]), world.pick(texts["professionals"])
            people.append((meeting_id, None, name, job, agency, None if ahead else int(world.chance(0.8))))
        for position, pupil_id in enumerate(_about(world, runs, day)):
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
    return world.school_day(day, world.today + timedelta(days=1) if ago < 0 else day - timedelta(days=40))


def _held(session: Session, world: World, days: list[date], texts: dict[str, Any]) -> range:
    rows: list[Row] = []
    for day in days:
        held = day <= world.today
        purpose, by = world.pick(texts["meeting_purpose"]), world.pick(world.staff)[1]
        state, made = ("held" if held else "planned"), moment(min(day, world.today))
        rows.append(("multi_agency", stored(day), "13:30", "Library", purpose, "", state, None, made, by))
    return fill_rows(session, "meeting", _MEETING, rows)


def _about(world: World, runs: list[Episode], day: date) -> list[int]:
    """Return pupils with a plan on a day, none of whose plan is about managing risk only."""
    there = sorted(
        {
            run.first.pupil_id
            for run in runs
            if not run.risk
            and run.first.starts_on <= day
            and (run.last.ends_on is None or day < run.last.ends_on)
        }
    )
    return world.dice.sample(there, min(_PUPILS, len(there)))


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
