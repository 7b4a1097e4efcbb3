"""A register of 30 taken, and the room of every offer, in a school of 2,000 with four years of registers."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from app.models import Group, Membership, Support
from app.operations.groups.registers import RegisterDraft, take_register
from app.queries.provision_map import MapFilters, provision_map
from app.queries.supports.capacity import capacity
from app.schools import open_store
from app.store import Store
from bench.measure import Measure, in_turn
from bench.supports import supported_school

PUPILS, MEMBERS, SAVES = 2_000, 30, 10
SAVED, ASKED = 100, 50


def measures(runs: int) -> list[Measure]:
    """Return the measures; a register is saved with its journal and audit, on disk, several times a run."""
    school = supported_school(PUPILS)
    with tempfile.TemporaryDirectory(dir=school.parent) as home:
        store = open_store(Path(shutil.copytree(school, Path(home) / "school")))
        group, supports = _group(store)
        day = store.today()
        number = count()

        def save() -> float:
            at = next(number)
            gone = tuple((support, "away", "") for support in supports[at % 5 :: 10])
            draft = RegisterDraft(group, day - timedelta(days=at), gone)
            return _timed(lambda: store.write(take_register, draft, today=day))

        def ask() -> float:
            return _timed(lambda: store.read(capacity, today=day))

        def ask_map() -> float:
            return _timed(lambda: store.read(provision_map, MapFilters(day)))

        (saved,) = in_turn(runs * SAVES, save, warm=3)
        room, peer = in_turn(runs * SAVES, ask, ask_map, warm=3)
        store.close()
    return [
        Measure(f"register: one of {MEMBERS} taken", "ms", saved, limit=SAVED),
        Measure(f"register: room of every offer, {PUPILS:,} pupils", "ms", room, "the Map", peer, ASKED),
    ]


def _group(store: Store) -> tuple[int, list[int]]:
    """Make a group with 30 members, who have been in it for a year."""
    since = store.today() - timedelta(days=400)
    with store.database.writing.begin() as connection:
        supports = list(
            connection.scalars(select(Support.id).where(Support.ended_on.is_(None)).limit(MEMBERS))
        )
        values = {"name": "Thirty", "starts_on": since, "ended_why": "", "place": "", "alone": False}
        offer = connection.scalar(select(Support.offer_id).where(Support.id == supports[0]))
        made = connection.execute(insert(Group).values(offer_id=offer, misses="", notes="", **values))
        key = made.inserted_primary_key
        assert key is not None
        group = int(key[0])
        rows = [
            {
                "support_id": one,
                "group_id": group,
                "starts_on": since,
                "ends_on": store.today() + timedelta(1),
            }
            for one in supports
        ]
        connection.execute(insert(Membership), rows)
    return group, supports


def _timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
