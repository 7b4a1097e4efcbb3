"""What goes to a pupil's next school, row by row with stable codes, so that a program can take it in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from app.abilities import Ability, NotAllowed
from app.models import Base, Pupil
from app.queries.rights.labels import NO_NAMES
from app.queries.rights.links import PUPIL, about_tables, ids_about, links, parent_columns
from app.queries.rights.names import Names, other_pupils
from app.queries.sight import sees_risk

# What stays with this school, each with its reason.
STAYS: Mapping[str, str] = MappingProxyType(
    {
        "disclosure": "Whom this school gave copies to is its own account, not part of the pupil's record.",
        "sharing": "What this school shared with whom is its own account, not part of the pupil's record.",
    }
)
# Rows of two parents stand once, inside this one; of the other they say the name.
_INSIDE: Mapping[str, str] = MappingProxyType({"agreement": "plan"})
# Who somebody around the pupil is and how to reach them goes whole, though another pupil may have the same name.
_WHOLE = frozenset({"involvement.name", "involvement.reach", "consent.by_whom"})
_NOT_SENT = frozenset({"id", "folded", "held_on", "held_why", "anonymised_on"})

Data = dict[str, Any]


def transfer_rows(session: Session, pupil_id: int) -> Data:
    """Return the pupil's row with the rows that belong to it inside, by table; other pupils are taken out of it.

    Who may not see Risk Support gets nothing: a record with a part left out in silence would be a false one.
    """
    if not sees_risk(session):
        raise NotAllowed(Ability.SEE_RISK)
    found = ids_about(session.connection(), pupil_id, gone=False)
    rows = {table.name: _rows(session, table, found.get(table.name, set())) for table in about_tables()}
    others = other_pupils(session, pupil_id)
    pupil = session.get_one(Pupil, pupil_id)
    return _told(session, PUPIL, rows[PUPIL][pupil.id], rows, others)


def _rows(session: Session, table: Table, ids: set[int]) -> dict[int, Mapping[str, Any]]:
    query = select(table).where(table.c.id.in_(ids)).order_by(table.c.id)
    return {row["id"]: dict(row) for row in session.execute(query).mappings()}


def _told(
    session: Session,
    name: str,
    row: Mapping[str, Any],
    rows: Mapping[str, Mapping[int, Mapping[str, Any]]],
    others: Names,
) -> Data:
    table = Base.metadata.tables[name]
    said: Data = {}
    for column in table.columns:
        if column.name in _NOT_SENT or column.name in _parents(name):
            continue
        said[column.name.removesuffix("_id")] = _value(
            session, column, row[column.name], others, mine=name == PUPIL
        )
    for link in links():
        inside = _INSIDE.get(link.table, link.parent)
        if link.parent == name == inside and link.table != name and link.table not in STAYS:
            below = [one for one in rows[link.table].values() if one[link.column] == row["id"]]
            said[link.table] = [_told(session, link.table, one, rows, others) for one in below]
    return said


def _parents(table: str) -> frozenset[str]:
    """Return the columns that say only inside which row a row stands."""
    inside = _INSIDE.get(table)
    if inside is None:
        return parent_columns(table)
    return frozenset(link.column for link in links() if link.table == table and link.parent == inside)


def _value(session: Session, column: Column[Any], value: Any, others: Names, *, mine: bool) -> Any:
    if value is None:
        return None
    if column.foreign_keys:
        return _pointed_at(session, next(iter(column.foreign_keys)).column.table, value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    whole = NO_NAMES | _WHOLE
    free = isinstance(value, str) and not mine and f"{column.table.name}.{column.name}" not in whole
    return others.replaced(value) if free else value


def _pointed_at(session: Session, table: Table, row_id: int) -> Data:
    """Return what a row points at by its code, where it has one, and its name: numbers mean nothing elsewhere.

    What has neither, such as a meeting or a session, goes by its kind and day.
    """
    names = [name for name in ("code", "name", "label") if name in table.columns]
    names = names or [name for name in ("kind", "held_on") if name in table.columns]
    row = session.execute(select(*(table.c[name] for name in names)).where(table.c.id == row_id)).one()
    return {"name" if name == "label" else name: _plain(value) for name, value in row._mapping.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
