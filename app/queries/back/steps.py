"""Which steps of the journal still stand: an import that was taken back as far as it could be is done with."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, exists, select

from app.done import IMPORTS
from app.journal import UNDO
from app.schema import journal_step


def last_standing(connection: Connection, but: Collection[str]) -> int | None:
    """Return the last step that stands, whole and not of those kinds; None where there is none."""
    steps = journal_step.c
    query = (
        select(steps.id)
        .where(steps.kind.not_in(but), steps.undone_by.is_(None), steps.erased_at.is_(None))
        .where(~taken_back_in_part())
        .order_by(steps.id.desc())
    )
    found = connection.execute(query.limit(1)).scalar()
    return None if found is None else int(found)


def taken_back_in_part() -> ColumnElement[bool]:
    """Return the condition that a step is an import of which an undo took back what it could."""
    by = journal_step.alias()
    back = exists().where(by.c.undoes == journal_step.c.id, by.c.kind == UNDO, by.c.undone_by.is_(None))
    return and_(journal_step.c.kind.in_(IMPORTS), back)
