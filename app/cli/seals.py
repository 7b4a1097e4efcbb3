"""Signing in to a school whose database may be damaged: the key file alone tells who it is and reads the backups."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from app import db
from app.backups.files import files_in, folder_of
from app.backups.sealing import key_file_of as beside
from app.cli.credentials import entered, lost_keys
from app.cli.signing_in import SignedIn, sign_in
from app.errors import Problem
from app.keys.key_file import key_file_of, load, parse
from app.keys.problems import KeyFileDamaged, KeyFileMissing
from app.keys.seal import OPEN, Seal
from app.keys.unlocking import Unlocked, again
from app.locking.refusing import CannotLock, Taken
from app.person import Person
from app.schools import keys_of, state_of
from app.sealed import kept_key_file
from app.shared.place import is_shared
from app.vault.protecting import person_of
from app.vault.seals import seal_of

if TYPE_CHECKING:
    from app.cli.credentials import To
    from app.keys.parts import KeyFile


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is at the command line, what the school's backups are read with, and the key file that says so."""

    who: Person
    seal: Seal = OPEN
    key_file: KeyFile | None = None


def holder(arguments: Namespace, copy: Path | None = None, *, to: To = "write") -> Holder:
    """Return who signs in, by the school where it opens, else by its key file alone.

    In a folder without any school it is the key file beside copy, a backup from elsewhere, that tells.
    """
    school: Path = arguments.school
    try:
        key_file = _key_file(school, copy)
    except (KeyFileMissing, KeyFileDamaged) as problem:
        raise lost_keys(problem, school) from problem
    person = sign_in(school, key_file, arguments) if key_file is not None else None
    try:
        with entered(school, person, to=to) as store:
            return Holder(store.who, store.database.seal, store.unlocked.key_file if store.unlocked else None)
    except (Taken, CannotLock):
        raise
    except (Problem, DatabaseError):
        return _alone(school, person)


def _key_file(school: Path, copy: Path | None) -> KeyFile | None:
    if is_shared(school):
        return keys_of(school)
    if key_file_of(school).exists():
        return load(school)
    if not db.file_of(school).exists():
        kept = _text(beside(copy)) if copy is not None else ""
        return parse(kept) if kept else None
    try:
        state_of(school)
    except KeyFileMissing:
        raise
    except Problem:
        # Empty, cut off or something else: a restore puts a school there.
        return None
    return None


def _alone(school: Path, person: SignedIn | None) -> Holder:
    """Return who signed in as the newest key file that can be read has them; raises Problem where it has not."""
    if person is None:
        return Holder(Person(""))
    unlocked = person.unlocked
    newest = max(_key_files(school, unlocked), key=lambda one: one.serial)
    # An old key file that is put back must not let in who was removed since.
    unlocked = unlocked if newest.serial <= unlocked.key_file.serial else again(unlocked, newest)
    return Holder(person_of(unlocked), seal_of(unlocked), unlocked.key_file)


def _key_files(school: Path, unlocked: Unlocked) -> Iterator[KeyFile]:
    yield unlocked.key_file
    for text in (_inside(school, unlocked), *(_text(beside(one)) for _, one in files_in(folder_of(school)))):
        with suppress(Problem):
            found = parse(text)
            if found.school_id == unlocked.key_file.school_id:
                yield found


def _inside(school: Path, unlocked: Unlocked) -> str:
    try:
        database = db.open_as_it_is(school, seal_of(unlocked), look=True)
        try:
            with database.engine.connect() as connection:
                return kept_key_file(connection) or ""
        finally:
            database.close()
    except (Problem, DatabaseError):
        return ""


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
