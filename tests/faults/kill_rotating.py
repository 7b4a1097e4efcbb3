"""Kills a program that changes a school's key, and signs in afterwards: everybody who may gets in, nobody half."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlcipher3

from app import db, sign_ins
from app.abilities import Role
from app.errors import Problem
from app.keys.key_file import load, save
from app.keys.parts import LEAST_COST
from app.keys.people import add_person
from app.keys.unlocking import Unlocked, again, unlock
from app.schools import open_store
from app.vault.changing import change_key
from tests.faults.harness import Tally, report
from tests.faults.killing import Ended, Moments, Say, unheard
from tests.faults.schools import copied, make, surnames, wrong_with
from tests.fixtures import PASSWORD, administrator

WREN, WRENS = 2, "copper lantern meadow two"
OUT = ("may not sign in any more", "keys of this school were being changed")


@dataclass(frozen=True)
class Lost(Exception):  # noqa: N818 - what a try lost, for the table
    """What is not as it should be after a kill."""

    how: str


def two_people(folder: Path) -> Path:
    """Make a school with Ms Dovecote, administrator, and Mr Wren."""
    person = administrator()
    both = add_person(person, "Mr Wren", Role.SENCO, (), WRENS, cost=LEAST_COST)
    return make(folder, unlocked=again(person, both))


def rotate(folder: Path, remove: bool, say: Say) -> None:
    """Change the key, with Mr Wren removed or kept."""
    store = open_store(folder, dovecote(folder))
    say("begun")
    if remove:
        sign_ins.remove_sign_in(store, WREN)
    else:
        assert store.unlocked is not None
        store.database, store.unlocked = change_key(
            store.database, store.unlocked, without=None, who=store.who, now=store.now()
        )
    say("done")
    store.close()


def dovecote(folder: Path) -> Unlocked:
    """Sign in as Ms Dovecote."""
    return unlock(load(folder), 1, PASSWORD)


def main(place: Path, count: int) -> None:
    """Kill as often as asked, half of the times while somebody is being removed."""
    counted, folder = Tally(""), place / "school"
    fresh = two_people(place / "fresh")
    rotate(copied(fresh, folder), True, unheard)
    moments = Moments(random.Random("rotating"), lambda: partial(rotate, copied(fresh, folder), True))
    for number in range(count):
        # Two by two, since every other kill is at a step: each meets both.
        remove = bool(number % 4 // 2)
        ended = moments.kill(partial(rotate, copied(fresh, folder), remove))
        try:
            counted.add(looked(folder, ended, remove=remove, wren_first=bool(number % 8 // 4)))
        except (Lost, Problem, sqlcipher3.DatabaseError) as error:
            counted.lose(f"kill {number}: {error!r}")
    report(counted)


def looked(folder: Path, ended: Ended, *, remove: bool, wren_first: bool) -> str:
    """Return how the school stands, once both have tried to sign in, in either order; raises Lost."""
    if ended.wrong:
        raise Lost(ended.wrong)
    before = wren_in(folder) if wren_first else None
    store = open_store(folder, dovecote(folder))
    try:
        key = store.database.key
        if surnames(store) != {f"Thimble {number}" for number in range(40)}:
            raise Lost("Not every pupil is there.")
        if wrong := wrong_with(store):
            raise Lost(str(wrong))
    finally:
        store.close()
    changed, inside = key != administrator().raw_key, wren_in(folder)
    if load(folder).rotating:
        raise Lost("The change of keys was not settled.")
    if "done" in ended.said and not changed:
        raise Lost("The key was changed, and is the old one again.")
    if inside == (remove and changed):
        raise Lost(f"Mr Wren is {'in' if inside else 'out'}, the key {'new' if changed else 'old'}.")
    if before and not inside:
        raise Lost("Mr Wren got in, and then did not.")
    if remove and changed:
        old_key_opens_nothing(folder)
    return ("removed" if remove else "new key") if changed else "as before"


def wren_in(folder: Path) -> bool:
    """Say whether Mr Wren gets in, all the way; raises Lost where he is told anything but that he may not."""
    try:
        store = open_store(folder, unlock(load(folder), WREN, WRENS))
    except Problem as problem:
        if not any(words in str(problem) for words in OUT):
            raise Lost(f"Mr Wren is told: {problem}") from problem
        return False
    pupils = surnames(store)
    store.close()
    return bool(pupils)


def old_key_opens_nothing(folder: Path) -> None:
    """Raise Lost where the key that a removed person had opens the school still, with the old key file put back."""
    try:
        db.open_file(db.file_of(folder), administrator().raw_key).close()
    except sqlcipher3.DatabaseError:
        kept = load(folder)
        save(folder, administrator().key_file)
        try:
            open_store(folder, administrator()).close()
        except Problem:
            save(folder, kept)
            return
    raise Lost("The old key opens the new school.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
