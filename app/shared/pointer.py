"""The pointer in a shared place: which snapshot is the school now, who published it, and which came before."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.errors import Problem
from app.moments import say_moment
from app.shared.names import POINTER
from app.shared.place import SNAPSHOTS, OutOfReach

FORMAT = 1
REMEMBERED = 50
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Published:
    """What was published last; history has the hashes of what was before it, newest first."""

    number: int
    sha256: str
    size: int
    published_at: datetime
    by: str
    machine: str
    base: str
    mark: str
    history: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Return who published it when, as people say it."""
        return f"{self.by or 'Somebody'} published this school on {say_moment(self.published_at)}."

    def follows(self, sha256: str, number: int) -> bool:
        """Say whether it was made, in one or more steps, from what somebody else published or checked out."""
        line = (self.sha256, *self.history)
        # What is longer ago than anybody remembers is taken as known.
        return sha256 in line or self.number - number > REMEMBERED


def last_published(place: Path) -> Published | None:
    """Return what was published last, or None where nothing is; raises OutOfReach, or Problem for a damaged pointer."""
    try:
        with (place / POINTER).open("rb") as file:
            text = file.read(_LARGEST)
    except FileNotFoundError:
        if not place.is_dir():
            raise OutOfReach(place) from None
        return None
    except OSError:
        raise OutOfReach(place) from None
    return read_pointer(text, place / POINTER)


def published(place: Path) -> Published:
    """Return what was published last; raises Problem where nothing is."""
    found = last_published(place)
    if found is None:
        raise Problem(f"No school is shared in {place}.", "Choose another folder, or share a school there.")
    return found


def read_pointer(text: bytes, file: Path) -> Published:
    """Return what a pointer says; raises Problem where it makes no sense, or a newer version wrote it."""
    try:
        found = json.loads(text)
        newer = type(found["format"]) is int and found["format"] > FORMAT
        if not newer:
            return _understood(found)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Problem(
            f"{file.name} in {file.parent} is damaged.",
            f"The published copies are whole, in {SNAPSHOTS}. Copy {file.name} back from an older version of the folder.",
        ) from error
    raise Problem("This school was published by a newer version of Fivefold.", "Update this program.")


def as_pointer(one: Published) -> bytes:
    """Return the pointer as it is written."""
    values = asdict(one) | {"published_at": one.published_at.astimezone(UTC).isoformat(timespec="seconds")}
    return json.dumps({"format": FORMAT, **values}, ensure_ascii=False, indent=1).encode()


def _understood(found: dict[str, Any]) -> Published:
    numbers = (found["number"], found["size"])
    words = (found["by"], found["machine"], found["mark"])
    hashes = (found["sha256"], *found["history"], *([found["base"]] if found["base"] else []))
    if not all(type(one) is int for one in numbers) or not all(isinstance(one, str) for one in words):
        raise ValueError("a pointer of other kinds")
    if not all(_SHA256.fullmatch(one) for one in hashes):
        raise ValueError("a pointer without a hash")
    moment = datetime.fromisoformat(found["published_at"])
    return Published(
        number=found["number"],
        sha256=found["sha256"],
        size=found["size"],
        published_at=moment.replace(tzinfo=moment.tzinfo or UTC),
        by=found["by"],
        machine=found["machine"],
        base=found["base"],
        mark=found["mark"],
        history=tuple(found["history"]),
    )
