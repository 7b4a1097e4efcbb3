"""The commands that make backups and list them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.abilities import Ability
from app.backups.files import Backup, backups, folder_of
from app.backups.making import back_up
from app.backups.sealing import key_file_of
from app.backups.second_place import copy_whole, newest_there, second_place
from app.backups.words import say_moment
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.cli.seals import holder
from app.errors import Problem
from app.shared.place import home_of


def backup(arguments: Namespace) -> Answer:
    """Make a backup now, with --to also in another folder."""
    with opened(arguments) as store, TerminalProgress() as progress:
        store.require(Ability.BACK_UP)
        made = back_up(store.database, now=store.now(), who=store.who, progress=progress)
        if arguments.to is not None:
            store.note("copy_backup")
    lines = [made.warning] if made.warning else []
    if arguments.to is not None:
        lines.append(f"A copy is in {_copy(made.backup.file, arguments.to)}.")
    data = {**as_data(made.backup), "warning": made.warning}
    return Answer(f"The backup is {made.backup.file}.", data, tuple(lines), store.unlocked is None)


def list_backups(arguments: Namespace) -> Answer:
    """List a school's backups, newest first."""
    held = holder(arguments, to="read")
    school = home_of(arguments.school)
    found = backups(school, held.seal)
    place = second_place(school)
    there = newest_there(school, place) if place else None
    lines = [f"  {_line(one)}" for one in found]
    if place is not None:
        age = (
            f"the last there was made on {say_moment(there)}"
            if there
            else "none is there, or it is not connected"
        )
        lines.append(f"Second place: {place}; {age}.")
    data = {
        "backups": [as_data(one) for one in found],
        "second_place": str(place) if place else None,
        "second_place_newest": there.isoformat() if there else None,
    }
    many = "1 backup" if len(found) == 1 else f"{len(found)} backups"
    sentence = f"{many} in {folder_of(school)}." if found else f"There are no backups of {arguments.school}."
    return Answer(sentence, data, tuple(lines), bool(found) and held.key_file is None)


def _copy(file: Path, folder: Path) -> Path:
    try:
        # Without its key file nobody could open it in a folder of its own.
        if key_file_of(file).exists():
            copy_whole(key_file_of(file), key_file_of(folder / file.name))
        copy_whole(file, folder / file.name)
    except OSError as error:
        raise Problem(
            f"The backup was made, but {folder} cannot be written.",
            "Choose a folder that is there, with room.",
        ) from error
    return folder / file.name


def as_data(one: Backup) -> dict[str, Any]:
    """Return a backup for a program."""
    contents = one.contents
    return {
        "name": one.name,
        "file": str(one.file),
        "made_at": one.made_at.isoformat(),
        "bytes": one.size,
        "pupils": contents.pupils if contents else None,
        "offers": contents.offers if contents else None,
        "placements": contents.placements if contents else None,
    }


def _line(one: Backup) -> str:
    size = f"{one.size / 1e6:.1f} MB"
    if one.contents is None:
        return f"{one.name}  {size}  cannot be read"
    counts = f"{one.contents.pupils:,} pupils, {one.contents.offers:,} offers, {one.contents.placements:,} placements"
    return f"{one.name}  {size}  {counts}"
