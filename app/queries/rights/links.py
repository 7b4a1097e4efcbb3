"""Which rows are about a pupil: found by walking the foreign keys, so that no table can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection, Table

from app.models import Base
from app.schema import UNJOURNALLED

PUPIL = "pupil"
# Tables that lead to a pupil and yet are not about one, each with its reason; a test names any other.
EXCLUDED: Mapping[str, str] = MappingProxyType({})


class Link(NamedTuple):
    """A column by which a table's rows belong to rows that are about a pupil."""

    table: str
    column: str
    parent: str


@cache
def links() -> tuple[Link, ...]:
    """Return every way from a table to the pupil, parents before their children."""
    about, found = {PUPIL}, list[Link]()
    for table in Base.metadata.sorted_tables:
        if table.name in UNJOURNALLED or table.name in EXCLUDED:
            continue
        mine = [
            Link(table.name, key.parent.name, parent)
            for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
            if (parent := key.column.table.name) in about
        ]
        if mine and table.name != PUPIL:
            about.add(table.name)
            # A row may point at another of its own table, which sorting cannot see beforehand.
            mine += [
                Link(table.name, key.parent.name, table.name)
                for key in table.foreign_keys
                if key.column.table is table
            ]
        found += mine
    return tuple(found)


def about_tables() -> tuple[Table, ...]:
    """Return the tables with rows about a pupil, the pupil's own first, parents before their children."""
    names = {PUPIL, *(link.table for link in links())}
    return tuple(table for table in Base.metadata.sorted_tables if table.name in names)


def parent_columns(table: str) -> frozenset[str]:
    """Return the columns of a table that only say whose the row is."""
    return frozenset(link.column for link in links() if link.table == table)


def ids_about(connection: Connection, pupil_id: int, *, gone: bool = True) -> dict[str, set[int]]:
    """Return the rows about a pupil by table; with those that are gone and that only the journal knows of."""
    found: dict[str, set[int]] = {PUPIL: {pupil_id}}
    # The journal of a large school is long: nobody is looked for in it twice.
    asked: dict[Link, set[int]] = {}
    grown = True
    while grown:
        grown = False
        for link in links():
            before = asked.setdefault(link, set())
            parents = found.get(link.parent, set()) - before
            if not parents:
                continue
            before |= parents
            more = _live(connection, link, parents)
            if gone:
                more |= _journalled(connection, link, parents)
            known = found.setdefault(link.table, set())
            grown |= not more <= known
            known |= more
    return found


def _live(connection: Connection, link: Link, parents: Iterable[int]) -> set[int]:
    query = f"SELECT id FROM {link.table} WHERE {link.column} IN ({_numbers(parents)})"
    return set(connection.exec_driver_sql(query).scalars())


def _journalled(connection: Connection, link: Link, parents: Iterable[int]) -> set[int]:
    some = _numbers(parents)
    query = (
        "SELECT DISTINCT row_id FROM journal_row WHERE table_name = ? AND "
        f"(json_extract(before, '$.{link.column}') IN ({some}) OR json_extract(after, '$.{link.column}') IN ({some}))"
    )
    return set(connection.exec_driver_sql(query, (link.table,)).scalars())


def _numbers(ids: Iterable[int]) -> str:
    # Numbers of our own tables, written out: there may be more of them than a statement has places for.
    return ", ".join(str(int(one)) for one in sorted(ids))
