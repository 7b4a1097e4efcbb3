"""Writing the audit trail: one chained, signed row a write or look, with ids and salted hashes only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from app.person import Person
from app.schema import audit

FIRST = "0" * 64
Fact = str | int | bool | None
# One for all: making an encoder takes as long as a row.
_json = json.JSONEncoder(ensure_ascii=False)


def append(
    connection: Connection,
    *,
    at: datetime,
    who: Person,
    kind: str,
    step: int | None = None,
    touched: Iterable[tuple[str, int]] | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Add one entry to the chain: who, when, what kind, which rows, and the salted hash of the journal's details.

    Details and salt live in the journal only, so that erasing them leaves the chain whole. touched: None means all rows
    that the journal has of the step. facts are ids, counts and hashes. Whoever is signed in signs the entry's hash, and
    with it all entries before.
    """
    # Here and below asked in plain words: each write does this, and building the statements took a third of its time.
    last = connection.exec_driver_sql("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").scalar()
    values: dict[str, object] = {
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "person": who.name,
        "kind": kind,
        "step_id": step,
        "touched": _touched(connection, step) if touched is None else _as_json(touched),
        "details_hash": details_hash(connection, step) if step is not None else "",
        "previous_hash": last or FIRST,
        "signer_id": who.number,
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True) if facts else None,
    }
    bound = entry_hash(values)
    signature = who.sign(bytes.fromhex(bound)) if who.sign is not None else None
    row = {**values, "hash": bound, "signature": signature}
    connection.exec_driver_sql(
        f"INSERT INTO audit ({', '.join(row)}) VALUES (?{', ?' * (len(row) - 1)})", tuple(row.values())
    )


def _as_json(touched: Iterable[tuple[str, int]]) -> str:
    return json.dumps(sorted({f"{table}:{row_id}" for table, row_id in touched}))


def _touched(connection: Connection, step: int | None) -> str:
    """Return the same of the rows of a step, each of which is there once; put together where they are, for they may be many."""
    names = "SELECT table_name || ':' || row_id AS name FROM journal_row WHERE step_id = ? ORDER BY id"
    found = connection.exec_driver_sql(
        f"""SELECT group_concat(name, '", "') FROM ({names})""", (step,)
    ).scalar()
    return f'["{found}"]' if found else "[]"


def entry_hash(values: Mapping[str, object]) -> str:
    """Return the hash, as 64 hexadecimal digits, that binds one entry to the one before it."""
    names = ["at", "person", "kind", "step_id", "touched", "details_hash", "previous_hash"]
    # Entries made before people signed in have neither, and keep the hash they had.
    if values["signer_id"] is not None or values["facts"] is not None:
        names += ["signer_id", "facts"]
    digest = hashlib.sha256()
    # Piece by piece: what an import touched is long.
    for piece in _json.iterencode([values[name] for name in names]):
        digest.update(piece.encode())
    return digest.hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """Return the number and hash of the last entry, which reports print and backups keep; (0, "") for none."""
    last = connection.execute(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)).first()
    return (int(last.id), str(last.hash)) if last else (0, "")


def details_hash(connection: Connection, step: int) -> str:
    """Return the salted hash of a step's journal rows and its sentence."""
    said = "SELECT salt, sentence FROM journal_step WHERE id = ?"
    head = connection.exec_driver_sql(said, (step,)).one()
    images = "SELECT table_name, row_id, before, after FROM journal_row WHERE step_id = ? ORDER BY id"
    rows = connection.exec_driver_sql(images, (step,))
    return hash_of_details(head.salt, head.sentence, rows)


def hash_of_details(salt: bytes, sentence: str, rows: Iterable[Iterable[object]]) -> str:
    """Return the salted hash of a sentence and journal rows, each (table, row, before, after), in their order."""
    digest = hashlib.sha256(salt)
    digest.update(sentence.encode())
    for row in rows:
        digest.update(_json.encode(list(row)).encode())
    return digest.hexdigest()
