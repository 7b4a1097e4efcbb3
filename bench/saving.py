"""Saving a placement with its journal and audit, on disk, beside one plain row by the same driver."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.queries.pupils import pupil_rows
from app.queries.wording import domains
from app.schools import open_store
from app.store import Store
from bench.measure import Measure, in_turn
from bench.schools import locked_school, school, unlocked

SAVES = 20  # a run


def measures(runs: int) -> list[Measure]:
    """Return the measures of a save in a school of 2,000 pupils, without and with a lock; each run saves many times."""
    # Beside the schools, so that it is the same disk; some systems keep the temporary folder in memory.
    with tempfile.TemporaryDirectory(dir=school(2000).parent) as temporary:
        open_one = open_store(Path(shutil.copytree(school(2000), Path(temporary) / "school")))
        locked_one = Path(shutil.copytree(locked_school(2000), Path(temporary) / "locked"))
        store = open_store(locked_one, unlocked(locked_one))
        drafts, plain_drafts = _drafts(store), _drafts(open_one)

        def save() -> float:
            return _timed(lambda: store.write(place_pupil, next(drafts), today=store.today()))

        def save_open() -> float:
            return _timed(lambda: open_one.write(place_pupil, next(plain_drafts), today=store.today()))

        with store.database.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, word TEXT)")

            def plain() -> float:
                return _timed(lambda: _insert(driver))

            ours, without, peer = in_turn(runs * SAVES, save, save_open, plain, warm=5)
        store.close()
        open_one.close()
    return [
        Measure("save: a placement, on disk", "ms", ours, "one plain row", peer, 10),
        Measure("save: sealed and signed", "ms", ours, "without a lock", without, 1.5, of_peer=True),
    ]


def _insert(driver: Any) -> None:
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("INSERT INTO plain (word) VALUES ('word')")
    driver.execute("COMMIT")


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _drafts(store: Store) -> Iterator[PlacementDraft]:
    today = store.today()
    domain = store.read(domains)[0].id
    who = (ParticipantDraft("staff", name="Class teacher"),)
    for grouping in ("advice", "help"):
        for row in store.read(pupil_rows, today=today):
            yield PlacementDraft(
                row.id,
                domain,
                grouping,
                reason="Worries before lessons, most mornings.",
                participants=who,
                next_look_on=today + timedelta(days=42),
            )
