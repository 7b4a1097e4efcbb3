"""The second place for a school's backups: which folder it is, how old the copy there is, and copying."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.atomic import open_private, settle, write_whole
from app.backups.contents import Damaged, hash_of, note_of
from app.backups.files import files_in, folder_of
from app.backups.ledger import add_to_ledger, ledger
from app.backups.sealing import PLAIN, key_file_of
from app.backups.thinning import thin
from app.errors import Problem
from app.keys.key_file import load

_SETTING = "second place.json"
_PART = ".part-"
# One copy may be damaged; so many are not.
_LOOKED_AT = 5


def second_place(school: Path) -> Path | None:
    """Return the folder somebody chose for copies of the backups, or None."""
    try:
        found = json.loads((folder_of(school) / _SETTING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    place = found.get("folder") if isinstance(found, dict) else None
    return Path(place) if isinstance(place, str) and place else None


def set_second_place(school: Path, place: Path | None) -> None:
    """Remember a folder for copies of the backups, or with None forget it; raises Problem for one that cannot be."""
    setting = folder_of(school) / _SETTING
    if place is None:
        setting.unlink(missing_ok=True)
        return
    place = place.absolute()
    check_place(school, place)
    folder_of(school).mkdir(mode=0o700, exist_ok=True)
    write_whole(setting, json.dumps({"folder": str(place)}).encode())


def check_place(school: Path, place: Path) -> None:
    """Raise Problem for a folder that cannot be the second place."""
    if not place.is_dir():
        raise Problem(f"There is no folder {place}.", "Choose a folder that is there.")
    if place.resolve().is_relative_to(school.resolve()):
        raise Problem(
            "That is the school's own folder.",
            "Choose one on another disk, such as a stick or the staff drive.",
        )


def there(school: Path, place: Path) -> Path:
    """Return the folder for this school's backups in the second place, where several schools may have theirs.

    Where another school's folder has the same name, and its backups are there already, it has a number besides.
    """
    usual = place / f"{school.resolve().name} backups"
    try:
        ours = load(school).school_id
    except Problem:
        return usual
    theirs = {_begins(file) for _, file in files_in(usual)[:_LOOKED_AT]} - {PLAIN}
    return usual if ours in theirs or not theirs else usual.with_name(f"{usual.name} {ours.hex()[:8]}")


def _begins(file: Path) -> bytes:
    """Return a database's first bytes: the school's id where it is sealed."""
    try:
        with file.open("rb") as handle:
            return handle.read(len(PLAIN))
    except OSError:
        return PLAIN


def newest_there(school: Path, place: Path) -> datetime | None:
    """Return when the last backup in the second place was made; None where there is none, or it is out of reach."""
    found = files_in(there(school, place))
    return found[0][0] if found else None


def copy_there(school: Path, backup: Path, place: Path, now: datetime) -> None:
    """Copy a backup with its note to the second place, who was erased too, and thin the copies there.

    Raises Problem where it cannot.
    """
    folder = there(school, place)
    try:
        # Only what is in the place is made: a stick that is not plugged in must not become a folder.
        folder.mkdir(mode=0o700, exist_ok=True)
        copy_whole(note_of(backup), note_of(folder / backup.name))
        if key_file_of(backup).exists():
            copy_whole(key_file_of(backup), key_file_of(folder / backup.name))
        copy_whole(backup, folder / backup.name)
        add_to_ledger(folder, ledger(school))
    except OSError as error:
        raise Problem(
            f"The second place, {place}, cannot be reached or written.",
            "The backup is in the school's folder. Plug the disk in, or choose another place.",
        ) from error
    thin(folder, now)


def tell_there(school: Path) -> None:
    """Put who was erased into the ledger in the second place; where that is out of reach, the next backup does."""
    place = second_place(school)
    if place is not None and (folder := there(school, place)).is_dir():
        with suppress(Problem, OSError):
            add_to_ledger(folder, ledger(school))


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file, private and whole or not at all, and read it back; raises OSError, or Damaged for a bad copy."""
    part = target.with_name(f"{_PART}{secrets.token_hex(6)}")
    try:
        with source.open("rb") as old, open_private(part) as new:
            while piece := old.read(1 << 20):
                new.write(piece)
            new.flush()
            os.fsync(new.fileno())
        if hash_of(part) != hash_of(source):
            raise Damaged(f"{target} is not the same as what was copied.", "Choose another disk.")
        part.replace(target)
        settle(target.parent)
    finally:
        with suppress(OSError):
            part.unlink()
