"""The working copy of a shared school on this computer: where it lies, and what it was made from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from app.atomic import write_whole
from app.backups.contents import hash_of
from app.keys.key_file import KEY_FILE
from app.locking.held import Held
from app.shared import writer
from app.shared.conflicts import Conflict
from app.shared.place import ORIGIN
from app.shared.pointer import Published


@dataclass(frozen=True, slots=True)
class Origin:
    """What a working copy was made from: base is the hash of the snapshot, mark what stood in it then.

    pending: what is just being published, and may be by now. kept: what stands in the conflict that was kept.
    token: the check-out it belongs to, or nothing once that was given back. taking: a copy is being put here.
    alone: somebody was erased since, so no older snapshot stays once this is published.
    """

    place: str
    base: str
    number: int
    mark: str
    keys: str = ""
    pending: str = ""
    pending_mark: str = ""
    kept: str = ""
    token: str = ""
    taking: bool = False
    alone: bool = False

    def settled(self, found: Published) -> Origin:
        """Return it with what was being published as published, where it got there before the program stopped."""
        if not self.pending:
            return self
        if found.sha256 != self.pending:
            return replace(self, pending="", pending_mark="")
        return self.based_on(found, self.pending_mark)

    def based_on(self, found: Published, mark: str) -> Origin:
        """Return it as made from what is published now."""
        return replace(
            self,
            base=found.sha256,
            number=found.number,
            mark=mark,
            pending="",
            pending_mark="",
            kept="",
            alone=False,
        )


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A shared school checked out: open its folder like any school; the check-out and the lock are held with it.

    note: a sentence to show, such as that changes of an earlier day are here. conflict: what was kept of them.
    reachable: False where the share is not there now and only what is on this computer can be worked on.
    """

    folder: Path
    place: Path
    token: str
    held: Held
    note: str = ""
    conflict: Conflict | None = None
    reachable: bool = True

    @property
    def base(self) -> str:
        """Return the hash of the snapshot that it was made from, or was last published as."""
        found = read_origin(self.folder)
        return found.base if found else ""

    def beat(self, now: datetime) -> bool:
        """Give a sign of life, here and in the place, every 30 to 60 seconds; False where it is not ours any more.

        A place out of reach is no reason to stop: what is there decides when it is published.
        """
        here = self.held.beat(now)
        writer.beat(self.place, self.token, now)
        return here and writer.is_ours(self.place, self.token)

    def leave(self) -> None:
        """Stop working without publishing: everything stays here and is found at the next check-out."""
        self.held.release()


def read_origin(folder: Path) -> Origin | None:
    """Return what a working copy was made from; None where there is none, or that cannot be read."""
    try:
        return Origin(**json.loads((folder / ORIGIN).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_origin(folder: Path, origin: Origin) -> None:
    """Remember what a working copy was made from; raises Problem where the disk does not take it."""
    write_whole(folder / ORIGIN, json.dumps(asdict(origin)).encode())


def hash_of_keys(folder: Path) -> str:
    """Return the hash of a school's key file, or "" where it has none."""
    file = folder / KEY_FILE
    return hash_of(file) if file.exists() else ""
