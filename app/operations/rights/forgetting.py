"""Taking a pupil out of the journal: images of their rows, sentences about them, and what else it keeps of their name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.orm import Session

from app.journal import read_image
from app.operations.rights.called import Called
from app.schema import journal_row, journal_step

ERASED = "Erased."


def forget_in_journal(session: Session, ids: Mapping[str, set[int]], called: Called, now: datetime) -> None:
    """Clear the journal of everything about a pupil, and of their name where the rows no longer say it.

    What other rows still say is for a person to edit, who is shown it beforehand; what they said once and do
    not any more is cleared here. Steps stay, without their details: the audit's chain needs their numbers.
    """
    connection = session.connection()
    touched = _clear_rows(connection, ids) | _clear_mentions(connection, called)
    for step, sentence in connection.execute(select(journal_step.c.id, journal_step.c.sentence)).all():
        named = bool(called.whole.found_in(sentence))
        if step in touched or named:
            values = {"erased_at": now.astimezone(UTC).isoformat(timespec="seconds")}
            if named or not _has_rows(connection, step):
                values["sentence"] = ERASED
            connection.execute(update(journal_step).where(journal_step.c.id == step).values(values))


def _clear_rows(connection: Connection, ids: Mapping[str, set[int]]) -> set[int]:
    steps: set[int] = set()
    for table, some in ids.items():
        mine = (journal_row.c.table_name == table) & journal_row.c.row_id.in_(some)
        steps |= set(connection.execute(select(journal_row.c.step_id).where(mine)).scalars())
        connection.execute(delete(journal_row).where(mine))
    return steps


def _clear_mentions(connection: Connection, called: Called) -> set[int]:
    """Delete what the journal keeps of the name where the row itself no longer says it."""
    steps: set[int] = set()
    if not called.words:
        return steps
    still: dict[tuple[str, int], bool] = {}
    rows = journal_row.c
    query = select(journal_row).where(
        or_(*(rows.before.contains(w) | rows.after.contains(w) for w in called.words))
    )
    for row in connection.execute(query).all():
        if not any(called.any.found_in(text) for image in (row.before, row.after) for text in _texts(image)):
            continue
        place = row.table_name, row.row_id
        if place not in still:
            live = read_image(connection, *place) or {}
            still[place] = any(called.any.found_in(str(value)) for value in live.values())
        if not still[place]:
            steps.add(row.step_id)
            connection.execute(delete(journal_row).where(rows.id == row.id))
    return steps


def _texts(image: str | None) -> list[str]:
    found: dict[str, Any] = json.loads(image) if image else {}
    return [value for value in found.values() if isinstance(value, str)]


def _has_rows(connection: Connection, step: int) -> bool:
    query = select(journal_row.c.id).where(journal_row.c.step_id == step).limit(1)
    return connection.execute(query).first() is not None
