"""Checking a shared school out: a copy of what is published, or what an earlier day has left on this computer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.backups.contents import Damaged, looking
from app.backups.sealing import fitting
from app.db import DATABASE, WRITE, file_of, open_as_it_is
from app.keys.seal import OPEN, Seal
from app.locking.lock import take
from app.moments import say_moment
from app.progress import Silent
from app.shared import writer
from app.shared.conflicts import Conflict
from app.shared.copying_here import TAKING, put_aside, take_copy
from app.shared.place import OutOfReach, in_reach, turn, working_folder
from app.shared.pointer import Published, published
from app.shared.publishing import put_in_turn
from app.shared.snapshots import PART, mark_of, snapshot_of
from app.shared.strays import gather_strays
from app.shared.working import Origin, WorkingCopy, hash_of_keys, read_origin, write_origin


def check_out(
    place: Path, seal: Seal = OPEN, *, name: str, now: datetime, take_over: bool = False
) -> WorkingCopy:
    """Check a shared school out for a person and return its working copy, to be opened like any school.

    Sign in with the key file of folder_to_sign_in before, and with the one in the working copy after it: somebody
    else may have published other keys. What was left unpublished here, such as by a power cut, is found again: it is gone on with where nobody has
    published since, and else kept as a conflict. Raises Taken where another window on this computer has it,
    CheckedOut where somebody else has, and Problem where the place cannot be reached or is damaged.
    """
    folder = working_folder(place)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = take(folder, name, now)
    try:
        for left in (*folder.glob(f"{PART}*"), *folder.glob(f"{TAKING}*")):
            shutil.rmtree(left, ignore_errors=True)
        working = WorkingCopy(folder, place, "", held)
        try:
            return _checked_out(working, seal, now, take_over=take_over)
        except OutOfReach:
            return _out_of_reach(working)
    except BaseException:
        held.release()
        raise


def _checked_out(working: WorkingCopy, seal: Seal, now: datetime, *, take_over: bool) -> WorkingCopy:
    place, name = working.place, working.held.owner.name
    origin = read_origin(working.folder)
    with in_reach(place), turn(place, name, now):
        there = published(place)
        gather_strays(place, there, now)
        owner = writer.claim(place, name, now, token=origin.token if origin else "", take_over=take_over)
    working = replace(working, token=owner.token)
    try:
        with in_reach(place):
            return _with_what_was_left(working, origin, there, seal, now)
    except BaseException:
        writer.drop(place, owner.token)
        raise


def _with_what_was_left(
    working: WorkingCopy, origin: Origin | None, there: Published, seal: Seal, now: datetime
) -> WorkingCopy:
    folder, note = working.folder, ""
    conflict: Conflict | None = None
    if file_of(folder).exists() and not (origin and origin.taking):
        try:
            if origin is None:
                raise Damaged("Nothing says what it was made from.")
            origin = replace(origin.settled(there), token=working.token)
            mark = _mark(folder, seal)
            changed = mark != origin.mark or hash_of_keys(folder) != origin.keys
            if origin.base == there.sha256:
                write_origin(folder, origin)
                return replace(working, note=_going_on(there) if changed else "")
            lost = not there.follows(origin.base, origin.number)
            if (changed or lost) and mark not in (origin.kept, there.mark):
                write_origin(folder, origin)
                conflict = _keep(working, seal, now)
                note = conflict.sentence
        except Damaged:
            aside = put_aside(folder, now)
            note = f"What was left on this computer could not be read. It is kept in {aside}."
    take_copy(working, there)
    return replace(working, note=note, conflict=conflict)


def _keep(working: WorkingCopy, seal: Seal, now: datetime) -> Conflict:
    """Keep what was left here beside what is published."""
    fits = replace(seal, key=fitting(file_of(working.folder), seal))
    database = open_as_it_is(working.folder, fits)
    try:
        with snapshot_of(database, working.folder, Silent()) as snapshot:
            kept = put_in_turn(working, snapshot, now)
    finally:
        database.close()
    assert isinstance(kept, Conflict)  # the base is another one
    return kept


def _mark(folder: Path, seal: Seal) -> str:
    # Opened to write, because what a stop has left in the log is folded in first.
    with looking(file_of(folder), fitting(file_of(folder), seal), WRITE) as connection:
        return mark_of(connection)


def _out_of_reach(working: WorkingCopy) -> WorkingCopy:
    """Return what is here where the place is out of reach; raises OutOfReach where nothing is checked out here."""
    origin = read_origin(working.folder)
    if origin is None or not origin.token or origin.taking or not (working.folder / DATABASE).exists():
        raise OutOfReach(working.place)
    note = (
        "The shared folder cannot be reached. You work on this computer, and it is published when it can be."
    )
    return replace(working, token=origin.token, note=note, reachable=False)


def _going_on(there: Published) -> str:
    return (
        f"Here are your changes that were not published yet; the school was last published on "
        f"{say_moment(there.published_at)}."
    )
