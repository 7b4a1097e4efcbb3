"""What this computer remembers of a locked school, to greet people by: its name and who signed in last, by number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.ui.settings import Remembered
    from app.ui.window import Window

_KEY = "schools"
_KEPT = 12


class Known(NamedTuple):
    """A school's name, "" where it is not known, and the number of who signed in last."""

    name: str = ""
    person: int | None = None


def recall(remembered: Remembered, folder: Path) -> Known:
    """Return what is remembered of the school in a folder."""
    match remembered.data(_KEY).get(str(folder)):
        case [str(name), int(person)]:
            return Known(name, person)
    return Known()


def remember(window: Window, folder: Path, person: int) -> None:
    """Take note of a school that was opened, and who signed in."""
    from app.queries.school import school_profile

    schools = window.remembered.data(_KEY)
    schools.pop(str(folder), None)
    schools[str(folder)] = [window.store.read(school_profile).name, person]
    window.remembered.set_data(_KEY, dict(list(schools.items())[-_KEPT:]))
