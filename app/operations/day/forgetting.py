"""Forgetting what was put off about a pupil who is erased: no foreign key leads there."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import PutOff
from app.queries.put_off import TABLES


def forget_put_off(session: Session, ids: Mapping[str, set[int]]) -> set[int]:
    """Delete what was put off about rows, by their table; returns the numbers of what went."""
    gone = set()
    for row in session.scalars(select(PutOff)).all():
        if row.row_id in ids.get(TABLES.get(row.kind, ""), set()):
            gone.add(row.id)
            session.delete(row)
    return gone
