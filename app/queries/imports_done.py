"""The files that were taken in, newest first, each with its step of the journal."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import IMPORTS
from app.queries.history import ChangeRow, last_changes
from app.schema import journal_step


def imports_done(session: Session, *, limit: int = 50) -> tuple[ChangeRow, ...]:
    """Return the last imports, newest first."""
    steps = session.scalars(
        select(journal_step.c.id)
        .where(journal_step.c.kind.in_(IMPORTS), journal_step.c.undoes.is_(None))
        .order_by(journal_step.c.id.desc())
        .limit(limit)
    )
    found = (last_changes(session, limit=1, before=step + 1) for step in steps)
    return tuple(row for rows in found for row in rows)


def is_import(session: Session, step: int) -> bool:
    """Say whether a step took a file in."""
    kind = session.scalar(select(journal_step.c.kind).where(journal_step.c.id == step))
    return kind in IMPORTS
