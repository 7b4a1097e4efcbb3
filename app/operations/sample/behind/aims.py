"""The sample's aims with how likely they were held to be, how they were rated, and how they came out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.behind.days import every, stored, until
from app.operations.sample.behind.placed import Episode
from app.operations.sample.world import Row, World

_AIM = (
    "plan_id", "position", "words", "criterion", "target_on", "contingency", "outcome", "outcome_on",
    "outcome_note",
)  # fmt: skip
_LIKELIHOOD = ("aim_id", "judged_on", "judged_by", "likelihood", "percent")
_RATING = ("aim_id", "rated_on", "respondent", "value")
# Of ten aims whose day has come.
_CAME_OUT = ("achieved",) * 6 + ("partly",) * 3 + ("not",)


def write_aims(
    session: Session, world: World, runs: list[Episode], plans: list[int], texts: dict[str, Any]
) -> None:
    """Write one or two aims for each plan that is not about managing risk only."""
    chosen: list[tuple[Episode, Row]] = []
    for run, plan_id in zip(runs, plans, strict=True):
        if run.risk:
            continue
        shelf = texts["aims"][run.first.domain]
        wanted = 2 if world.chance(0.35) else 1
        for position, aim in enumerate(world.dice.sample(shelf, min(wanted, len(shelf)))):
            chosen.append((run, _aim(world, run, plan_id, position, aim)))
    ids = fill_rows(session, "aim", _AIM, [row for _, row in chosen])
    likelihoods, ratings = list[Row](), list[Row]()
    for aim_id, (run, row) in zip(ids, chosen, strict=True):
        judged = run.first.starts_on
        likely = world.pick(("possible", "likely", "likely", "very_likely"))
        likelihoods.append((aim_id, stored(judged), "child, family and school", likely, None))
        ratings += _ratings(world, run, aim_id, row)
    fill_rows(session, "aim_likelihood", _LIKELIHOOD, likelihoods)
    fill_rows(session, "aim_rating", _RATING, ratings)


def _aim(world: World, run: Episode, plan_id: int, position: int, aim: dict[str, str]) -> Row:
    target = run.first.starts_on + timedelta(weeks=world.pick((8, 10, 12, 16)))
    over = run.last.ends_on
    if over is None:
        # Plans that go on were given a new date; a few are past theirs.
        ahead = world.between(5, 60) if world.chance(0.93) else -world.between(1, 16)
        target = max(target, world.today + timedelta(days=ahead))
    out = world.pick(_CAME_OUT) if over is not None else None
    return (
        plan_id,
        position,
        aim["words"],
        aim["criterion"],
        stored(min(target, over) if over is not None else target),
        aim["contingency"],
        out,
        stored(over),
        "",
    )


def _ratings(world: World, run: Episode, aim_id: int, row: Row) -> list[Row]:
    value, found = world.between(1, 4), list[Row]()
    end = until(world, run.last.ends_on)
    for day in [run.first.starts_on, *every(run.first.starts_on, end, 21)][-12:]:
        if day > end:
            break
        found.append((aim_id, stored(day), "young_person", value))
        step = world.pick((0, 0, 1, 1, 2, -1)) if row[6] != "not" else world.pick((0, 0, 0, 1, -1))
        value = max(0, min(10, value + step))
    return found
