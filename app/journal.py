"""The journal: every row before and after a write, which is what Undo, history and the audit stand on."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, event, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, object_session

from app.errors import Problem
from app.journal_early import add_rows, begin_step, drop_if_empty, not_there_yet, put_early
from app.recorder import Change, Image, Recorder
from app.schema import UNJOURNALLED, journal_row, journal_step

Images = dict[str, dict[int, tuple[Image | None, Image | None]]]
_INFO = "fivefold_journal"
_AT_ONCE = 1000
_MUST_SAY = object()
_AS_IT_IS = frozenset({str, int, float, bytes, type(None)})
# The kind of what an undo writes.
UNDO = "undo"


@contextmanager
def recording(session: Session) -> Iterator[Recorder]:
    """Record every row the session's unit of work writes inside the block."""
    recorder = Recorder()
    session.info[_INFO] = recorder
    try:
        yield recorder
    finally:
        session.info.pop(_INFO, None)


def keep_no_images(session: Session) -> None:
    """Let the journal keep of this write that it happened and nothing of what it changed.

    Only for what erases, which would otherwise be kept in the step that erased it; so it stands in FINAL.
    """
    recorder: Recorder = session.info[_INFO]
    if recorder.step is not None:
        raise RuntimeError("Say that no image is kept before anything is written.")
    recorder.bare = True


def write_rows(
    session: Session, table: str, inserts: Sequence[Image] = (), updates: Sequence[tuple[Image, Image]] = ()
) -> list[int]:
    """Write many rows at once with their journal: the only way past the unit of work, for large imports.

    inserts: rows without id, all with the same columns. updates: (whole row before, whole row after).
    Returns the new ids in order.
    """
    recorder: Recorder = session.info[_INFO]
    session.flush()
    connection = session.connection()
    rows = [_stored(row) for row in inserts]
    first = _next_id(connection, table)
    ids = range(first, first + len(rows))
    empty = dict.fromkeys(_columns(connection, table))
    if rows:
        _insert(
            connection, table, [empty | row | {"id": row_id} for row_id, row in zip(ids, rows, strict=True)]
        )
        recorder.note_made(table, ids)
    changed = [(_stored(before), _stored(after)) for before, after in updates]
    if changed:
        names = [name for name in changed[0][1] if name != "id"]
        _many(
            connection,
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
            [(*(after[name] for name in names), before["id"]) for before, after in changed],
        )
        put_early(connection, recorder, table, changed)
    return list(ids)


