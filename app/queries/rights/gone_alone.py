"""Groups of one and meetings about one pupil that were taken back: only the journal still says what was written of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

# What leads from a pupil's rows to it: table, column, the table it stands in, and what must have been so there.
_TO_PUPILS = (
    ("membership", "group_id", "offer_group", "$.alone"),
    ("meeting_pupil", "meeting_id", "meeting", ""),
)
# What hangs on it: table, column, and what it hangs on.
_OF_IT = (("group_session", "group_id", "offer_group"), ("action", "meeting_id", "meeting"))


def gone_alone(session: Session, ids: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Return, by table, the rows that are gone and were for this pupil alone; ids are the rows about the pupil."""
    found: dict[str, set[int]] = {}
    for child, column, table, must in _TO_PUPILS:
        mine = ids.get(child, set())
        named = _pointed_at(session, child, column, mine)
        of_others = {
            row
            for row in named
            if _pointing(session, child, column, row) - mine or _is_there(session, table, row)
        }
        found[table] = {row for row in named - of_others if not must or _was_so(session, table, row, must)}
    for child, column, table in _OF_IT:
        found[child] = {row for one in found[table] for row in _pointing(session, child, column, one)}
    return found


def _pointed_at(session: Session, table: str, column: str, ids: Iterable[int]) -> set[int]:
    """Return which rows some rows of a table have ever pointed at, as the journal has it."""
    some = ", ".join(str(int(one)) for one in sorted(ids))
    query = (
        f"SELECT json_extract(before, '$.{column}'), json_extract(after, '$.{column}')"
        f" FROM journal_row WHERE table_name = ? AND row_id IN ({some})"
    )
    rows = session.connection().exec_driver_sql(query, (table,))
    return {int(one) for row in rows for one in row if one is not None}


def _pointing(session: Session, table: str, column: str, row: int) -> set[int]:
    """Return which rows of a table have ever pointed at a row."""
    query = (
        f"SELECT DISTINCT row_id FROM journal_row WHERE table_name = ?"
        f" AND ? IN (json_extract(before, '$.{column}'), json_extract(after, '$.{column}'))"
    )
    return set(session.connection().exec_driver_sql(query, (table, row)).scalars())


def _is_there(session: Session, table: str, row: int) -> bool:
    query = f"SELECT 1 FROM {table} WHERE id = ?"
    return session.connection().exec_driver_sql(query, (row,)).first() is not None


def _was_so(session: Session, table: str, row: int, must: str) -> bool:
    query = (
        "SELECT 1 FROM journal_row WHERE table_name = ? AND row_id = ?"
        f" AND json_extract(coalesce(after, before), '{must}') = 1"
    )
    return session.connection().exec_driver_sql(query, (table, row)).first() is not None
