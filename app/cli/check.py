"""The command that looks whether a school's file is whole and its rows true together; it changes nothing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from app.backups.heads import verify_trail
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.db import revision
from app.queries.check import Looked, look_for_wrong_rows
from app.store import Store

_SHOWN = 10


def check(arguments: Namespace) -> Answer:
    """Say what was looked at and what is wrong, by row number; exit code 1 if anything is."""
    with opened(arguments, to="look") as store:
        looked = tuple(_look(store))
        number = revision(store.database)
    wrong = [one for one in looked if one.wrong]
    where = arguments.school
    sentence = f"{where} is whole." if not wrong else f"{where} is not whole: see below. Nothing was changed."
    data = {
        "whole": not wrong,
        "revision": number,
        "checks": [{"what": one.what, "wrong": list(one.wrong)} for one in looked],
    }
    lines = tuple(_line(one) for one in looked)
    return Answer(sentence, data, lines, store.unlocked is None, 1 if wrong else 0)


def _look(store: Store) -> Iterator[Looked]:
    with store.database.engine.connect() as connection:
        sealed = store.database.key is not None
        yield Looked("The file's own structure", tuple(_structure(connection, sealed=sealed)))
        yield Looked("Rows that point at other rows", tuple(_pointers(connection)))
    trail = verify_trail(store.database)
    wrong = sorted({number for one in trail.findings for number in one.numbers})
    yield Looked("The chain of the audit trail", tuple(wrong))
    yield from store.read(look_for_wrong_rows)


def _structure(connection: Connection, *, sealed: bool) -> Iterable[int]:
    try:
        # Every page has a seal of its own, also those that no row needs.
        if sealed and (pages := connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()):
            return range(len(pages))
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except DatabaseError:
        return (0,)
    return () if found == ["ok"] else range(len(found))


def _pointers(connection: Connection) -> Iterable[int]:
    return sorted({int(row[1] or 0) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})


def _line(one: Looked) -> str:
    if not one.wrong:
        return f"  ok     {one.what}"
    rows = ", ".join(str(row) for row in one.wrong[:_SHOWN])
    more = f" and {len(one.wrong) - _SHOWN} more" if len(one.wrong) > _SHOWN else ""
    return f"  WRONG  {one.what}: row {rows}{more}"
