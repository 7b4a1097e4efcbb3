"""When the program locks itself, and how long what was copied stays on the clipboard."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import School


@dataclass(frozen=True, slots=True)
class LockSettings:
    """Minutes without a touch after which the program locks, and seconds a copy stays."""

    minutes: int
    clipboard_seconds: int


def lock_settings(session: Session) -> LockSettings:
    """Return how the school has set its locking."""
    school = session.get_one(School, 1)
    return LockSettings(school.lock_minutes, school.clipboard_seconds)
