"""Writing what the sample's pupils get, with dice of its own so that the decisions stay the same."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from app.operations.sample.behind.placed import episodes, placed
from app.operations.sample.motion.costs import write_costs, write_running
from app.operations.sample.motion.courses import supports
from app.operations.sample.motion.groups import write_groups
from app.operations.sample.motion.meetings import write_meetings
from app.operations.sample.motion.shelf import shelf, terms
from app.operations.sample.motion.supports import write_supports
from app.operations.sample.motion.wanted import wanted
from app.operations.sample.world import World
from app.queries.starter import shipped


def write_motion(session: Session, world: World, seed: int) -> None:
    """Write supports, groups, registers, costs, meetings and actions of everybody who was ever placed."""
    world = replace(world, dice=Random(seed + 3))
    texts = shipped("sample", "plans") | _said(shipped("sample", "motion"))
    session.flush()
    runs = list(episodes(placed(session)))
    made, groups = supports(world, terms(session), wanted(world, runs, shelf(session)))
    numbers = write_supports(session, world, made, texts)
    ids = {id(one): number for one, number in zip(made, numbers, strict=True)}
    write_groups(session, world, groups, ids, texts)
    write_costs(session, world, texts)
    write_running(session, world, texts)
    write_meetings(session, world, runs, texts)


def _said(texts: Any) -> Any:
    """Return texts in which what nobody said is no words."""
    if isinstance(texts, dict):
        return {name: _said(inner) for name, inner in texts.items()}
    if isinstance(texts, list):
        return [_said(inner) for inner in texts]
    return "" if texts is None else texts
