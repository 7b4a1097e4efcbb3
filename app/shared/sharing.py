"""Sharing a school for the first time, and what others see of one that is shared."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from app.atomic import write_whole
from app.db import Database, file_of
from app.errors import Problem
from app.locking.owner import Owner
from app.progress import Progress, Silent
from app.shared.names import MOVED, POINTER
from app.shared.place import in_reach, is_shared, snapshot_folder, turn, working_folder
from app.shared.pointer import Published, last_published, published
from app.shared.publishing import following, point_to
from app.shared.snapshots import put, snapshot_of
from app.shared.working import read_origin
from app.shared.writer import writer_of


def share(
    database: Database,
    place: Path,
    *,
    name: str,
    now: datetime,
    progress: Progress | None = None,
    over_live: bool = False,
) -> Published:
    """Publish a school of this computer in a place for the first time; from then on it is checked out from there.

    The school stays where it was, and moved_to says of it where it is shared. With over_live the place may hold
    a live school, which the shared one stands for from then on. Raises Problem where the place holds a school
    otherwise, or cannot be written.
    """
    place = place.absolute()
    if (place / POINTER).exists() or (file_of(place).exists() and not over_live):
        raise Problem(f"There is already a school in {place}.", "Choose another folder.")
    if place.resolve().is_relative_to(database.folder.resolve()):
        raise Problem("That is the school's own folder.", "Choose one on the staff drive.")
    with snapshot_of(database, database.folder, progress or Silent()) as snapshot, in_reach(place):
        place.mkdir(exist_ok=True)
        with turn(place, name, now):
            if last_published(place) is not None:
                raise Problem(f"There is already a school in {place}.", "Choose another folder.")
            put(place, snapshot)
            new = following(None, snapshot, name, now)
            # Said before it is so: a stop in between must not leave two schools that both go on.
            _say_moved(database.folder, place, now)
            point_to(place, new, snapshot.folder)
    return new


def moved_to(folder: Path) -> Path | None:
    """Return where the school of a folder is shared since somebody did so, or None; such a folder is not worked in."""
    try:
        found = json.loads((folder / MOVED).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    place = found.get("place") if isinstance(found, dict) else None
    if not isinstance(place, str) or not place:
        return None
    # A place that is there and holds nothing is what a stop in the middle of sharing has left.
    return None if Path(place).is_dir() and not is_shared(Path(place)) else Path(place)


def worked_from(folder: Path) -> Path | None:
    """Return the place that a folder is the working copy of, where it can be reached, or None: it is opened there."""
    origin = read_origin(folder)
    return Path(origin.place) if origin is not None and (Path(origin.place) / POINTER).is_file() else None


def _say_moved(folder: Path, place: Path, now: datetime) -> None:
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    write_whole(folder / MOVED, json.dumps({"place": str(place), "at": moment}, ensure_ascii=False).encode())


def open_published(place: Path) -> Path:
    """Return the folder of what is published last: it opens like any school, to look at, straight from the place.

    Raises OutOfReach or another Problem where there is none, or it has not arrived yet.
    """
    folder = snapshot_folder(place, published(place).sha256)
    if not file_of(folder).exists():
        raise Problem(
            "The published school has not arrived in this folder yet.",
            "Wait until the folder is in step again, then open it.",
        )
    return folder


def folder_to_sign_in(place: Path) -> Path:
    """Return the folder whose key file counts before a check-out: the working copy's where work was left, else the last
    published one's.
    """
    here = working_folder(place)
    origin = read_origin(here)
    if origin is not None and origin.token and not origin.taking and file_of(here).exists():
        return here
    return open_published(place)


def who_writes(place: Path, now: datetime) -> str:
    """Return who has the school checked out since when, as a sentence; "" where nobody has."""
    owner: Owner | None = writer_of(place)
    return owner.sentence(now) if owner else ""
