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
from app.cli.options import given
from app.cli.signing_in import WHERE, SignedIn, sign_in
from app.errors import Problem
from app.keys.problems import KeyFileDamaged, KeyFileMissing
from app.locking.refusing import CannotLock, Taken
from app.noting import note_signed_in
from app.queries.user import is_sample
from app.schools import NeedsProtection, State, keys_of, open_store, state_of
from app.shared.elsewhere import MustBeShared
from app.shared.place import is_shared
from app.store import Store
from app.vault.attempts import Attempts

To = Literal["write", "read", "look"]


@contextmanager
def opened(arguments: Namespace, *, to: To = "write") -> Iterator[Store]:
    """Open the school of a command for whoever signs in; the sample asks nobody.

    To read, a school that somebody else is working in is opened to look at, and that is said; to look changes
    nothing in it, whoever works there, not even its audit trail.
    """
    take_over = bool(given(arguments, "take_over"))
    with entered(arguments.school, credentials(arguments), to=to, take_over=take_over) as store:
        yield store


def credentials(arguments: Namespace) -> SignedIn | None:
    """Return who signs in, or None for a school without passwords; raises Problem in words that help here."""
    folder: Path = arguments.school
    try:
        if state_of(folder) is not State.LOCKED:
            _refuse_unprotected(folder)
            return None
        return sign_in(folder, keys_of(folder), arguments)
    except (KeyFileMissing, KeyFileDamaged) as problem:
        raise lost_keys(problem, folder) from problem


@contextmanager
def entered(
    folder: Path, person: SignedIn | None, *, to: To = "write", take_over: bool = False
) -> Iterator[Store]:
    """Open a school for somebody who has signed in; see opened. A shared one is published at the end."""
    store = _open(folder, person, to, take_over=take_over)
    if store.working is not None and store.working.note:
        print(store.working.note, file=sys.stderr)
    if store.database.newer:
        print(store.why_looking, file=sys.stderr)
    try:
        if to != "look":
            note_signed_in(store, Attempts(folder), where=WHERE)
        yield store
    except BaseException:
        with suppress(Problem):  # what went wrong first is said; what was changed before it stays here
            store.close()
        raise
    try:
        said = store.close()
    except Problem as problem:
        # What was asked for is done, and safe on this computer.
        said = f"Not published yet: {problem}"
    if said:
        print(said, file=sys.stderr)


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


def _open(folder: Path, person: SignedIn | None, to: To, *, take_over: bool) -> Store:
    unlocked = person.unlocked if person is not None else None
    # What is only read needs no check-out: what was published last is looked at, whoever works.
    look = to == "look" or (to == "read" and is_shared(folder))
    try:
        return open_store(folder, unlocked, look=look, take_over=take_over)
    except MustBeShared as problem:
        if to == "write":
            cure = f'Move it to this computer and share it there: fivefold share "{folder}" "{folder}"'
            raise Problem(problem.message, cure) from problem
        return open_store(folder, unlocked, look=True)
    except (Taken, CannotLock) as problem:
        if to == "write":
            raise
        print(f"{problem.message} It is opened to look at.", file=sys.stderr)
        return open_store(folder, unlocked, look=True)
