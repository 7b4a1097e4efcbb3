"""Opens hostile files one after another in a process with limits of its own, and says how each ended.

Called as `python -m tests.imports.hostile.child SCHOOL LIST`: LIST is JSON of [name, file]. For each a line of JSON
before it is opened, and one behind it. What would have ended the process is the file whose second line is missing.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
from pathlib import Path

from app.db import open_school
from app.errors import Problem
from app.imports.opening import Source, open_source
from app.imports.preview import summary
from app.imports.source import Sort
from app.progress import Silent
from app.store import Store
from app.taking_in.ways import Wish, way_of
from tests.fixtures import NAME, clock

MEMORY = 1_500_000_000
# Of processor time, in this process and in all those it started together.
SECONDS = 240


def dump(store: Store) -> str:
    """Return a hash of every row of every table."""
    with store.database.engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        found = hashlib.sha256()
        for name in names.scalars().all():
            for row in connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1").all():
                found.update(repr((name, tuple(row))).encode("utf-8", "surrogatepass"))
        return found.hexdigest()


def ending(store: Store, path: Path) -> str:
    """Return how opening a file and comparing it with the school ended: a Problem's sentence, or what would come in."""
    try:
        source = open_source(path, Silent())
        if source.sort in (Sort.UNKNOWN, Sort.OFFERS):
            source = Source(source.name, Sort.PUPILS, source.sheet)
        plan = way_of(source.sort).compare(store, source, Wish(), Silent())
    except Problem as problem:
        return str(problem)
    return summary(plan)


def used() -> float:
    """Return the processor time so far, of this process and of those that it ended."""
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def say(**facts: object) -> None:
    """Write a line that stays, whatever ends the process next."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main(school: Path, listed: Path) -> None:
    """Open each file and say how it ended, how long the processor was busy with it, and whether the school is the same."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    store = Store(open_school(school), NAME, clock)
    before = dump(store)
    for name, path in json.loads(listed.read_text(encoding="utf-8")):
        say(opens=name)
        began = used()
        said = ending(store, Path(path))
        say(name=name, said=said, took=used() - began, same=dump(store) == before)
    store.database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
