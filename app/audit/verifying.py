"""Verifying the audit trail: its chain, its signatures, the journal beside it, and what backups noted of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from app.audit.chain import FIRST, entry_hash, hash_of_details
from app.audit.heads import against_heads
from app.audit.signing import Signatures
from app.audit.verdict import Head, Verdict, Wrong, findings_of
from app.progress import Progress, Silent

Row = Mapping[str, Any]
_OFTEN = 200


def verify(
    connection: Connection,
    heads: Sequence[Head] = (),
    *,
    locked: bool = False,
    progress: Progress | None = None,
) -> Verdict:
    """Return what is wrong with the audit trail, with the numbers of its entries; changes nothing.

    heads are what the school's backups have noted of the trail. From the first signed entry on, every one
    must be signed, and in a school that is locked with passwords there is such an entry. Details of a change that were erased are no longer checked, only counted.
    """
    told = progress or Silent()
    rows = _as_they_are(connection, "SELECT * FROM audit ORDER BY id")
    wrong: dict[Wrong, list[int]] = {kind: [] for kind in Wrong}
    changed = _check_chain(connection, rows, wrong)
    signatures = Signatures(connection, rows, locked=locked)
    for done, row in enumerate(rows):
        if done % _OFTEN == 0:
            told.step(done, len(rows), "Checking the audit trail")
        if row["id"] not in changed and (kind := signatures.wrong_with(row)) is not None:
            wrong[kind].append(row["id"])
    told.step(0, 0, "Comparing it with the journal")
    erased = _check_journal(connection, rows, changed, wrong)
    against_heads(rows, heads, wrong)
    last = rows[-1] if rows else None
    return Verdict(
        len(rows),
        sum(row["signature"] is not None for row in rows),
        erased,
        last["id"] if last else 0,
        last["hash"] if last else "",
        tuple(finding for kind in Wrong for finding in findings_of(kind, wrong[kind])),
    )


def _check_chain(connection: Connection, rows: Iterable[Row], wrong: dict[Wrong, list[int]]) -> set[int]:
    """Follow the chain from its first entry; returns the numbers of entries that were changed."""
    changed: set[int] = set()
    number, before = 0, {FIRST}
    for row in rows:
        computed = _hash(row)
        if computed != row["hash"]:
            changed.add(row["id"])
        if row["id"] != number + 1:
            wrong[Wrong.MISSING] += range(number + 1, row["id"])
        elif row["previous_hash"] not in before:
            wrong[Wrong.ORDER].append(row["id"])
        # What was changed is said once, of itself, and not again of the entry that follows it.
        number, before = row["id"], {row["hash"], computed}
    wrong[Wrong.CHANGED] += changed
    ever = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").scalar()
    wrong[Wrong.CUT] += range(number + 1, int(ever or 0) + 1)
    return changed


def _check_journal(
    connection: Connection, rows: Iterable[Row], changed: set[int], wrong: dict[Wrong, list[int]]
) -> int:
    """Hold every entry against its step of the journal; returns how many steps had their details erased."""
    steps = {row["id"]: row for row in _as_they_are(connection, "SELECT * FROM journal_step")}
    hashes = _details_hashes(connection, steps)
    entered: set[int] = set()
    for row in rows:
        if (step := row["step_id"]) is None:
            continue
        entered.add(step)
        found = steps.get(step)
        if found is None:
            wrong[Wrong.NO_STEP].append(row["id"])
        elif found["erased_at"] is None and row["id"] not in changed:
            same = all(found[name] == row[name] for name in ("at", "person", "kind"))
            if not same or hashes[step] != row["details_hash"]:
                wrong[Wrong.DETAILS].append(row["id"])
    wrong[Wrong.NO_ENTRY] += steps.keys() - entered
    return sum(step["erased_at"] is not None for step in steps.values())


def _details_hashes(connection: Connection, steps: Mapping[int, Row]) -> dict[int, str]:
    """Return the salted hash of every step's details, read in one go: a query a step takes ten times as long."""
    lines = connection.exec_driver_sql(
        "SELECT step_id, table_name, row_id, before, after FROM journal_row ORDER BY step_id, id"
    )
    found = {
        number: _details_hash(steps[number], (tuple(line)[1:] for line in of_step))
        for number, of_step in groupby(lines, key=lambda line: line[0])
        if number in steps
    }
    return {number: _details_hash(step, ()) for number, step in steps.items() if number not in found} | found


def _as_they_are(connection: Connection, statement: str) -> list[Row]:
    # As the file stores them: whoever tampered may have put text where bytes belong.
    return [dict(row) for row in connection.exec_driver_sql(statement).mappings()]


def _hash(row: Row) -> str:
    try:
        return entry_hash(row)
    except TypeError:
        return ""  # bytes where text belongs


def _details_hash(step: Row, rows: Iterable[Iterable[object]]) -> str:
    try:
        return hash_of_details(step["salt"], step["sentence"], rows)
    except (TypeError, AttributeError):
        return ""
