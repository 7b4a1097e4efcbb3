"""What the school's backups have noted of its audit trail, which verifying holds it against."""

from __future__ import annotations

from pathlib import Path

from app.audit.verdict import Head, Verdict
from app.audit.verifying import verify
from app.backups.files import backups
from app.db import Database
from app.keys.seal import OPEN, Seal
from app.progress import Progress


def verify_trail(database: Database, progress: Progress | None = None) -> Verdict:
    """Return what is wrong with an open school's audit trail, held against its journal and its backups."""
    heads = noted_heads(database.folder, database.seal)
    with database.engine.connect() as connection:
        return verify(connection, heads, locked=database.key is not None, progress=progress)


def noted_heads(school: Path, seal: Seal = OPEN) -> tuple[Head, ...]:
    """Return the trail's last entry as each backup has noted it; backups that noted none are left out."""
    return tuple(
        Head(one.contents.audit_number, one.contents.audit_head, one.made_at, one.name)
        for one in backups(school, seal)
        if one.contents is not None and one.contents.audit_number
    )
