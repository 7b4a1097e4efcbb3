"""More pupils take next to no more memory: neither the plan nor the journal of the one write holds all their rows."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from app.imports.pupils.importing import import_pupils
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.making import list_file, plan_of

# What is done some hundred at a time has its full size with the few already; ten are there to read in what is needed.
TEN, FEW, MANY = 10, 1_000, 2_000
# Held, the rows of a plan took 1,700 bytes each, and the images of what changes about a pupil as many; packed and put
# early into the journal, all together takes up to 150, and what has been read in meanwhile some hundreds now and then.
BYTES_A_ROW = 600


def some(folder: Path, many: int, year: int) -> Path:
    """Write a list of so many pupils who are all in one year."""
    rows = (f"A{one},Thimble{one},Wren,04/03/2016,Year {year},{year}B" for one in range(many))
    return list_file(folder, *rows)


def most_of(work: Callable[[], object]) -> int:
    """Return how many bytes Python held at most for some work beyond what it held before."""
    gc.collect()
    # As in the program: tests have unused objects collected between them only.
    gc.enable()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.disable()


def test_a_list_is_planned_and_taken_in_without_being_held(store: Store, tmp_path: Path) -> None:
    sizes = []
    for many in (TEN, FEW, MANY):
        path = some(tmp_path, many, 5)
        sizes.append(most_of(lambda: store.write(import_pupils, plan_of(store, path), today=TODAY)))  # noqa: B023
        # The school itself is held while rows are compared with it.
        store.undo()
    assert sizes[2] - sizes[1] < BYTES_A_ROW * (MANY - FEW)


def test_what_a_list_changes_is_in_the_journal_and_not_held(store: Store, tmp_path: Path) -> None:
    store.write(import_pupils, plan_of(store, some(tmp_path, MANY, 5)), today=TODAY)
    sizes = []
    for many, year in ((TEN, 6), (FEW, 7), (MANY, 8)):
        plan = plan_of(store, some(tmp_path, many, year))
        assert plan.counts()["changed"] == many
        sizes.append(most_of(lambda: store.write(import_pupils, plan, today=TODAY)))  # noqa: B023
    assert sizes[2] - sizes[1] < BYTES_A_ROW * (MANY - FEW)