def fill_rows(session: Session, table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> range:
    """Write the invented history of a school that is being made, without journal; returns the new ids in order.

    Images of it would double the file and answer nothing: there is no day before it to go back to. Only
    operations in FINAL may use it. Values are given as the file stores them.
    """
    session.flush()
    connection = session.connection()
    first = _next_id(connection, table)
    ids = range(first, first + len(rows))
    _many(
        connection,
        f"INSERT INTO {table} (id, {', '.join(names)}) VALUES (?{', ?' * len(names)})",
        [(row_id, *row) for row_id, row in zip(ids, rows, strict=True)],
    )
    return ids


def close_step(
    connection: Connection, recorder: Recorder, *, at: datetime, person: str, kind: str, sentence: str
) -> int | None:
    """Write what was recorded as one step; returns its number, or None when nothing changed."""
    new = not_there_yet(connection, recorder, recorder.changes())
    changes = chain(new, _made(connection, recorder))
    first = next(changes, None)
    if first is None and (recorder.step is None or drop_if_empty(connection, recorder.step)):
        return None
    when = at.astimezone(UTC).isoformat(timespec="seconds")
    said = {"at": when, "person": person, "kind": kind, "sentence": sentence}
    if recorder.step is None:
        recorder.step = begin_step(connection, **said)
    else:
        connection.execute(update(journal_step).where(journal_step.c.id == recorder.step).values(**said))
    if recorder.bare:
        return recorder.step
    rest = changes if first is None else chain((first,), changes)
    while some := list(islice(rest, _AT_ONCE)):
        add_rows(connection, recorder.step, some)
    return recorder.step


def _made(connection: Connection, recorder: Recorder) -> Iterator[Change]:
    for table, ranges in recorder.made.items():
        for ids in ranges:
            for start in range(ids.start, ids.stop, _AT_ONCE):
                last = min(start + _AT_ONCE, ids.stop) - 1
                found = connection.exec_driver_sql(
                    f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id", (start, last)
                )
                names = tuple(found.keys())
                for row in found.all():
                    image: Image = dict(zip(names, row, strict=True))
                    if (table, image["id"]) not in recorder.before:
                        yield table, image["id"], None, image


def revert(session: Session, step: int) -> list[tuple[str, Image]]:
    """Write the images before a step back; refuses, in a sentence, what somebody has changed since.

    Returns what put_back does.
    """
    connection = session.connection()
    changed = images(connection, step)
    for table, rows in changed.items():
        now = rows_now(connection, table, rows)
        if any(now.get(row_id) != after for row_id, (_, after) in rows.items()):
            raise Problem("That can't be undone: it has been changed since.", "Undo that change first.")
    return put_back(session, changed)


def images(connection: Connection, step: int) -> Images:
    """Return what a step changed: table -> row -> its image before and after, with the columns of today.

    A column that came later has its default: whoever wrote then could say nothing else. Raises Problem where a
    column has gone since, or has none.
    """
    found: Images = {}
    defaults: dict[str, Image] = {}
    query = select(journal_row).where(journal_row.c.step_id == step).order_by(journal_row.c.id)
    for row in connection.execute(query):
        table = row.table_name
        if table not in defaults:
            defaults[table] = _defaults(connection, table)
        pair = _image(row.before), _image(row.after)
        found.setdefault(table, {})[row.row_id] = (
            _with_columns(pair[0], defaults[table]),
            _with_columns(pair[1], defaults[table]),
        )
    return found


def rows_now(connection: Connection, table: str, ids: Iterable[int]) -> dict[int, Image]:
    """Return those rows of a table that there are, exactly as the file stores them."""
    found = connection.exec_driver_sql(
        f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return {row["id"]: dict(row) for row in found.mappings()}


def put_back(session: Session, changed: Images) -> list[tuple[str, Image]]:
    """Write the images before a change, for rows that are still as it left them.

    The rows written are recorded like any others, so an undo is undone by the same means. Returns their
    tables and what they say now or, where they are gone, said last.
    """
    recorder: Recorder = session.info[_INFO]
    connection = session.connection()
    # Rows may point at each other in any order until the transaction ends.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    # Every row is taken out before any comes back, so that names exchanged between them never meet.
    for table, rows in changed.items():
        _many(connection, f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in rows])
        for row_id, (before, after) in rows.items():
            recorder.note(table, row_id, after, before)
    try:
        for table, rows in changed.items():
            _insert(connection, table, [before for before, _ in rows.values() if before is not None])
    except IntegrityError as error:
        raise Problem("That can't be undone: something done since stands in its place.") from error
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Problem("That can't be undone: something added since depends on it.")
    return [
        (table, before or after or {}) for table, rows in changed.items() for before, after in rows.values()
    ]


def _defaults(connection: Connection, table: str) -> Image:
    """Return each column of a table with what it holds where nobody says anything; nothing for one that must be said."""
    found: Image = {}
    for row in connection.exec_driver_sql(f"PRAGMA table_info({table})").all():
        _, name, _, required, default, key = row
        if default is not None:
            found[name] = connection.exec_driver_sql(f"SELECT {default}").scalar()
        else:
            found[name] = _MUST_SAY if required or key else None
    return found


def _with_columns(image: Image | None, defaults: Image) -> Image | None:
    if image is None or image.keys() == defaults.keys():
        return image
    whole = defaults | image
    if len(whole) > len(defaults) or any(value is _MUST_SAY for value in whole.values()):
        raise Problem("That can't be undone: it was done with an older version of the program.")
    return whole


def read_image(connection: Connection, table: str, row_id: int) -> Image | None:
    """Return one row exactly as the file stores it, or None where there is no such row."""
    # Driver values, not Python's: text, numbers and bytes go back as they came. Asked of the driver itself, since
    # this is done twice for each row that is written, and a result of SQLAlchemy's took longer than the question.
    cursor = connection.connection.cursor()
    try:
        found = cursor.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
        names = [column[0] for column in cursor.description]
    finally:
        cursor.close()
    return None if found is None else dict(zip(names, found, strict=True))


def stored(value: Any) -> Any:
    """Return a Python value as the file stores it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _stored(row: Image) -> Image:
    # Hardly a value of a large write is stored as anything else than it is.
    return {key: value if type(value) in _AS_IT_IS else stored(value) for key, value in row.items()}


def _insert(connection: Connection, table: str, images: Sequence[Image]) -> None:
    if images:
        names = list(images[0])
        _many(
            connection,
            f"INSERT INTO {table} ({', '.join(names)}) VALUES (?{', ?' * (len(names) - 1)})",
            map(itemgetter(*names), images),
        )


def _many(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        connection.exec_driver_sql(statement, some)


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def _next_id(connection: Connection, table: str) -> int:
    known = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    return int(known or 0) + 1


def _image(text: str | None) -> Image | None:
    if text is None:
        return None
    found: Image = json.loads(text)
    return {
        key: b64decode(value["bytes"]) if isinstance(value, dict) else value for key, value in found.items()
    }


def link(connection: Connection, step: int, by: int, *, again: bool, whole: bool = True) -> None:
    """Say that a step was reverted by another; again says that it was an undo, so what it undid stands again.

    Of what was reverted in part only the other says so: the step itself still stands with what stayed.
    """
    steps = journal_step
    if whole:
        connection.execute(update(steps).where(steps.c.id == step).values(undone_by=by))
    undone = connection.execute(select(steps.c.undoes).where(steps.c.id == step)).scalar()
    connection.execute(update(steps).where(steps.c.id == by).values(undoes=undone if again else step))
    if again and undone is not None:
        connection.execute(update(steps).where(steps.c.id == undone).values(undone_by=None))


# --- what listens ---------------------------------------------------------------------------------


def _recorder_of(target: object) -> Recorder | None:
    session = object_session(target)
    return None if session is None else session.info.get(_INFO)


def _table_of(mapper: Mapper[Any]) -> str:
    return str(mapper.local_table.name)  # type: ignore[attr-defined]


def _remember(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recorder, table = _recorder_of(target), _table_of(mapper)
    if recorder is not None and table not in UNJOURNALLED and (table, target.id) not in recorder.before:
        made = recorder.has_made(table, target.id)
        recorder.before[table, target.id] = None if made else read_image(connection, table, target.id)


def _written(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recorder, table = _recorder_of(target), _table_of(mapper)
    if recorder is not None and table not in UNJOURNALLED:
        recorder.note(table, target.id, None, read_image(connection, table, target.id))


def _deleted(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    recorder, table = _recorder_of(target), _table_of(mapper)
    if recorder is not None and table not in UNJOURNALLED:
        recorder.note(table, target.id, None, None)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if _INFO in state.session.info and not state.is_select and not state.is_from_statement:
        raise RuntimeError("Bulk statements are invisible to the journal: change rows through the session.")


def _listen(pairs: Iterable[tuple[str, Any]]) -> None:
    for name, function in pairs:
        event.listen(Mapper, name, function)


_listen(
    (
        ("before_update", _remember),
        ("before_delete", _remember),
        ("after_insert", _written),
        ("after_update", _written),
        ("after_delete", _deleted),
    )
)
event.listen(Session, "do_orm_execute", _refuse_bulk)
