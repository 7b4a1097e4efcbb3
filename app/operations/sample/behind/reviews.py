"""The sample's reviews: every so many weeks while a placement lasts, and one that ends it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.behind.days import every, moment, stored, until
from app.operations.sample.behind.placed import Placed
from app.operations.sample.world import Row, World
from app.vocabulary import GroupingCode

_REVIEW = (
    "placement_id", "held_on", "present", "changed", "pupil_words", "safety", "decision", "ending",
    "costs_harms", "what_next", "who_told", "way_back", "approved_by", "next_look_on", "recorded_at",
    "recorded_by",
)  # fmt: skip
# Advice is followed up in its contact.
_LOOKED_AT = {GroupingCode.HELP: 35, GroupingCode.MORE_HELP: 42, GroupingCode.RISK_SUPPORT: 14}
_NOT_DECIDED_HERE = (None, "new_decision", "left")


def write_reviews(session: Session, world: World, rows: list[Placed], texts: dict[str, Any]) -> None:
    """Write the reviews of every placement that is looked at."""
    found: list[Row] = []
    for one in rows:
        if one.grouping in _LOOKED_AT:
            found += _looks(world, one, texts)
    fill_rows(session, "review", _REVIEW, found)


def _looks(world: World, one: Placed, texts: dict[str, Any]) -> list[Row]:
    apart = _LOOKED_AT[GroupingCode(one.grouping)]
    last = until(world, one.ends_on) - timedelta(days=10)
    days = every(one.starts_on, last, apart)[-8:]
    following = [*days[1:], one.next_look_on]
    found = [_row(world, one, texts, day, then) for day, then in zip(days, following, strict=False)]
    if one.ends_on is not None and one.ending not in _NOT_DECIDED_HERE:
        found.append(_row(world, one, texts, one.ends_on, None))
    return found


def _row(world: World, one: Placed, texts: dict[str, Any], day: date, following: date | None) -> Row:
    ends, risk = following is None, one.grouping == GroupingCode.RISK_SUPPORT
    return (
        one.id,
        stored(day),
        "\n".join((one.by, world.pick(texts["with_whom"]))),
        world.pick(texts["changed"]),
        world.pick(world.names["pupil_words"]) if world.chance(0.5) else "",
        world.pick(texts["risk"]["safety"]) if risk else "",
        "end" if ends else "continue",
        one.ending if ends else None,
        "",
        world.pick(texts["what_next"]) if ends else "",
        world.pick(texts["who_told"]) if ends else "",
        world.pick(texts["way_back"]) if ends else "",
        one.by if ends and risk else "",
        stored(following),
        moment(day),
        one.by,
    )
