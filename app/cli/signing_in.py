"""Signing in at the command line: who it is, their password, and the wait after wrong ones."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from unicodedata import normalize

from app.cli.options import given
from app.cli.passwords import password_of
from app.errors import Problem
from app.store import moment
from app.vault.attempts import Attempts

if TYPE_CHECKING:
    from app.keys.parts import Entry, KeyFile
    from app.keys.unlocking import Unlocked

T = TypeVar("T")

WHERE = "command line"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody whose password was right, and that password, for the command that changes it."""

    unlocked: Unlocked
    password: str = field(repr=False)


def sign_in(folder: Path, key_file: KeyFile, arguments: Namespace) -> SignedIn:
    """Return who signs in with what was typed; raises WrongPassword, or Problem while nobody may try."""
    # The cryptographic library is read in only where somebody signs in.
    from app.keys.problems import WrongPassword
    from app.keys.unlocking import unlock

    person, attempts = chosen(key_file, given(arguments, "person")), Attempts(folder)
    if seconds := attempts.wait(moment()):
        wait = "a second" if seconds == 1 else f"{seconds} seconds"
        raise Problem("Wrong passwords were typed for this school.", f"Wait {wait}, then try again.")
    password = password_of(arguments, person.name)
    try:
        return SignedIn(unlock(key_file, person.number, password), password)
    except WrongPassword:
        attempts.note(person.number, moment())
        raise


def chosen(key_file: KeyFile, name: str | None) -> Entry:
    """Return the person of a name, however it is capitalised; without one, the only person there is."""
    if name is None and len(key_file.people) == 1:
        return key_file.people[0]
    return named({one.name: one for one in key_file.people}, name)


def named(people: Mapping[str, T], name: str | None) -> T:
    """Return whom a name means, however it is capitalised; raises Problem, with the names there are."""
    wanted = "" if name is None else " ".join(normalize("NFC", name).casefold().split())
    for one in people:
        if one.casefold() == wanted:
            return people[one]
    said = "Say who signs in with --person." if name is None else f"Nobody called {name} may sign in."
    raise Problem(said, f"There are: {', '.join(sorted(people, key=str.casefold))}.")
