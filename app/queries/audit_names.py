"""What the rows that an entry of the audit trail touched are called, for whoever may see them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.orm import Session

from app.models import Base
from app.queries.rights.links import parent_columns
from app.queries.sight import sees_pupils

GONE = "an erased record"
SOME_PUPIL = "a pupil"
_OF_SCHOOL = ("school", "logo", "term", "list_word", "retention_rule")
_NAMES = ("name", "label")

Image = Mapping[str, Any]


class Names:
    """Finds each row's name once: a placement goes by its pupil, a part of an offer by the offer."""

    def __init__(self, session: Session) -> None:
        self._connection: Connection = session.connection()
        self._sees_pupils = sees_pupils(session)
        self._known: dict[tuple[str, int], str] = {}

    def of(self, table: str, row_id: int) -> str:
        """Return what a row is called: a pupil, an offer, a person of the staff …"""
        key = table, row_id
        if key not in self._known:
            self._known[key] = self._found(table, row_id)
        return self._known[key]

    def of_all(self, touched: str, most: int = 3) -> tuple[tuple[str, ...], int]:
        """Return the names of touched rows as the trail stores them, pupils first, and how many rows are not named."""
        keys = _keys(touched)
        names: dict[str, None] = {}
        for done, (table, row_id) in enumerate(keys):
            names[self.of(table, row_id)] = None
            if len(names) > most:
                # Only an import touches so many that counting them is no loss.
                return tuple(names)[:most], len(keys) - done
        return tuple(names), 0

    def _found(self, table: str, row_id: int) -> str:
        if table in _OF_SCHOOL:
            return "the school"
        known = Base.metadata.tables.get(table)
        if known is None:
            return GONE
        live = self._live(table, row_id)
        if table == "pupil":
            return self._pupil(live)
        # What belongs to a pupil goes by the pupil, even where it has a name of its own.
        of_pupil = bool(parent_columns(table))
        if (
            live is not None
            and not of_pupil
            and (name := next((live[one] for one in _NAMES if live.get(one)), ""))
        ):
            return str(name)
        return self._of_parent(known, live or self._last(table, row_id))

    def _pupil(self, image: Image | None) -> str:
        if image is None:
            return GONE
        if not self._sees_pupils:
            return SOME_PUPIL
        return f"{image['preferred_name'] or image['forename']} {image['surname']}".strip()

    def _of_parent(self, table: Table, image: Image | None) -> str:
        """Return the name of whose row it is: of the first row it cannot be without."""
        for key in sorted(table.foreign_keys, key=lambda key: list(table.columns).index(key.parent)):
            parent = (image or {}).get(key.parent.name)
            if parent is not None and not key.parent.nullable:
                return self.of(key.column.table.name, int(parent))
        return GONE

    def _live(self, table: str, row_id: int) -> Image | None:
        found = self._connection.exec_driver_sql(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
        row = found.mappings().first()
        return None if row is None else dict(row)

    def _last(self, table: str, row_id: int) -> Image | None:
        """Return a row that is gone as the journal last knew it."""
        found = self._connection.exec_driver_sql(
            "SELECT coalesce(after, before) FROM journal_row WHERE table_name = ? AND row_id = ?"
            " ORDER BY id DESC LIMIT 1",
            (table, row_id),
        ).scalar()
        return json.loads(found) if found else None


def _keys(touched: str) -> list[tuple[str, int]]:
    pairs: Iterable[list[str]] = (str(one).split(":") for one in json.loads(touched))
    found = [(pair[0], int(pair[1])) for pair in pairs if len(pair) == 2 and pair[1].isdigit()]
    return sorted(found, key=lambda key: (key[0] != "pupil", *key))
