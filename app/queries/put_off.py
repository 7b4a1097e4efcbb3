"""What somebody has put off to a later day, by the kind of line and the row it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import PutOff
from app.queries.day_kinds import Kind

# Kind → the table of its row, for lines that have no day of their own which could be moved.
TABLES: Mapping[str, str] = {
    Kind.REGISTER: "group_session",
    Kind.OFFERED: "support",
    Kind.WAIT: "support",
    Kind.NOTHING: "placement",
    Kind.DECISION: "placement",
    Kind.QUESTION: "offer_query",
    Kind.CHECK: "offer",
}
PutOffRows = frozenset[tuple[str, int]]


def put_off_now(session: Session, *, today: date) -> PutOffRows:
    """Return (kind, row) of every line that is not to be shown yet."""
    rows = session.execute(select(PutOff.kind, PutOff.row_id).where(PutOff.until_on > today))
    return frozenset((kind, row_id) for kind, row_id in rows)
