"""Many threads that write through one pool: every commit lands, once, and the trail stays one chain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from app.store import Store
from tests.faults.harness import tally
from tests.faults.schools import add, surnames, wrong_with

THREADS, COMMITS = 12, 20


def test_twelve_threads_write_twenty_times_each_and_nothing_is_lost(store: Store) -> None:
    # A store each, as a window and its workers have none in common but the pool.
    stores = [Store(store.database, store.who, store.now) for _ in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(lambda number: write(stores[number], number), range(THREADS)))
    counted, found = tally("commits of 12 threads"), surnames(store)
    for surname in (f"Quill {number}-{count}" for number in range(THREADS) for count in range(COMMITS)):
        if surname in found:
            counted.add()
        else:
            counted.lose(surname)
    assert counted.lost == []
    assert len(found) == THREADS * COMMITS
    assert wrong_with(store) == []


def test_threads_that_share_a_store_wait_for_each_other(store: Store) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(lambda number: write(store, number, 5), range(THREADS)))
    assert len(surnames(store)) == THREADS * 5
    assert wrong_with(store) == []


def write(store: Store, number: int, commits: int = COMMITS) -> None:
    """Add one pupil after another."""
    for count in range(commits):
        add(store, f"Quill {number}-{count}")
