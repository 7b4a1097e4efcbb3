"""Setting when the program locks itself, and how long what was copied stays on the clipboard."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import School
from app.operations.ordered import found

MINUTES = range(1, 61)
SECONDS = range(10, 601)


def set_locking(session: Session, minutes: int, clipboard_seconds: int) -> Done:
    """Lock after so many minutes without a touch, and clear what was copied after so many seconds."""
    wrong = {}
    if minutes not in MINUTES:
        wrong["minutes"] = f"This is a number of minutes from {MINUTES.start} to {MINUTES.stop - 1}."
    if clipboard_seconds not in SECONDS:
        wrong["clipboard_seconds"] = (
            f"This is a number of seconds from {SECONDS.start} to {SECONDS.stop - 1}."
        )
    if wrong:
        raise Invalid(wrong)
    school = found(session, School, 1, "school")
    school.lock_minutes, school.clipboard_seconds = minutes, clipboard_seconds
    return Done(
        f"Fivefold locks after {minutes} minute{'s' if minutes != 1 else ''} without a touch.", id=school.id
    )
