"""What is done off the UI thread to get into a school: signing in, opening, making and protecting one."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Problem
from app.progress import Progress
from app.shared.names import MOVED, POINTER
from app.ui.page_stack import NAMES, page_class
from app.vault.attempts import Attempts, waits

if TYPE_CHECKING:
    from app.keys.parts import KeyFile
    from app.keys.unlocking import Unlocked
    from app.schools import Prepared, State
    from app.store import Store


# What unlocking and opening a locked school takes.
_NEEDED = (
    # Read in by the library itself with the first key, which would come after the password.
    "cryptography.hazmat.backends.openssl.backend",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "cryptography.hazmat.primitives.asymmetric.x25519",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.argon2",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "app.keys.unlocking",
    "app.noting",
    "app.queries.locking",
    "app.ui.clipboard",
    "app.ui.idle",
    "app.ui.screen_lock",
    "app.ui.wording",
    "app.vault.opening",
    "app.vault.protecting",
)


@dataclass
class Entering:
    """Somebody's way into a locked school, and how far it came: whoever is unlocked needs no password again."""

    folder: Path
    attempts: Attempts
    first: str = ""
    unlocked: Unlocked | None = None
    look: bool = False
    take_over: bool = False

    def wait(self) -> int:
        """Return for how many seconds nobody may try."""
        if not waits(len(self.attempts.all())):
            return 0
        # Only who has mistyped three times waits for the clock, which lives beside the database's library.
        from app.store import moment

        return self.attempts.wait(moment())

    def unlock(self, number: int, password: str, progress: Progress) -> Store:
        """Return the school, opened by this password; a wrong one is noted.

        Raises WrongPassword, KeyFileDamaged, Taken or another Problem.
        """
        # The cryptographic library and the database's are read in here, while the page is painted already.
        from app.keys.key_file import load

        progress.step(0, 0)
        self.unlocked = unlock(load(folder_to_sign_in(self.folder)), number, password, self.attempts)
        return self.open(progress)

    def open(self, progress: Progress) -> Store:
        """Return the school, opened for whoever is unlocked, with the failures before in its audit trail."""
        # The sign-in page is painted without what hashing takes.
        from app.noting import note_signed_in

        store = open_for(
            self.folder, self.first, self.unlocked, progress, look=self.look, take_over=self.take_over
        )
        try:
            note_signed_in(store, self.attempts)
        except BaseException:
            store.close()
            raise
        return store


def folder_to_sign_in(folder: Path) -> Path:
    """Return the folder whose key file somebody signs in with; only a shared school takes reading more in.

    Raises Problem where it is shared somewhere else by now, or cannot be reached.
    """
    if folder.is_dir() and not (folder / POINTER).exists() and not (folder / MOVED).exists():
        return folder
    from app.schools import folder_to_sign_in as found

    return found(folder)


def where_it_is(folder: Path) -> Path:
    """Return where a school is opened: a folder whose school was shared meanwhile leads to its place."""
    if not (folder / MOVED).exists():
        return folder
    from app.shared.sharing import moved_to

    return moved_to(folder) or folder


def require_reach(place: Path) -> None:
    """Raise OutOfReach where a place is not there and nothing of it was being worked on here."""
    from app.shared.place import OutOfReach, is_shared

    if not is_shared(place):
        raise OutOfReach(place)


def unlock(key_file: KeyFile, number: int, password: str, attempts: Attempts) -> Unlocked:
    """Return whoever has this password; a wrong one is noted. Raises WrongPassword or KeyFileDamaged."""
    from app.keys.problems import WrongPassword
    from app.keys.unlocking import unlock as opened
    from app.store import moment

    try:
        return opened(key_file, number, password)
    except WrongPassword:
        attempts.note(number, moment())
        raise


def open_for(
    folder: Path,
    first: str,
    unlocked: Unlocked | None,
    progress: Progress,
    *,
    look: bool = False,
    take_over: bool = False,
) -> Store:
    """Return the school with what its first page will ask read ahead; raises Problem in words."""
    # Everything heavy is done here, on the worker: the database library and the first page are read in, and the
    # store is asked what that page will show.
    from sqlalchemy.exc import DatabaseError

    from app.schools import open_store
    from app.storage_words import storage_problem
    from app.ui.wording import warm_wording

    progress.step(0, 0)
    page = page_class(first if first in NAMES else NAMES[0])
    store: Store | None = None
    try:
        store = open_store(folder, unlocked, look=look, take_over=take_over)
        warm_wording(store)
        page.warm(store)
    except BaseException as error:
        if store is not None:
            store.close()
        if isinstance(error, DatabaseError):
            # A page of the file that only the first questions come to.
            raise storage_problem(error) or error from error
        raise
    return store


def state(folder: Path, first: str, progress: Progress) -> State:
    """Return how a school stands, and read in on the way, while somebody types, what opening it will take."""
    from app.schools import state_of

    found = state_of(folder)
    for module in _NEEDED:
        progress.step(0, 0)
        import_module(module)
    page_class(first if first in NAMES else NAMES[0])
    from sqlalchemy.orm import configure_mappers

    configure_mappers()
    return found


def look_for_room(folder: Path, progress: Progress) -> str:
    """Return why a new school in a folder is made on this computer and shared there; nothing where it may lie there.

    Raises Problem where a school is there already, before a password is chosen for a new one.
    """
    from app.atomic import check_place
    from app.db import file_of
    from app.shared.elsewhere import must_share

    progress.step(0, 0)
    if file_of(folder).exists() or (folder / POINTER).exists():
        raise Problem(f"There is already a school in {folder}.", "Give this one another name or place.")
    check_place(folder)
    return must_share(folder)


def make_school(folder: Path, name: str, prepared: Prepared, progress: Progress) -> Unlocked:
    """Make a locked school and return its first person."""
    from app.operations.setup import SchoolDraft
    from app.schools import new_school

    progress.step(0, 0)
    new_school(folder, SchoolDraft(name), prepared).close()
    return prepared.unlocked


def protect(folder: Path, prepared: Prepared, progress: Progress) -> tuple[Unlocked, list[Path]]:
    """Lock a school that has no passwords; returns its first person, and what anybody can read still."""
    from app.schools import protect_school
    from app.store import moment

    left_open = protect_school(folder, prepared, now=moment(), progress=progress)
    return prepared.unlocked, left_open


def recover(folder: Path, code: str, number: int, password: str, progress: Progress) -> tuple[Unlocked, str]:
    """Give somebody a new password by the recovery code; returns them and the new code."""
    from app.sign_ins import recover as recovered

    progress.step(0, 0)
    return recovered(folder, code, number, password)


def take_keys(folder: Path, progress: Progress) -> str:
    """Take a missing or damaged key file from a backup; returns what was done."""
    from app.store import moment
    from app.vault.state import take_key_file

    progress.step(0, 0)
    return f"The key file was taken from {take_key_file(folder, moment()).name}."


def move(folder: Path, unlocked: Unlocked | None, progress: Progress) -> str:
    """Move a live school that lies where none may to this computer and share it there; returns what was done."""
    from app.schools import move_school

    return move_school(folder, unlocked, progress).sentence
