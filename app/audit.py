"""The audit trail: one chained row a write, in the same transaction, with ids and salted hashes only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from app.schema import audit, journal_row, journal_step

FIRST = "0" * 64


def append(
    connection: Connection,
    *,
    at: datetime,
    person: str,
    kind: str,
    step: int | None = None,
    touched: Iterable[tuple[str, int]] = (),
) -> None:
    """Add one entry to the chain: who, when, what kind, which rows, and the salted hash of the journal's details.

    Details and salt live in the journal only, so that erasing them leaves the chain whole.
    """
    last = connection.execute(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)).scalar()
    values = {
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "person": person,
        "kind": kind,
        "step_id": step,
        "touched": json.dumps(sorted({f"{table}:{row_id}" for table, row_id in touched})),
        "details_hash": details_hash(connection, step) if step is not None else "",
        "previous_hash": last or FIRST,
    }
    connection.execute(insert(audit).values(**values, hash=entry_hash(values)))


def entry_hash(values: dict[str, object]) -> str:
    """Return the hash that binds one entry to the one before it."""
    names = ("at", "person", "kind", "step_id", "touched", "details_hash", "previous_hash")
    text = json.dumps([values[name] for name in names], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def details_hash(connection: Connection, step: int) -> str:
    """Return the salted hash of a step's journal rows and its sentence."""
    head = connection.execute(
        select(journal_step.c.salt, journal_step.c.sentence).where(journal_step.c.id == step)
    ).one()
    digest = hashlib.sha256(head.salt)
    digest.update(head.sentence.encode())
    rows = connection.execute(
        select(journal_row.c.table_name, journal_row.c.row_id, journal_row.c.before, journal_row.c.after)
        .where(journal_row.c.step_id == step)
        .order_by(journal_row.c.id)
    )
    for row in rows:
        digest.update(json.dumps(list(row), ensure_ascii=False).encode())
    return digest.hexdigest()


def broken_links(connection: Connection) -> list[int]:
    """Return the numbers of entries whose hash or link to the one before is not what it should be."""
    wrong: list[int] = []
    previous = FIRST
    for row in connection.execute(select(audit).order_by(audit.c.id)).mappings():
        values = dict(row)
        if values["previous_hash"] != previous or entry_hash(values) != values["hash"]:
            wrong.append(int(values["id"]))
        previous = str(values["hash"])
    return wrong
