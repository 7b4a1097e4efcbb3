"""What stands on what: rows that refer to one that would go, and rows that would come back to nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from app.journal import Images, read_image
from app.queries.back.keys import Owners, Place, says
from app.queries.put_off import TABLES as PUT_OFF


class Depending:
    """Keeps units that something outside the import stands on, and then those that these stand on."""

    def __init__(
        self, connection: Connection, owners: Owners, changed: Images, units: Mapping[Place, list[Place]]
    ) -> None:
        self.connection, self.owners, self.changed = connection, owners, changed
        self._of = {place: unit for unit, rows in units.items() for place in rows}
        # A unit -> the table that is in its way; a unit -> those that stay with it.
        self._outside: dict[Place, str] = {}
        self._needs: dict[Place, set[Place]] = {}
        for unit, table in (*self._referring(), *self._coming_back(), *self._put_off()):
            self._outside.setdefault(unit, table)

    def keep(self, kept: dict[Place, str]) -> None:
        """Add to the units that stay whatever has to stay with them."""
        for unit, table in self._outside.items():
            kept.setdefault(unit, table)
        ahead = list(kept)
        while ahead:
            unit = ahead.pop()
            for other in self._needs.get(unit, ()):
                if other not in kept:
                    kept[other] = unit[0]
                    ahead.append(other)

    def _referring(self) -> Iterator[tuple[Place, str]]:
        """Yield each unit that a row outside the import refers to, with that row's table; note who needs whom inside."""
        going = self._going()
        for table, keys in self.owners.keys.items():
            for column, target in keys:
                if not going.get(target):
                    continue
                for row_id, number in self._pointing(table, column, going[target]):
                    unit = self._of[target, number]
                    by = self._of.get((table, row_id))
                    if by is None:
                        yield unit, table
                    elif by != unit:
                        self._needs.setdefault(by, set()).add(unit)

    def _going(self) -> dict[str, set[int]]:
        """Return the rows that the import added, by table."""
        return {
            table: {
                row_id for row_id, pair in rows.items() if pair[0] is None and (table, row_id) in self._of
            }
            for table, rows in self.changed.items()
        }

    def _put_off(self) -> Iterator[tuple[Place, str]]:
        """Yield the units about whose rows a line of Today was put off: it names them without a key in the file."""
        going = self._going()
        for kind, row_id in self.connection.exec_driver_sql("SELECT kind, row_id FROM put_off").all():
            table = PUT_OFF.get(kind, "")
            if row_id in going.get(table, ()):
                yield self._of[table, row_id], "put_off"

    def _pointing(self, table: str, column: str, ids: set[int]) -> list[tuple[int, int]]:
        query = f"SELECT id, {column} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
        return [(row[0], row[1]) for row in self.connection.exec_driver_sql(query, (json.dumps(list(ids)),))]

    def _coming_back(self) -> Iterator[tuple[Place, str]]:
        """Yield each unit whose rows would refer again to what has gone since."""
        for (table, row_id), unit in self._of.items():
            before, after = self.changed[table][row_id]
            for column, target in self.owners.keys[table] if before else ():
                number = says(before, column)
                if number is None or number == says(after, column):
                    continue
                place = target, number
                if place in self._of and self.changed[target][number][0] is not None:
                    if (by := self._of[place]) != unit:
                        self._needs.setdefault(by, set()).add(unit)
                elif read_image(self.connection, target, number) is None:
                    yield unit, target
