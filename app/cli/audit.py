"""The commands that verify the audit trail and list it."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.abilities import Ability
from app.audit.verdict import say_head
from app.backups.heads import verify_trail
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.queries.audit_rows import AuditFilter, AuditRow, audit_rows
from app.queries.rights.which_pupil import pupil_by_admission


def verify_audit(arguments: Namespace) -> Answer:
    """Say whether anybody has tampered with the trail, and with which entries; exit code 1 if so."""
    with opened(arguments, to="look") as store, TerminalProgress() as progress:
        store.require(Ability.READ_AUDIT)
        found = verify_trail(store.database, progress)
    data = {
        "whole": found.whole,
        "entries": found.entries,
        "signed": found.signed,
        "erased": found.erased,
        "head": {"number": found.number, "hash": found.head},
        "findings": [
            {"what": str(one.kind), "numbers": list(one.numbers), "sentence": one.sentence}
            for one in found.findings
        ],
    }
    end = [f"  {say_head(found.number, found.head)}"] if found.number else []
    lines = (*(f"  WRONG  {one.sentence}" for one in found.findings), *end)
    return Answer(found.sentence, data, lines, store.unlocked is None, 0 if found.whole else 1)


def list_audit(arguments: Namespace) -> Answer:
    """List the trail's entries, newest first."""
    with opened(arguments, to="read") as store:
        store.require(Ability.READ_AUDIT)
        pupil = store.read(pupil_by_admission, arguments.pupil) if arguments.pupil is not None else None
        narrowed = AuditFilter(start=arguments.start, end=arguments.end, pupil_id=pupil)
        rows = store.read(audit_rows, narrowed, limit=max(1, arguments.limit))
    many = "1 entry" if len(rows) == 1 else f"{len(rows):,} entries"
    data = {"entries": [_data(row) for row in rows]}
    return Answer(f"{many}, newest first.", data, tuple(map(_line, rows)), store.unlocked is None)


def _line(row: AuditRow) -> str:
    parts = (f"{row.at.astimezone():%Y-%m-%d %H:%M}", row.person, row.what, row.about_words)
    return f"  {row.number}  {'  '.join(part for part in parts if part)}"


def _data(row: AuditRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "at": row.at.isoformat(),
        "person": row.person,
        "kind": row.kind,
        "what": row.what,
        "about": list(row.about),
        "more": row.more,
        "signed": row.signed,
    }
