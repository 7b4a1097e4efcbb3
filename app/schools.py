"""Making a school, locking it and opening it: the steps that the window and the command line share."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import db
from app.abilities import Ability
from app.atomic import settle
from app.errors import Problem
from app.keys.seal import OPEN, Seal
from app.locking.lock import take
from app.person import Person
from app.queries.user import is_sample, user_name
from app.reserve import keep_reserve
from app.shared.elsewhere import MustBeShared, home_for, must_share
from app.shared.place import home_of, is_shared
from app.store import Store, moment
from app.vault import state
from app.vault.state import NeedsPassword, NeedsProtection, State

if TYPE_CHECKING:
    from datetime import datetime

    from app.backups.files import Backup
    from app.backups.restoring import Restored
    from app.done import Done
    from app.keys.parts import KeyFile
    from app.keys.unlocking import Unlocked
    from app.operations.setup import SchoolDraft
    from app.progress import Progress
    from app.shared.conflicts import Conflict

__all__ = ["NeedsPassword", "NeedsProtection", "State"]

MANY_ROWS = 500
_PART = ".making-"


def folder_to_sign_in(folder: Path) -> Path:
    """Return the folder whose key file somebody signs in with: the school's own but for one that is shared.

    Raises Problem where the school is shared somewhere else by now, or cannot be reached.
    """
    from app.shared.sharing import folder_to_sign_in, moved_to, worked_from

    if is_shared(folder):
        return folder_to_sign_in(folder)
    # By itself a working copy would be worked in beside the school, also by who may not sign in there any more.
    if (place := moved_to(folder) or worked_from(folder)) is not None:
        raise Problem(f"This school is shared now, in {place}.", "Open that folder.")
    return folder


def state_of(folder: Path) -> State:
    """Return whether a school is locked; raises Problem, in words, where there is none or a file of it is missing."""
    return state.state_of(folder_to_sign_in(folder))


def keys_of(folder: Path) -> KeyFile:
    """Return the key file to sign in with; raises Problem where it is missing or damaged."""
    from app.keys.key_file import load

    return load(folder_to_sign_in(folder))


def people_of(folder: Path) -> tuple[tuple[int, str, str], ...]:
    """Return who may sign in, by name: number, name and role; raises Problem where the key file is damaged."""
    return state.people_of(folder_to_sign_in(folder))


@dataclass(frozen=True, slots=True)
class Prepared:
    """The keys of a school that is going to be made or protected, and the recovery code to print first."""

    key_file: KeyFile
    unlocked: Unlocked
    code: str


def prepare_keys(name: str, password: str) -> Prepared:
    """Return new keys for a first person, who is an administrator; raises Invalid for what cannot be.

    Takes as long as stretching a password does.
    """
    from app.keys.passwords import password_problem
    from app.keys.people import new_keys

    if wrong := password_problem(password, (name,)):
        from app.errors import Invalid

        raise Invalid({"password": wrong})
    return Prepared(*new_keys(name, password))


def new_school(folder: Path, draft: SchoolDraft, prepared: Prepared) -> Store:
    """Make a locked school with the starter words and its first person, and return its door.

    Where no live database may lie it is made on this computer and shared there. Nothing is left where that
    fails. Raises Invalid for what cannot be in the draft, Problem where the folder
    cannot hold a school.
    """
    # Opening a school, which every start does, needs none of this.
    from app.keys.key_file import save
    from app.operations.setup import set_up_school
    from app.operations.staff import StaffDraft, add_staff
    from app.vault.protecting import note_sealed, person_of
    from app.vault.seals import seal_of

    unlocked = prepared.unlocked
    home = home_for(folder) if must_share(folder) else folder
    with making(home, seal_of(unlocked)) as database:
        note_sealed(database, unlocked, moment())
        store = Store(database, person_of(unlocked))
        store.write(set_up_school, draft, today=store.today())
        store.write(add_staff, StaffDraft(unlocked.name))
        # Before the database: a key file without one is no harm, and the other way round nobody could open it.
        save(home, prepared.key_file)
    if home != folder:
        _share_new(home, folder, unlocked)
    return open_store(folder, unlocked)


def _share_new(home: Path, place: Path, unlocked: Unlocked) -> None:
    from app.shared_school import share_school

    local = open_store(home, unlocked)
    try:
        share_school(local, place)
    except BaseException:
        local.close()
        shutil.rmtree(home, ignore_errors=True)
        raise
    local.close()


@contextmanager
def making(folder: Path, seal: Seal = OPEN) -> Iterator[db.Database]:
    """Make a school whole or not at all: it is filled inside the block and put into its folder in one step after it.

    Raises Problem where the folder cannot hold a school. Where the block fails, nothing is left; where the
    computer does, what was begun is cleared away by the next school made there.
    """
    was_there = folder.exists()
    db.make_folder(folder)
    for left in folder.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    part = folder / f"{_PART}{secrets.token_hex(4)}"
    try:
        database = db.create(part, seal)
        try:
            yield database
        finally:
            # The last connection to go folds the log into the file: from then on the file is all there is.
            database.close()
        db.file_of(part).rename(db.file_of(folder))
        settle(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if not was_there and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def open_store(
    folder: Path,
    unlocked: Unlocked | None = None,
    *,
    person: str = "",
    look: bool = False,
    take_over: bool = False,
) -> Store:
    """Open the school in a folder for somebody who has signed in; the sample needs nobody to.

    Nobody else can write it meanwhile: raises Taken where somebody does, NeedsPassword or NeedsProtection where
    nobody has signed in or can. look opens it only to look at, as does a folder that cannot be written. A
    school that an older version made is backed up before it is upgraded; without a backup it is left alone.
    A shared school is checked out, or looked at as it was published last; take_over is `check_out`'s. Raises
    MustBeShared for a live school where none may lie.
    """
    found = state_of(folder)
    if found is State.LOCKED and unlocked is None:
        raise NeedsPassword(folder)
    signed_in = unlocked if found is State.LOCKED else None
    name = signed_in.name if signed_in is not None else person
    if is_shared(folder):
        from app.shared_school import check_out_store, look_at_published

        if look:
            return look_at_published(folder, signed_in, _opened)
        return check_out_store(folder, signed_in, name, _opened, take_over=take_over)
    closed = look or not os.access(folder, os.W_OK)
    if not closed and not (folder / db.SEALED).exists() and (why := must_share(folder)):
        raise MustBeShared(why)
    held = None if closed else take(folder, name, moment())
    try:
        store = _opened(folder, signed_in, person, look=look)
        if held is not None and not store.database.can_write:
            # What a newer version made is only looked at here, and may be worked in with that one.
            held.release()
            held = None
        if held is not None:
            keep_reserve(folder)
    except BaseException:
        if held is not None:
            held.release()
        raise
    store.held = held
    return store


def _opened(folder: Path, unlocked: Unlocked | None, person: str, *, look: bool) -> Store:
    if unlocked is not None:
        from app.vault.opening import open_locked
        from app.vault.protecting import person_of

        database, newest = open_locked(folder, unlocked, look=look, before_upgrade=_back_up_first)
        store = Store(database, person_of(newest))
        store.unlocked = newest
        return store
    store = Store(db.open_school(folder, look=look, before_upgrade=_back_up_first), Person(person))
    if not store.read(is_sample):
        store.close()
        raise NeedsProtection(folder)
    if not person:
        store.who = Person(store.read(user_name))
    return store


def open_kept(conflict: Conflict, unlocked: Unlocked | None) -> Store:
    """Open what a conflict has kept beside a shared school, to look at."""
    from app.shared_school import look_at_conflict

    return look_at_conflict(conflict, unlocked, _opened)


def move_school(folder: Path, unlocked: Unlocked | None, progress: Progress | None = None) -> Done:
    """Move a live school that lies where none may to this computer, and share it there; a backup is made first."""
    from app.shared_school import move_and_share

    name = unlocked.name if unlocked is not None else ""
    return move_and_share(folder, unlocked, name, _opened, progress)


def protect_school(
    folder: Path, prepared: Prepared, *, now: datetime, progress: Progress | None = None
) -> list[Path]:
    """Give a school that has no passwords its first person, in one step, with a backup first; returns `protect`'s."""
    from app.vault.protecting import protect

    with take(folder, prepared.unlocked.name, now):
        return protect(folder, prepared.unlocked, now=now, progress=progress)


