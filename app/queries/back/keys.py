"""How the tables of a school refer to each other, read off the file itself, and to whose unit a row belongs."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.journal import Images, read_image
from app.recorder import Image

# What a unit is about: a row that hangs on one of these, by however many steps, is taken back with it or not at all.
ROOTS = ("pupil", "offer")
Place = tuple[str, int]
Keys = Mapping[str, tuple[tuple[str, str], ...]]


def foreign_keys(connection: Connection) -> Keys:
    """Return for each table its columns that refer to another, each with that table."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {
        table: tuple(
            (row[3], row[2]) for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
        )
        for table in tables
    }


def says(image: Image | None, column: str) -> int | None:
    """Return which row an image refers to in a column, if any."""
    found = None if image is None else image.get(column)
    return found if isinstance(found, int) else None


@dataclass(slots=True)
class Owners:
    """Finds the unit that a row belongs to, going by what it refers to; one that hangs on nothing is its own."""

    connection: Connection
    keys: Keys
    changed: Images
    _ways: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _live: dict[Place, Image | None] = field(default_factory=dict)

    def of(self, table: str, row_id: int) -> Place:
        """Return the pupil or offer that a row is about, else the row itself."""
        if table in ROOTS:
            return table, row_id
        for way in self._ways_of(table):
            if (found := self._follow((table, row_id), way)) is not None:
                return found
        return table, row_id

    def _follow(self, place: Place, way: tuple[str, ...]) -> Place | None:
        for column in way:
            target = dict(self.keys[place[0]])[column]
            number = says(self._image(place), column)
            if number is None:
                return None
            place = target, number
        return place

    def _image(self, place: Place) -> Image | None:
        table, row_id = place
        if row_id in self.changed.get(table, ()):
            before, after = self.changed[table][row_id]
            return after or before
        if place not in self._live:
            self._live[place] = read_image(self.connection, table, row_id)
        return self._live[place]

    def _ways_of(self, table: str) -> tuple[tuple[str, ...], ...]:
        """Return the shortest way from a table to each root that it can be about, pupils first."""
        if table not in self._ways:
            ways = (self._way(table, root) for root in ROOTS)
            self._ways[table] = tuple(way for way in ways if way is not None)
        return self._ways[table]

    def _way(self, table: str, root: str) -> tuple[str, ...] | None:
        seen = {table}
        ahead: deque[tuple[str, tuple[str, ...]]] = deque([(table, ())])
        while ahead:
            at, way = ahead.popleft()
            for column, target in self.keys.get(at, ()):
                if target == root:
                    return (*way, column)
                if target not in seen:
                    seen.add(target)
                    ahead.append((target, (*way, column)))
        return None
