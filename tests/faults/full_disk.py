"""Does all that writes on a disk that is nearly full, and holds the school against what was said to be done."""

from __future__ import annotations

import contextlib
import io
import os
import random
import resource
import signal
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from msoffcrypto import OfficeFile

from app import sign_ins
from app.backups.files import newest
from app.backups.making import make_backup
from app.backups.restoring import restore
from app.cli.passwords import VARIABLE
from app.db import open_school
from app.errors import Problem
from app.keys.key_file import load
from app.keys.unlocking import unlock
from app.main import main as fivefold
from app.operations.new_year.drafts import RollDraft
from app.packs import make_pupils_book
from app.queries.meetings.pack_rows import PackChoices
from app.rolling import roll_school_forward
from app.schools import State, open_store, state_of
from app.vault.protecting import person_of, protect
from app.vault.seals import seal_of
from tests.faults.harness import Tally, report
from tests.faults.kill_protecting import unprotected
from tests.faults.kill_rotating import WREN, Lost, dovecote, two_people
from tests.faults.killing import Say, killed
from tests.faults.schools import add, copied, surnames, wrong_with
from tests.fixtures import NAME, NOW, PASSWORD, administrator, clock
from tests.new_year.school import YEAR

WORDS = ("disk", "room", "space")
LARGEST = 2_500_000
BOOK = "pupils.xlsx"
PUPILS = {f"Thimble {number}" for number in range(40)}


def write(folder: Path, say: Say) -> None:
    """Add pupils until the disk is full."""
    store = open_store(folder, dovecote(folder))
    try:
        for number in range(120):
            add(store, f"Quill {number}")
            say(f"Quill {number}")
    finally:
        store.close()


def back_up(folder: Path, say: Say) -> None:
    """Make a backup."""
    store = open_store(folder, dovecote(folder))
    try:
        make_backup(store.database, now=NOW)
    finally:
        store.close()


def put_back(folder: Path, say: Say) -> None:
    """Restore the last backup."""
    person = dovecote(folder)
    last = newest(folder, seal_of(person))
    assert last is not None
    restore(folder, last, now=NOW, who=person_of(person), seal=seal_of(person))


def rotate(folder: Path, say: Say) -> None:
    """Take Mr Wren's sign-in away, which changes the key."""
    store = open_store(folder, dovecote(folder))
    try:
        sign_ins.remove_sign_in(store, WREN)
    finally:
        store.close()


def lock(folder: Path, say: Say) -> None:
    """Give a school its first passwords."""
    protect(folder, administrator(), now=NOW)


def take_in(folder: Path, say: Say) -> None:
    """Import a list of pupils."""
    told = io.StringIO()
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
        words = ("import", "pupils", folder.parent / "pupils.csv", "--school", folder, "--person", NAME)
        code = fivefold([str(word) for word in words])
    if code:
        raise Problem(told.getvalue())


def roll(folder: Path, say: Say) -> None:
    """Roll the school forward, which makes a backup before."""
    store = open_store(folder, dovecote(folder))
    store.now = clock  # type: ignore[method-assign]  # the clock that it was given is an attribute
    try:
        roll_school_forward(store, RollDraft(YEAR))
    finally:
        store.close()


def give(folder: Path, say: Say) -> None:
    """Make the locked workbook of all pupils on the same disk."""
    store = open_store(folder, dovecote(folder))
    store.now = clock  # type: ignore[method-assign]
    try:
        make_pupils_book(store, folder.parent / BOOK, PackChoices())
    finally:
        store.close()


WORKS: tuple[Callable[[Path, Say], None], ...] = (
    *(write, back_up, put_back, rotate, lock, take_in),
    *(roll, give),
)


def answered(work: Callable[[Path, Say], None], folder: Path, limit: int | None, say: Say) -> None:
    """Do some work, and say how it ended: done, or in which words."""
    if limit is not None:
        # Where no small disk can be had, no file may be larger than that: the same to the program, nearly.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        work(folder, say)
    except Problem as problem:
        say(f"problem {problem}")
    else:
        say("done")


def main(place: Path, disk: Path | None, count: int) -> None:
    """Do each work as often as asked, with less or more room."""
    os.environ[VARIABLE] = PASSWORD
    counted, chance = Tally(""), random.Random("full")
    schools = prepared(place)
    where = disk or place
    (where / "pupils.csv").write_text(
        "\n".join(["Adno,Forename,Surname,Year", *(f"A{n},Wren,Reed {n},4" for n in range(800))]),
        encoding="utf-8",
    )
    for number in range(count * len(WORKS)):
        work = WORKS[number % len(WORKS)]
        folder = copied(schools[work is lock], where / "school")
        room = int(LARGEST * chance.random() ** 2)
        if disk is not None:
            fill(disk, room)
        ended = killed(partial(answered, work, folder, None if disk is not None else room))
        (where / "filler").unlink(missing_ok=True)
        try:
            counted.add(looked(folder, ended.said, ended.wrong))
        except (Lost, Problem) as error:
            counted.lose(f"{work.__name__} with room for {room:,}: {error}")
    report(counted)


def prepared(place: Path) -> tuple[Path, Path]:
    """Return a locked school with a backup, and one without passwords."""
    locked = two_people(place / "locked")
    database = open_school(locked, seal_of(dovecote(locked)))
    make_backup(database, now=NOW)
    database.close()
    return locked, unprotected(place / "unprotected")


def fill(disk: Path, room: int) -> None:
    """Fill a disk until there is so much room left."""
    found = os.statvfs(disk)
    with (disk / "filler").open("wb") as filler:
        filler.write(bytes(max(0, found.f_bavail * found.f_frsize - room)))


def looked(folder: Path, said: tuple[str, ...], wrong: str) -> str:
    """Return how it ended, once the school is found whole with all that was said to be kept; raises Lost."""
    if wrong:
        raise Lost(wrong)
    problem = next((line for line in said if line.startswith("problem")), "")
    if problem and not any(word in problem for word in WORDS):
        raise Lost(problem)
    if halves := wrong_book(folder.parent):
        raise Lost(halves)
    if left := [one.name for one in folder.rglob(".*") if not one.name.startswith(".fivefold")]:
        raise Lost(f"{left} was left.")
    if state_of(folder) is not State.LOCKED:
        protect(folder, administrator(), now=NOW)
    store = open_store(folder, unlock(load(folder), 1, PASSWORD))
    try:
        kept = {line for line in said if line.startswith("Quill")}
        missing = (PUPILS | kept) - surnames(store)
        if missing or (bad := wrong_with(store)):
            raise Lost(str(sorted(missing) or bad))
    finally:
        store.close()
    return "said to be full" if problem else "done"


def wrong_book(place: Path) -> str:
    """Return what is wrong with the file that was given away: half of it, or half of one on the way; takes it away."""
    halves = [one.name for one in place.glob("*.part")]
    book = place / BOOK
    if book.exists():
        if not OfficeFile(BytesIO(book.read_bytes())).is_encrypted():
            halves.append(BOOK)
        book.unlink()
    return f"{halves} was left." if halves else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2] != "-" else None, int(sys.argv[3]))
