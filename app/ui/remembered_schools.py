"""What this computer remembers of a locked school, to greet people by: its name and who signed in last, by number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.store import Store
    from app.ui.settings import Remembered

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


def remember(remembered: Remembered, store: Store, person: int) -> None:
    """Take note of a school that was opened, and who signed in."""
    from app.queries.school import school_profile

    folder = str(store.place)
    schools = remembered.data(_KEY)
    schools.pop(folder, None)
    schools[folder] = [store.read(school_profile).name, person]
    remembered.set_data(_KEY, dict(list(schools.items())[-_KEPT:]))
