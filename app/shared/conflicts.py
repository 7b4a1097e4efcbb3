"""Two people changed the same published school: both are kept, and it is said."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.atomic import write_whole
from app.locking.owner import machine
from app.moments import say_moment
from app.shared.place import CONFLICTS, make_room, open_to_colleagues, snapshot_folder
from app.shared.pointer import Published

_STAMP = "%Y-%m-%dT%H%M%SZ"
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was kept beside the published school: the hash of its snapshot, whose it is, and who published instead."""

    file: Path
    sha256: str
    by: str
    machine: str
    at: datetime
    theirs: str

    @property
    def folder(self) -> Path:
        """Return the folder of the snapshot that was kept; it opens like any school, to look at."""
        return snapshot_folder(self.file.parent.parent, self.sha256)

    @property
    def sentence(self) -> str:
        """Return what happened, as people say it."""
        return (
            f"{self.theirs or 'Somebody else'} published this school while {self.by or 'somebody'} was changing it on "
            f"{self.machine or 'another computer'}. Both are kept: what {self.theirs or 'they'} published is the school, "
            f"and the other is kept from {say_moment(self.at)}."
        )


def keep_conflict(place: Path, sha256: str, by: str, now: datetime, theirs: Published) -> Conflict:
    """Note that a snapshot in the place is kept beside what is published; call within a turn."""
    folder = place / CONFLICTS
    make_room(place, folder)
    where = machine()
    stem = f"{now.astimezone(UTC).strftime(_STAMP)}-{_NOT_IN_NAMES.sub('-', where)}"
    file, number = folder / f"{stem}.json", 1
    while file.exists():
        number += 1
        file = folder / f"{stem}-{number}.json"
    values = {
        "sha256": sha256,
        "by": by,
        "machine": where,
        "at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "theirs": theirs.by,
        "published": theirs.sha256,
    }
    write_whole(file, json.dumps(values, ensure_ascii=False).encode())
    open_to_colleagues(place, file)
    return Conflict(file, sha256, by, where, now.astimezone(UTC), theirs.by)


def conflicts(place: Path) -> list[Conflict]:
    """Return what is kept beside the published school, newest first; what makes no sense is left out."""
    found = (_read(file) for file in sorted((place / CONFLICTS).glob("*.json"), reverse=True))
    return [one for one in found if one is not None]


def settle_conflict(conflict: Conflict) -> None:
    """Forget a conflict that somebody has dealt with; its snapshot goes when old snapshots are thinned."""
    conflict.file.unlink(missing_ok=True)


def _read(file: Path) -> Conflict | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        words = [found[name] for name in ("sha256", "by", "machine", "theirs")]
        if not all(isinstance(word, str) for word in words):
            return None
        at = datetime.fromisoformat(found["at"])
        return Conflict(file, words[0], words[1], words[2], at.replace(tzinfo=at.tzinfo or UTC), words[3])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
