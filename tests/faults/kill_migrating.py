"""Kills a program that brings a school from one revision to the next, and looks whether it is the old or the new one."""

from __future__ import annotations

import random
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

# Read in before the children begin, as the program has done by the time it upgrades.
import alembic.command  # noqa: F401
import sqlcipher3

from app import db
from app.atomic import open_private
from app.paths import MIGRATIONS
from app.vault.seals import seal_of
from tests.faults.harness import Tally, report
from tests.faults.killing import Moments, Say, Work, unheard
from tests.faults.schools import copied, wrong_with_file
from tests.fixtures import administrator

ROWS = 400


def revisions() -> list[str]:
    """Return every revision there is, oldest first."""
    return sorted(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def key() -> bytes:
    """Return the school's key."""
    return administrator().raw_key


def empty(folder: Path) -> Path:
    """Make a sealed database that has no tables yet."""
    folder.mkdir()
    open_private(db.file_of(folder)).close()
    with closing(db.open_file(db.file_of(folder), key(), db.WRITE)) as connection:
        connection.execute("CREATE TABLE empty (id INTEGER)")
        connection.execute("DROP TABLE empty")
    return folder


def upgrade(folder: Path, to: str, say: Say) -> None:
    """Bring a school to a revision."""
    database = db.open_as_it_is(folder, seal_of(administrator()))
    db.upgrade(database, to)
    say("done")
    database.close()


def trial(before: Path, folder: Path, to: str) -> Work:
    """Copy a school, and return the work of bringing the copy to a revision."""
    return partial(upgrade, copied(before, folder), to)


def fill(folder: Path) -> None:
    """Put rows into the tables that every revision has."""
    with closing(db.open_file(db.file_of(folder), key(), db.WRITE)) as connection:
        connection.execute("BEGIN")
        for number in range(ROWS):
            name = f"Partner {number} of {folder.name}"
            connection.execute(f"INSERT INTO organisation {_values(connection, 'organisation', name)}")
            connection.execute(f"INSERT INTO journal_step {_values(connection, 'journal_step', name)}")
        connection.execute("COMMIT")


def _values(connection: Any, table: str, text: str) -> str:
    """Return columns and values that a table takes: its required ones, except for its number."""
    columns = [
        (name, kind)
        for _, name, kind, required, default, number in connection.execute(f"PRAGMA table_info({table})")
        if required and not number and default is None
    ]
    values = [f"'{text}'" if kind in ("TEXT", "VARCHAR") else "0" for _, kind in columns]
    return f"({', '.join(name for name, _ in columns)}) VALUES ({', '.join(values)})"


def whole_state(folder: Path) -> tuple[object, ...]:
    """Return every table's making and number of rows, and the revision the file says it has."""
    with closing(db.open_file(db.file_of(folder), key(), db.WRITE)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name for name, sql in made if str(sql).startswith("CREATE TABLE")]
        rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
        rows.pop("sqlite_sequence", None)
        said = "alembic_version" in tables and connection.execute("SELECT * FROM alembic_version").fetchall()
    return made, rows, said


def main(place: Path, count: int) -> None:
    """Kill as often as asked on the way to each revision."""
    counted = Tally("")
    before = empty(place / "nothing yet")
    for revision in revisions():
        after = copied(before, place / revision)
        upgrade(after, revision, unheard)
        work = partial(trial, before, place / "school", revision)
        moments = Moments(random.Random(revision), work)
        states = {"old": whole_state(before), "new": whole_state(after)}
        for number in range(count):
            ended = moments.kill(work())
            found = "" if ended.wrong else state_of(place / "school", states)
            if not found or (ended.said and found == "old"):
                counted.lose(f"{revision}, kill {number}: {ended.wrong or 'between, or undone'}")
            else:
                counted.add(found)
        before = after
        fill(before)
    report(counted)


def state_of(folder: Path, states: dict[str, tuple[object, ...]]) -> str:
    """Return which of the states a file is in and whole, or nothing."""
    try:
        found = whole_state(folder)
        wrong = wrong_with_file(db.file_of(folder), key())
    except sqlcipher3.DatabaseError:
        return ""
    return "" if wrong else next((name for name, state in states.items() if state == found), "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
