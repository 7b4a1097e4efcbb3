"""Writing the sample's supports, with their stages, how they ended and what came of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.behind.days import moment, stored
from app.operations.sample.motion.made import Made
from app.operations.sample.world import Row, World
from app.vocabulary import OVER, Stage

_SUPPORT = (
    "pupil_id", "offer_id", "domain_id", "began_on", "why", "tried_before", "asked_by_id", "sessions_planned",
    "minutes_planned", "sessions_delivered", "sessions_attended", "next_look_on", "sole_reason", "notes",
    "ended_on", "ending", "ending_note", "what_next", "who_told", "way_back", "outcome", "outcome_on",
    "outcome_note", "recorded_at", "recorded_by",
)  # fmt: skip
_STAGE = ("support_id", "stage", "starts_on", "ends_on", "reason", "recorded_at", "recorded_by")
_ENDINGS = ("goals_met",) * 9 + ("moved_on",) * 5 + ("not_working",) * 3 + ("declined", "costs_outweigh")
_CAME_OF_IT = {
    "goals_met": ("2", "2", "1", "1", "1"),
    "moved_on": ("1", "1", "0", None),
    "not_working": ("0", "0", "-1"),
    "declined": (None, "0"),
    "costs_outweigh": ("0", "-1"),
}


def write_supports(session: Session, world: World, made: list[Made], texts: dict[str, Any]) -> range:
    """Write them; returns their ids in order."""
    staff = {name: number for number, name in world.staff}
    ids = fill_rows(session, "support", _SUPPORT, [_row(world, one, staff, texts) for one in made])
    stages: list[Row] = []
    for support_id, one in zip(ids, made, strict=True):
        ends = [stored(day) for _, day in one.stages[1:]] + [None]
        for (stage, day), end in zip(one.stages, ends, strict=True):
            reason = world.pick(texts["stage_reason"].get(stage, [""]))
            stages.append((support_id, stage, stored(day), end, reason, moment(day), one.wanted.by))
    fill_rows(session, "support_stage", _STAGE, stages)
    return ids


def _row(world: World, made: Made, staff: dict[str, int], texts: dict[str, Any]) -> Row:
    one = made.wanted
    over = made.stages[-1][1] if made.stage in OVER else None
    alone = made.run is not None and made.run.alone
    return (
        one.pupil_id,
        one.offer.id,
        one.domain_id,
        stored(one.since),
        world.pick(texts["why"]),
        world.pick(texts["tried_before"]),
        staff.get(one.by),
        made.planned,
        one.offer.minutes,
        made.delivered,
        made.attended,
        stored(_look(world)) if over is None else None,
        int(alone and world.chance(0.2)),
        "",
        stored(over),
        *_ending(world, made, over, texts),
        moment(one.since),
        one.by,
    )


def _look(world: World) -> date:
    """Return when it is looked at again: a few are overdue."""
    late = world.chance(0.05)
    return world.today + timedelta(days=-world.between(1, 12) if late else world.between(4, 45))


def _ending(world: World, made: Made, over: date | None, texts: dict[str, Any]) -> Row:
    """Return ending, its note, what next, who was told, way back, outcome, its day and its note."""
    if over is None or made.stage != Stage.ENDED:
        return (None, "", "", "", "", None, None, "")
    ran = any(stage == Stage.RUNNING for stage, _ in made.stages)
    ending = "left" if made.wanted.left else world.pick(_ENDINGS) if ran else "moved_on"
    came = world.pick(_CAME_OF_IT[ending]) if ran and ending != "left" else None
    told = (world.pick(texts["what_next"]), world.pick(texts["who_told"]), world.pick(texts["way_back"]))
    note = world.pick(texts["ending_note"][ending])
    about = world.pick(texts["outcome_note"]) if came is not None else ""
    return (ending, note, *told, came, stored(over) if came is not None else None, about)
