"""A live school in a folder where none may lie: why, and where on this computer it may be instead."""

from __future__ import annotations

from pathlib import Path

from app.errors import Problem
from app.paths import user_folder
from app.shared.drives import needs_sharing

HERE = "Schools"


class MustBeShared(Problem):
    """A live school lies where none may: it is moved to this computer and shared there, or only looked at."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"{why} A school that is worked in there gets damaged.",
            "Move it to this computer and share it there, or only look at it.",
        )


def must_share(folder: Path) -> str:
    """Return why a live school may not lie in a folder; "" where it may, or where this computer has no better place."""
    why = needs_sharing(folder)
    return "" if why and needs_sharing(user_folder()) else why


def home_for(folder: Path) -> Path:
    """Return a folder on this computer that is free for a school whose place is elsewhere."""
    first = user_folder() / HERE / folder.name
    home, number = first, 1
    while home.exists():
        number += 1
        home = first.with_name(f"{folder.name} {number}")
    return home