def restore_school(
    folder: Path, backup: Backup, *, seal: Seal, now: datetime, who: Person, progress: Progress | None = None
) -> Restored:
    """Put a backup in the place of a school that nobody has open; who was erased since is erased again."""
    from app.backups.restoring import restore
    from app.operations.rights.again import erased_before, reapply_erasures

    who.require(Ability.RESTORE)
    # Of a shared school it is what lies on this computer; the next check-out finds it changed and goes on from it.
    folder = home_of(folder)

    def erase_again(database: db.Database) -> None:
        reapply_erasures(database, erased_before(folder, seal, backup.file), now=now, who=who)

    return restore(folder, backup, now=now, who=who, seal=seal, progress=progress, prepare=erase_again)


def _back_up_first(database: db.Database) -> None:
    # Opening a current school, which every start does, needs none of this.
    from app.backups.making import make_backup

    make_backup(database, now=moment())


def keep_before_import(store: Store, rows: int) -> None:
    """Make a backup before an import of many rows; a small one is taken back with Undo.

    Raises Problem where none can be made: what changes much is not begun without.
    """
    if rows <= MANY_ROWS:
        return
    from app.backups.making import back_up

    try:
        back_up(store.database, now=store.now(), who=store.who)
    except Problem as problem:
        sentence = f"{problem.message.removesuffix('.')}, so nothing was saved."
        raise Problem(sentence, problem.what_to_do) from problem
