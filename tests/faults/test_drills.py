"""Restore drills: at random, from whatever backup is there; a damaged one is refused and the school stays as it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app import db
from app.backups.checking import check_backup
from app.backups.contents import Damaged
from app.backups.files import Backup, backups
from app.backups.making import make_backup
from app.backups.restoring import restore
from app.backups.sealing import key_file_of
from app.db import open_school
from app.errors import Problem
from app.store import Store
from app.vault.protecting import person_of
from app.vault.seals import seal_of
from tests.backups.schools import Rows, rows, scramble
from tests.faults.harness import tally, times
from tests.faults.schools import copied, make, wrong_with
from tests.fixtures import NOW, administrator, clock

Damage = Callable[[Path, random.Random], None]
OLDER = 4


def none(file: Path, chance: random.Random) -> None:
    """Leave it as it is."""


def flip(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def cut(file: Path, chance: random.Random) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: chance.randrange(len(content))])


def exchange(file: Path, chance: random.Random) -> None:
    file.write_bytes(chance.randbytes(file.stat().st_size))


def without_note(file: Path, chance: random.Random) -> None:
    file.with_name(f"{file.name}.json").unlink()


def cut_without_note(file: Path, chance: random.Random) -> None:
    without_note(file, chance)
    cut(file, chance)


def flip_without_note(file: Path, chance: random.Random) -> None:
    without_note(file, chance)
    flip(file, chance)


def without_keys(file: Path, chance: random.Random) -> None:
    key_file_of(file).unlink()


# Those after None do harm, so that the backup must be refused.
HARMLESS: list[Damage] = [none, none, none, without_note, without_keys]
HARMFUL: list[Damage] = [flip, cut, exchange, cut_without_note, flip_without_note]


def history(folder: Path, chance: random.Random) -> dict[str, Rows]:
    """Change a school and back it up, again and again; return what each backup was made of."""
    database = open_school(folder, seal_of(administrator()))
    store, made = Store(database, person_of(administrator()), clock), {}
    for number in range(OLDER):
        for _ in range(3):
            store.write(scramble, chance)
        one = make_backup(database, now=NOW + timedelta(minutes=number))
        made[one.name] = rows(one.file)
    store.write(scramble, chance)
    database.close()
    return made


def spoil(school: Path, chance: random.Random) -> str:
    """Do to the school itself what makes people restore; returns what."""
    what = chance.choice(["sound", "sound", "gone", "empty", "damaged"])
    file = db.file_of(school)
    match what:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "damaged":
            cut(file, chance)
    return what


def drill(school: Path, chosen: Backup, before: Rows) -> str:
    """Restore one backup, and return how it ended: restored, refused, or what was lost."""
    seal, there = seal_of(administrator()), db.file_of(school)
    kept = there.read_bytes() if there.exists() else None
    try:
        restore(school, chosen, now=NOW + timedelta(hours=1), who=person_of(administrator()), seal=seal)
    except Problem as problem:
        same = (there.read_bytes() if there.exists() else None) == kept
        refused = isinstance(problem, Damaged) and same
        return "refused" if refused else f"The school was changed, or: {problem}"
    database = open_school(school, seal)
    wrong = wrong_with(Store(database))
    database.close()
    found = rows(there)
    return str(wrong) if wrong else "restored" if found == before else "Not the rows of the backup."


def test_a_backup_comes_back_row_by_row_or_is_refused_with_the_school_as_it_was(place: Path) -> None:
    counted, chance = tally("restore drills"), random.Random("drills")
    fresh = make(place / "fresh", pupils=20)
    made = history(fresh, chance)
    for number in range(times(100, 20)):
        school = copied(fresh, place / "school")
        chosen = chance.choice(backups(school, seal_of(administrator())))
        damage = chance.choice(HARMFUL if number % 3 == 0 else HARMLESS)
        damage(chosen.file, chance)
        what = spoil(school, chance)
        ended = drill(school, chosen, made[chosen.name])
        if ended == ("refused" if damage in HARMFUL else "restored"):
            counted.add(ended)
        else:
            counted.lose(f"drill {number}, {damage.__name__}, the school {what}: {ended}")
    assert counted.lost == []
    assert counted.seen["restored"] > counted.seen["refused"] > 0


def test_what_is_kept_of_the_school_before_a_restore_can_be_restored_too(place: Path) -> None:
    school, seal = make(place / "school", pupils=3), seal_of(administrator())
    history(school, random.Random("before"))
    before = rows(db.file_of(school))
    done = restore(school, backups(school, seal)[-1], now=NOW + timedelta(hours=1), seal=seal)
    assert done.before is not None
    check_backup(done.before, seal.key)
    assert rows(done.before) == before != rows(db.file_of(school))
