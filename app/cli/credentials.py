"""Opening a school for a command: signed in, locked for others or only looked at, and closed whatever happens."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DatabaseError

from app import db
from app.cli.signing_in import WHERE, SignedIn, sign_in
from app.errors import Problem
from app.keys.key_file import load
from app.keys.problems import KeyFileDamaged, KeyFileMissing
from app.locking.refusing import CannotLock, Taken
from app.noting import note_signed_in
from app.queries.user import is_sample
from app.schools import NeedsProtection, State, open_store, state_of
from app.store import Store
from app.vault.attempts import Attempts

To = Literal["write", "read", "look"]


@contextmanager
def opened(arguments: Namespace, *, to: To = "write") -> Iterator[Store]:
    """Open the school of a command for whoever signs in; the sample asks nobody.

    To read, a school that somebody else is working in is opened to look at, and that is said; to look changes
    nothing in it, whoever works there, not even its audit trail.
    """
    with entered(arguments.school, credentials(arguments), to=to) as store:
        yield store


def credentials(arguments: Namespace) -> SignedIn | None:
    """Return who signs in, or None for a school without passwords; raises Problem in words that help here."""
    folder: Path = arguments.school
    try:
        if state_of(folder) is not State.LOCKED:
            _refuse_unprotected(folder)
            return None
        return sign_in(folder, load(folder), arguments)
    except (KeyFileMissing, KeyFileDamaged) as problem:
        raise lost_keys(problem, folder) from problem


@contextmanager
def entered(folder: Path, person: SignedIn | None, *, to: To = "write") -> Iterator[Store]:
    """Open a school for somebody who has signed in; see opened."""
    store = _open(folder, person, to)
    try:
        if to != "look":
            note_signed_in(store, Attempts(folder), where=WHERE)
        yield store
    finally:
        store.close()


def lost_keys(problem: Problem, folder: Path) -> Problem:
    """Return what is wrong with a key file with the command that helps."""
    return Problem(
        problem.message, f'Take it from a backup: fivefold restore "{folder}" --key-file-from-backup'
    )


def is_the_sample(folder: Path) -> bool:
    """Say whether a school without passwords is the sample, whatever version made it; nothing is changed."""
    database = db.open_as_it_is(folder, look=True)
    try:
        return Store(database).read(is_sample)
    finally:
        database.close()


def _refuse_unprotected(folder: Path) -> None:
    real = False
    # Before it is upgraded for nothing; what cannot be read has its words where it is opened.
    with suppress(Problem, DatabaseError):
        real = not is_the_sample(folder)
    if real:
        problem = NeedsProtection(folder)
        raise Problem(problem.message, f'Give it passwords first: fivefold protect "{folder}"')


def _open(folder: Path, person: SignedIn | None, to: To) -> Store:
    unlocked = person.unlocked if person is not None else None
    try:
        return open_store(folder, unlocked, look=to == "look")
    except (Taken, CannotLock) as problem:
        if to == "write":
            raise
        print(f"{problem.message} It is opened to look at.", file=sys.stderr)
        return open_store(folder, unlocked, look=True)
