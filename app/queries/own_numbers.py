"""Numbers that only this school gives, and gives again the next time: for what leaves it and is met again elsewhere."""

from __future__ import annotations

from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.schema import audit

# Drawn by lot once for this program; with it two programs never give the same number to two things.
OURS = UUID("6f0f7d0e-6a53-4c0b-9a7e-2f3f4f1c55aa")

# Letters and digits that nobody takes for one another.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def own_numbers(session: Session) -> UUID:
    """Return where the school's own numbers begin (uuid5): the first entry of its audit trail is salted at random.

    Nothing changes that entry: a backup put back and a copy on a share have it too, a school made anew has another.
    """
    first = session.execute(select(audit.c.hash).order_by(audit.c.id).limit(1)).scalar()
    return uuid5(OURS, f"school {first or ''}")


def school_mark(session: Session) -> str:
    """Return four letters by which the school's own ids in a workbook are told from another's."""
    number = own_numbers(session).int
    return "".join(_LETTERS[number >> shift & 31] for shift in (0, 5, 10, 15))
