"""What a large write puts into the journal before its step is closed, so that its images are never all in memory."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, select, update

from app.recorder import Change, Image, Recorder, as_text
from app.schema import REVISION, journal_row, journal_step


def begin_step(connection: Connection, **said: str) -> int:
    """Add a step and return its number; what is not said of it yet is said when it is closed."""
    values: dict[str, str | bytes] = {"at": "", "person": "", "kind": "", "sentence": "", **said}
    values |= {"revision": REVISION, "salt": secrets.token_bytes(16)}
    # In plain words, since each write does this.
    made = connection.exec_driver_sql(
        f"INSERT INTO journal_step ({', '.join(values)}) VALUES (?{', ?' * (len(values) - 1)})",
        tuple(values.values()),
    )
    return int(made.lastrowid)


def put_early(
    connection: Connection, recorder: Recorder, table: str, changed: Iterable[tuple[Image, Image]]
) -> None:
    """Put many changed rows, each whole before and after, into the step at once.

    Of rows that this write has touched already only what they became is noted: the step has each once.
    """
    texts: dict[int, tuple[str | None, str | None]] = {}
    for old, new in changed:
        row_id = int(old["id"])
        texts[row_id] = (texts[row_id][0] if row_id in texts else as_text(old), as_text(new))
    known = _there(connection, recorder, table, list(texts))
    fresh = []
    for row_id, (before, after) in texts.items():
        if row_id in known or recorder.knows(table, row_id) or recorder.bare:
            recorder.note(table, row_id, before, after)
        elif before != after:
            fresh.append((table, row_id, before, after))
    if fresh:
        recorder.early.add(table)
        if recorder.step is None:
            recorder.step = begin_step(connection)
        add_rows(connection, recorder.step, fresh)


def add_rows(connection: Connection, step: int, rows: Sequence[Change]) -> None:
    """Add rows to a step."""
    connection.exec_driver_sql(
        "INSERT INTO journal_row (step_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
        [(step, table, row_id, as_text(before), as_text(after)) for table, row_id, before, after in rows],
    )


def not_there_yet(connection: Connection, recorder: Recorder, changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes that the step does not have; what was put in early and changed again is put right."""
    for change in changes:
        table, row_id, _, after = change
        found = _there(connection, recorder, table, [row_id])
        if not found:
            yield change
            continue
        number, before = found[row_id]
        this, last = journal_row.c.id == number, as_text(after)
        if last == before:
            connection.execute(delete(journal_row).where(this))
        else:
            connection.execute(update(journal_row).where(this).values(after=last))


def drop_if_empty(connection: Connection, step: int) -> bool:
    """Take a step away again of which nothing is left; says whether it was."""
    if connection.execute(select(journal_row.c.id).where(journal_row.c.step_id == step).limit(1)).first():
        return False
    connection.execute(delete(journal_step).where(journal_step.c.id == step))
    return True


def _there(
    connection: Connection, recorder: Recorder, table: str, ids: list[int]
) -> dict[int, tuple[int, str | None]]:
    """Return which of some rows the step has already: each one's number in the journal and its image before."""
    if recorder.step is None:
        return {}
    # The plus keeps SQLite from going through the whole step for every question.
    found = connection.exec_driver_sql(
        "SELECT row_id, id, before FROM journal_row WHERE +step_id = ? AND table_name = ?"
        " AND row_id IN (SELECT value FROM json_each(?))",
        (recorder.step, table, json.dumps(ids)),
    )
    return {row_id: (number, before) for row_id, number, before in found}
