"""How a moment is said."""

from __future__ import annotations

from datetime import datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say_moment(moment: datetime) -> str:
    """Return a moment as people say it where the computer is: "10 November 2026 at 12:40"."""
    here = moment.astimezone()
    return f"{here.day} {_MONTHS[here.month - 1]} {here.year} at {here:%H:%M}"


def say_since(moment: datetime, now: datetime) -> str:
    """Return a moment shortly, as it follows "since": "10:40" today, else "9 November at 10:40"."""
    here = moment.astimezone()
    if here.date() == now.astimezone().date():
        return f"{here:%H:%M}"
    return f"{here.day} {_MONTHS[here.month - 1]} at {here:%H:%M}"
