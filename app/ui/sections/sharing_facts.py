"""What Settings says of a shared school: read off the UI thread, because the share may be slow or gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Problem
from app.moments import say_moment
from app.shared.conflicts import Conflict, conflicts
from app.shared.pointer import published
from app.shared.sharing import who_writes

if TYPE_CHECKING:
    from app.progress import Progress


@dataclass(frozen=True, slots=True)
class SharingFacts:
    """Who published the school when, who works in it, and what is kept beside it."""

    sentence: str
    writer: str = ""
    conflicts: tuple[Conflict, ...] = ()


def sharing_facts(place: Path, now: datetime, progress: Progress) -> SharingFacts:
    """Return what stands in a place; where it cannot be reached, the sentence says so."""
    progress.step(0, 0)
    try:
        last = published(place)
        return SharingFacts(last.sentence, who_writes(place, now), tuple(conflicts(place)))
    except Problem as problem:
        return SharingFacts(str(problem))


def whose(one: Conflict) -> str:
    """Return whose changes were kept."""
    return one.by or "Somebody"


def where(one: Conflict) -> str:
    """Return on which computer they were made."""
    return one.machine or "Another computer"


def kept(one: Conflict) -> str:
    """Return when they were kept."""
    return say_moment(one.at)


def instead(one: Conflict) -> str:
    """Return who published meanwhile."""
    return one.theirs or "Somebody else"
