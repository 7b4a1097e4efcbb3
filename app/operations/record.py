"""When and by whom a row is recorded: the store sets both on the session, so that operations read no clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

_NOW, _PERSON = "fivefold_now", "fivefold_person"


def set_record(session: Session, now: datetime, person: str) -> None:
    """Say at what moment, and by whom, what the session writes is recorded."""
    session.info[_NOW] = now
    session.info[_PERSON] = person


def recorded_at(session: Session) -> datetime:
    """Return the moment of this write, in UTC."""
    now = session.info[_NOW]
    assert isinstance(now, datetime)
    return now


def recorded_by(session: Session) -> str:
    """Return the name of the person at the program."""
    return str(session.info[_PERSON])
