"""Numbers and names of which there is one only, and that somebody else has taken since."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from app.journal import Images
from app.queries.back.keys import Place
from app.recorder import Image


def taken_places(
    connection: Connection, changed: Images, units: Mapping[Place, list[Place]], kept: Mapping[Place, str]
) -> dict[Place, str]:
    """Return the units that cannot come back, as a row that stays has what their row would have again."""
    unique = {table: _unique(connection, table) for table in changed}
    going = {place for unit, rows in units.items() if unit not in kept for place in rows}
    found: dict[Place, str] = {}
    for unit, rows in units.items():
        if unit in kept:
            continue
        for table, row_id in rows:
            before, after = changed[table][row_id]
            for columns in unique[table] if before is not None else ():
                values = _of(before, columns)
                if None in values or values == _of(after, columns):
                    continue
                holder = _holder(connection, table, columns, values)
                if holder is not None and holder != row_id and (table, holder) not in going:
                    found[unit] = table
    return found


def _of(image: Image | None, columns: tuple[str, ...]) -> tuple[object, ...]:
    return (None,) if image is None else tuple(image[column] for column in columns)


def _unique(connection: Connection, table: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for _, name, unique, _, partial in connection.exec_driver_sql(f"PRAGMA index_list({table})").all():
        # What is unique only under a condition, such as the open standing, is a matter of one pupil's own rows.
        if unique and not partial:
            rows = connection.exec_driver_sql(f"PRAGMA index_info({name})").all()
            found.append(tuple(str(row[2]) for row in rows))
    return tuple(found)


def _holder(
    connection: Connection, table: str, columns: tuple[str, ...], values: tuple[object, ...]
) -> int | None:
    where = " AND ".join(f"{column} = ?" for column in columns)
    found = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {where}", values).scalar()
    return None if found is None else int(found)
