"""The life of a locked school, from its making to a crash, for the search for anything readable afterwards."""

from __future__ import annotations

import contextlib
import html
import io
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.backups.second_place import set_second_place
from app.cli.command import guarded
from app.cli.passwords import VARIABLE
from app.keys.unlocking import unlock
from app.main import main as fivefold
from app.models import Pupil
from app.operations.needs import NeedDraft, note_need
from app.operations.placements import PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, change_pupil
from app.queries.imports_done import imports_done
from app.schools import keys_of, open_store
from app.store import Store
from tests.fixtures import PASSWORD
from tests.imports.transfers import ctf, pupil
from tests.pupil_school import TOGETHER

NAMES = (
    ("Zephyrine", "Quillfeather"),
    ("Wrenaldo", "Thistlewhistle"),
    ("Östen", "Kråkenhjälm"),
    ("Jocastella", "O'Zimmerwald"),
    ("Perpetua", "Brambledownley"),
)
# More than five hundred rows, so that a backup is made before the import.
COPIES = 110


def rows() -> str:
    """Return the pupils as a file for the import."""
    lines = [
        f"A{number}{copy},{forename},{surname},{copy % 6 + 1}"
        for number, (forename, surname) in enumerate(NAMES)
        for copy in range(COPIES)
    ]
    return "\n".join(["Adno,Forename,Surname,Year", *lines])


def command(*words: object) -> None:
    """Give a command, which has to succeed; what it prints goes nowhere."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = fivefold([str(word) for word in words])
    if code:
        raise AssertionError(f"{words}: {told.getvalue()}")


def signed_in(school: Path) -> Store:
    """Open the school as its administrator."""
    return open_store(school, unlock(keys_of(school), 1, PASSWORD))


def ids(session: Session) -> list[int]:
    """Return every pupil's number."""
    return list(session.scalars(select(Pupil.id).order_by(Pupil.id)))


def take_in_and_back(school: Path, given: Path) -> None:
    """Take the same names in from a workbook, by way of its reader, and from a transfer file, and take both back."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Adno", "Forename", "Surname"), *((f"B{at}", *both) for at, both in enumerate(NAMES))):
        sheet.append(row)
    book.save(given / "pupils.xlsx")
    some = [pupil(upn="", forename=one, surname=html.escape(other)) for one, other in NAMES]
    (given / "transfer.xml").write_text(ctf(*some), encoding="utf-8")
    for file in ("pupils.xlsx", "transfer.xml"):
        command("import", "pupils", given / file, "--school", school)
    store = signed_in(school)
    for done in store.read(imports_done):
        store.undo(done.step)
    assert store.read(ids) == []
    store.close()


def log_groupings(store: Store, which: int) -> None:
    """Log groupings and needs whose words name the pupils, change a name, and take some of it back."""
    today, pupils = store.today(), store.read(ids)[which::COPIES]
    for number, names in zip(pupils, NAMES, strict=True):
        words = f"{' '.join(names)} waits to be asked."
        facts: dict[str, Any] = {
            "on": today,
            "reason": words,
            "pupil_words": words,
            "parent_view": words,
            "participants": TOGETHER,
            "next_look_on": today + timedelta(days=40),
        }
        store.write(place_pupil, PlacementDraft(number, 1, "help", **facts), today=today)
        store.write(note_need, NeedDraft(number, 3, seen=words), today=today)
    store.undo()
    store.redo()
    draft = PupilDraft("Zephyra", NAMES[0][1], year_group="2", started_on=today)
    store.write(change_pupil, pupils[0], draft, today=today)


def crash(_: None) -> int:
    """Fail as a bug of ours would, with a name in its words."""
    raise ValueError(f"{NAMES[0][1]} could not be folded")


def live(there: Path) -> None:
    """Go through the story; given and out hold what is meant to name pupils, second and share what is not."""
    school, given, out = there / "school", there / "given", there / "out"
    for folder in (given, out, there / "second", there / "share"):
        folder.mkdir()
    (given / "pupils.csv").write_text(rows(), encoding="utf-8")
    command("new", school, "--name", "Dale Primary")
    take_in_and_back(school, given)
    command("import", "pupils", given / "pupils.csv", "--school", school)
    store = signed_in(school)
    set_second_place(school, there / "second")
    log_groupings(store, 0)
    store.close()
    command("export", "map", out / "map.xlsx", "--school", school)
    command("export", "map", out / "map.pdf", "--school", school)
    command("backup", school, "--to", there / "second")
    command("record", school, "--admission", "A10", "--out", given, "--made-for", "the family")
    command("transfer", school, "--admission", "A20", "--out", given, "--to", "Hill School")
    command("restore", school, "--yes")
    command("erase", school, "--admission", "A30", "--yes")
    command("audit", "list", school)
    command("check", school)
    command("share", school, there / "share")
    command("backup", there / "share")
    with contextlib.redirect_stderr(io.StringIO()):
        assert guarded(None, crash) == 1
    leave_open(there / "share")


def leave_open(school: Path) -> None:
    """Be killed in the middle of it: the school open, its log not folded in, a change half-way."""
    store = signed_in(school)
    log_groupings(store, 1)
    with store.database.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE pupil SET surname = surname || ' Quillfeather'")
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    os.environ[VARIABLE] = PASSWORD
    live(Path(sys.argv[1]))
