"""Writing the sample's groups: who runs them, who is in them, their sessions and registers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.motion.made import Made, Run
from app.operations.sample.world import Row, World
from app.vocabulary import OVER, Stage

_GROUP = (
    "offer_id", "name", "starts_on", "planned_end_on", "ends_on", "ended_why", "weekday", "starts_at", "minutes",
    "place", "places", "sessions_planned", "alone", "misses", "notes",
)  # fmt: skip
_SESSION = ("group_id", "held_on", "state", "minutes", "note", "recorded_at", "recorded_by")
_ATTENDANCE = ("session_id", "support_id", "here", "absence", "note")
_WHY_AWAY = ("away", "away", "away", "busy", "chose_not", "not_fetched")


def write_groups(
    session: Session, world: World, runs: list[Run], ids: dict[int, int], texts: dict[str, Any]
) -> None:
    """Write the groups; ids says the number of each support by the `id()` of what it was made from."""
    groups = fill_rows(session, "offer_group", _GROUP, [_row(world, run, texts) for run in runs])
    staff, members = list[Row](), list[Row]()
    for group_id, run in zip(groups, runs, strict=True):
        staff.append((group_id, world.pick(world.staff)[0], 1))
        for made in run.members:
            members.append((ids[id(made)], group_id, *_days(made)))
    fill_rows(session, "group_staff", ("group_id", "staff_id", "lead"), staff)
    fill_rows(session, "membership", ("support_id", "group_id", "starts_on", "ends_on"), members)
    _write_sessions(session, world, list(zip(groups, runs, strict=True)), ids, texts)


def _row(world: World, run: Run, texts: dict[str, Any]) -> Row:
    last = _over(world, run)
    offer = run.wanted.offer
    return (
        offer.id,
        run.name,
        stored(run.first),
        stored(run.last),
        stored(last),
        ""
        if last is None
        else "The planned sessions were held."
        if last == run.last
        else "It ended earlier.",
        run.days[0].weekday() if run.days else None,
        world.pick(texts["times"]),
        offer.minutes,
        world.pick(texts["rooms"]),
        run.places,
        len(run.days) or None,
        int(run.alone),
        world.pick(texts["misses"]),
        "",
    )


def _over(world: World, run: Run) -> date | None:
    """Return the last day of a group that is over: it has met as planned, or whom it was for alone goes no more."""
    if not all(made.stage in OVER for made in run.members):
        return None
    if run.alone:
        return min(run.last, max(made.stages[-1][1] for made in run.members))
    return run.last if run.last <= world.today else None


def _days(made: Made) -> Row:
    began = next(day for stage, day in made.stages if stage == Stage.RUNNING)
    over = made.stages[-1][1] + timedelta(days=1) if made.stage in OVER else None
    return stored(began), stored(over)


def _write_sessions(
    session: Session, world: World, runs: list[tuple[int, Run]], ids: dict[int, int], texts: dict[str, Any]
) -> None:
    rows, there = list[Row](), list[tuple[Run, date, str]]()
    for group_id, run in runs:
        share = 0.35 if world.chance(0.08) else 0.05
        by, last = world.pick(world.staff)[1], _over(world, run)
        for day in run.days:
            if last is not None and day > last:
                continue
            state = _state(world, day, share)
            why = world.pick(texts["cancelled"]) if state == "cancelled" else ""
            rows.append((group_id, stored(day), state, run.wanted.offer.minutes, why, moment(run.first), by))
            there.append((run, day, state))
    sessions = fill_rows(session, "group_session", _SESSION, rows)
    marks: list[Row] = []
    for session_id, (run, day, state) in zip(sessions, there, strict=True):
        if state == "held":
            marks += [_mark(world, session_id, ids[id(m)]) for m in run.members if _is_member(m, day)]
    fill_rows(session, "attendance", _ATTENDANCE, marks)


def _state(world: World, day: date, share: float) -> str:
    """Return planned, held or cancelled; the newest registers of some are still to be taken."""
    if day > world.today or (day > world.today - timedelta(days=8) and world.chance(0.3)):
        return "planned"
    return "cancelled" if world.chance(share) else "held"


def _is_member(made: Made, day: date) -> bool:
    first, end = _days(made)
    return str(first) <= day.isoformat() and (end is None or day.isoformat() < str(end))


def _mark(world: World, session_id: int, support_id: int) -> Row:
    here = world.chance(0.88)
    return (session_id, support_id, int(here), None if here else world.pick(_WHY_AWAY), "")
