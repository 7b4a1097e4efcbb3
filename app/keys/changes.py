"""What every change to a key file has in common: who may make it, what it may not leave, and its seals."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from app.abilities import Ability, NotAllowed, Role
from app.errors import Invalid, Problem
from app.keys.envelopes import with_macs
from app.keys.parts import RECOVERY_NAME, Entry, KeyFile
from app.keys.problems import KeysChanging
from app.keys.reading import LONGEST_NAME, fits_as_name
from app.keys.unlocking import Unlocked


def check_manager(unlocked: Unlocked) -> None:
    """Raise NotAllowed where this person may not decide who signs in."""
    if Ability.MANAGE_PEOPLE not in unlocked.abilities:
        raise NotAllowed(Ability.MANAGE_PEOPLE)


def check_managed(people: Iterable[Entry]) -> None:
    """Raise Problem where none of these people is an administrator."""
    if not any(one.role is Role.ADMINISTRATOR for one in people):
        raise Problem(
            "The school would have no administrator.", "Make somebody else an administrator of it first."
        )


def person_of(key_file: KeyFile, number: int) -> Entry:
    """Return a person's envelope; raises Problem where there is none, or it is the recovery code's."""
    entry = key_file.entry(number)
    if entry is key_file.recovery:
        raise Problem("The recovery code is nobody's own.", "Make a new one instead.")
    return entry


def fit_name(name: str, others: Iterable[Entry]) -> str:
    """Return a name as it is kept; raises Invalid where it cannot be, or is taken."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not tidy:
        raise Invalid({"name": "Give a name."})
    if not fits_as_name(tidy):
        raise Invalid({"name": f"A name has at most {LONGEST_NAME} ordinary characters."})
    if tidy.casefold() in {RECOVERY_NAME.casefold(), *(one.name.casefold() for one in others)}:
        raise Invalid({"name": "There is somebody of this name already: add an initial."})
    return tidy


def unchanging(unlocked: Unlocked) -> KeyFile:
    """Return the key file as it is; raises KeysChanging while the data key is being changed."""
    if unlocked.key_file.rotating:
        raise KeysChanging
    return unlocked.key_file


def changeable(unlocked: Unlocked) -> KeyFile:
    """Return the key file as it is, for somebody who may change it and while it may be changed."""
    check_manager(unlocked)
    return unchanging(unlocked)


def exchanged(key_file: KeyFile, old: Entry, new: Entry) -> tuple[Entry, ...]:
    """Return the people of a key file with one envelope in another's place."""
    return tuple(new if one is old else one for one in key_file.people)


def changed(
    unlocked: Unlocked,
    people: tuple[Entry, ...],
    *,
    next_number: int | None = None,
    recovery: Entry | None = None,
) -> KeyFile:
    """Return the key file with these people and, where given, these parts: one serial on, its macs made."""
    check_managed(people)
    before = unlocked.key_file
    after = replace(
        before,
        serial=before.serial + 1,
        people=people,
        next_number=before.next_number if next_number is None else next_number,
        recovery=before.recovery if recovery is None else recovery,
    )
    return with_macs(after, unlocked.keys)
