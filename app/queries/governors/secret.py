"""What no reader of the governors' page knows, and what is the same for every page that a school makes."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.schema import journal_step


def secret_of(session: Session) -> bytes:
    """Return the school's secret, drawn from the random salt of its first write; it never leaves the queries."""
    salt = session.scalar(select(journal_step.c.salt).order_by(journal_step.c.id).limit(1))
    return blake2b(salt or b"", person=b"governors", digest_size=32).digest()
