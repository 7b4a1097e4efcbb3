"""Kills a program that writes, again and again, and holds the school against what was acknowledged."""

from __future__ import annotations

import random
import sys
import time
from functools import partial
from pathlib import Path

from app.schools import open_store
from tests.faults.harness import Tally, report
from tests.faults.killing import Say, killed
from tests.faults.schools import add, copied, make, surnames, wrong_with
from tests.fixtures import administrator

# A school grows under the writers; after so many kills the next begin with a small one again.
EACH = 50
LONGEST = 0.1
# On a busy machine that is not enough to begin: so many times as long as the first pupil takes.
TIMES = 3
SLOWER, FASTER = 1.1, 0.97


def write_on(folder: Path, number: int, say: Say) -> None:
    """Write pupil after pupil, and say of each that it is kept, once the store has said so."""
    store = open_store(folder, administrator())
    for count in range(10_000):
        surname = f"Quill {number}-{count}"
        add(store, surname)
        say(surname)


def main(place: Path, count: int) -> None:
    """Kill as often as asked."""
    counted, chance = Tally(""), random.Random("writing")
    fresh = make(place / "fresh", pupils=0)
    warm(copied(fresh, place / "school"))
    longest = max(LONGEST, TIMES * warm(copied(fresh, place / "school")))
    school, acknowledged = fresh, set[str]()
    for number in range(count):
        if number % EACH == 0:
            school, acknowledged = copied(fresh, place / "school"), set()
        ended = killed(partial(write_on, school, number), chance.uniform(0, longest))
        acknowledged.update(ended.said)
        counted.seen["commits acknowledged"] += len(ended.said)
        # A machine that others use too is not always as fast: three in four write more than once.
        longest = longest * SLOWER if len(ended.said) < 2 else max(LONGEST, longest * FASTER)
        last = number % EACH == EACH - 1 or number == count - 1
        if how := ended.wrong or lost(school, acknowledged, trail=last or number % 10 == 0):
            counted.lose(f"kill {number}: {how}")
        else:
            counted.add()
    report(counted)


def warm(school: Path) -> float:
    """Do it once here, so that a child has everything read in when it begins; say how long the first pupil took."""
    began = time.monotonic()
    store = open_store(school, administrator())
    add(store, "Thimble")
    took = time.monotonic() - began
    store.close()
    lost(school, {"Thimble"}, trail=True)
    return took


def lost(school: Path, acknowledged: set[str], *, trail: bool) -> str:
    """Return what is not as it was acknowledged, or not whole."""
    store = open_store(school, administrator())
    try:
        missing = acknowledged - surnames(store)
        return str(sorted(missing) or wrong_with(store, trail=trail) or "")
    finally:
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
