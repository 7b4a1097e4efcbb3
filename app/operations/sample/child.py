"""One invented pupil, as the makers of pupils, decisions and rows hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Child:
    """One invented pupil. place: years since N1, in this academic year; slot: which class of the year.

    told: the pictures and the last changes tell of this pupil by name.
    """

    forename: str
    surname: str
    place: int
    slot: int
    joined: date
    left: date | None = None
    # Days on the roll, from (included) to (not included); the last may be open.
    stays: list[tuple[date, date | None]] = field(default_factory=list)
    now: dict[str, str] = field(default_factory=dict)
    risk: str | None = None
    told: bool = False
    id: int = 0
