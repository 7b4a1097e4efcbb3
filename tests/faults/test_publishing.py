"""One writer at a time under stress: kills while publishing, two programs on one school, copies taken meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.backups.contents import hash_of
from app.db import DATABASE, open_school
from app.errors import Problem
from app.keys.seal import Seal
from app.keys.unlocking import Unlocked
from app.shared.checking_out import check_out
from app.shared.conflicts import conflicts
from app.shared.names import POINTER
from app.shared.place import SNAPSHOTS, working_folder
from app.shared.pointer import published
from app.shared.publishing import publish
from app.shared.sharing import open_published, share
from app.store import Store
from app.vault.seals import seal_of
from tests.backups.schools import names
from tests.faults.test_killed import python
from tests.fixtures import NOW, clock
from tests.shared.conftest import Sitting

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are a thing of Linux and macOS")

TRIES = 300 if os.environ.get("FIVEFOLD_FULL") else 30
Record = Callable[[str, object], None]

# Each child has a place of its own with a change that waits, and begins to publish it. Every other one is killed as
# it is about to open, rename or remove a file or a folder, each some steps later than the one before; the others by
# an alarm, in the middle of whatever they are at.
KILLED = """
import os, shutil, signal, sys, time
from datetime import datetime
from pathlib import Path
from app.db import open_school
from app.keys.seal import Seal
from app.shared.checking_out import check_out
from app.shared.publishing import give_back
from app.shared.place import COPIES, working_folder

base, tries, now = Path(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
seal = Seal(bytes.fromhex(sys.argv[4]))

def prepare(number):
    there = base / str(number)
    shutil.copytree(base / "before", there)
    os.environ["FIVEFOLD_HOME"] = str(there / "home")
    (there / "home" / COPIES / "copy").rename(working_folder(there / "share"))
    return there / "share"

def work(place):
    working = check_out(place, seal, name="Ms Dovecote", now=now)
    database = open_school(working.folder, seal)
    give_back(working, database, now=now)

steps, last = 0, None

def step(event, _):
    global steps
    if event == "open" or event.startswith("os."):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(step)
work(prepare("first"))
place, steps, begun = prepare("second"), 0, time.monotonic()
work(place)
all_steps, took = steps, time.monotonic() - begun
for number in range(tries):
    place = prepare(number)
    child = os.fork()
    if not child:
        os.close(1)
        os.close(2)
        steps = 0
        if number % 2:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, max(0.001, took * number / tries))
        else:
            last = 1 + all_steps * number // tries
        work(place)
        os._exit(0)
    print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)
"""

# Takes the lock, reads a number in one transaction and writes the next one in another, as nobody could beside another.
COUNTING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from sqlalchemy import text
from app.db import open_school
from app.locking.lock import take
from app.locking.refusing import Taken

folder, turns, refused = Path(sys.argv[1]), int(sys.argv[2]), 0
while turns:
    try:
        held = take(folder, "Ms Dovecote", datetime.now(UTC))
    except Taken:
        refused += 1
        continue
    with held:
        inside = os.open(folder / "inside", os.O_CREAT | os.O_EXCL)
        database = open_school(folder)
        with database.engine.connect() as connection:
            count = connection.execute(text("SELECT count FROM turns")).scalar_one()
        with database.writing.begin() as connection:
            connection.execute(text("UPDATE turns SET count = :next"), {"next": count + 1})
        database.close()
        os.close(inside)
        os.unlink(folder / "inside")
    turns -= 1
print(refused)
"""

# Copies the place again and again, as a service does that keeps folders in step, until nobody publishes any more.
COPYING = """
import shutil, sys
from contextlib import suppress
from pathlib import Path
place, to, number = Path(sys.argv[1]), Path(sys.argv[2]), 0
while not (to / "done").exists():
    with suppress(shutil.Error):  # what was put in its place or thinned meanwhile
        shutil.copytree(place, to / str(number))
    number += 1
"""


@pytest.fixture
def seal(unlocked: Unlocked) -> Seal:
    """What the school is sealed with."""
    return seal_of(unlocked)


@pytest.fixture
def place(locked_template: Path, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locked school that is shared, and this computer's own folder, of which everything is under "before"."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "before" / "home"))
    (tmp_path / "before").mkdir()
    local = Path(shutil.copytree(locked_template, tmp_path / "local"))
    database = open_school(local, seal)
    share(database, tmp_path / "before" / "share", name="Ms Dovecote", now=NOW)
    database.close()
    return tmp_path / "before" / "share"


def what_is_published(place: Path, seal: Seal) -> list[str]:
    """Return what others see, once the pointer and the snapshot it names were found whole."""
    there = published(place)
    folder = open_published(place)
    assert hash_of(folder / DATABASE) == there.sha256
    database = open_school(folder, seal, look=True)
    found = names(Store(database, "", clock))
    database.close()
    return found


def test_publishing_that_is_killed_leaves_the_old_or_the_new_and_loses_nothing(
    place: Path, seal: Seal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    sitting.power_cut()
    sitting.working.folder.rename(sitting.working.folder.with_name("copy"))
    assert seal.key is not None
    done = python(KILLED, tmp_path, TRIES, NOW.isoformat(), seal.key.hex())
    assert done.returncode == 0, done.stderr
    killed = sum(line != "0" for line in done.stdout.split())
    seen = set()
    for number in range(TRIES):
        there = tmp_path / str(number) / "share"
        seen.add(tuple(what_is_published(there, seal)))
        monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / str(number) / "home"))
        again = Sitting(there, seal)
        assert names(again.store) == ["Kite Project"]
        publish(again.working, again.database, now=NOW)
        again.power_cut()
        assert what_is_published(there, seal) == ["Kite Project"]
        assert conflicts(there) == []
    assert killed >= TRIES // 2, "Every other one is killed whatever the machine does meanwhile."
    assert seen == {(), ("Kite Project",)}
    record_property("tried, killed, lost", (TRIES, killed, 0))


def test_two_programs_on_one_school_write_one_after_the_other(
    template: Path, tmp_path: Path, record_property: Record
) -> None:
    folder = Path(shutil.copytree(template, tmp_path / "school"))
    database = open_school(folder)
    with database.writing.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE turns (count INTEGER NOT NULL)")
        connection.exec_driver_sql("INSERT INTO turns VALUES (0)")
    database.close()
    told = [sys.executable, "-c", COUNTING, str(folder), str(TRIES // 2)]
    programs = [
        subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [program.communicate(timeout=170) for program in programs]
    assert [program.returncode for program in programs] == [0, 0], said
    database = open_school(folder)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count FROM turns").scalar() == TRIES // 2 * 2
    database.close()
    assert [file.name for file in folder.iterdir()] == ["school.db"]
    record_property("tried, refused meanwhile, lost", (TRIES, sum(int(out) for out, _ in said), 0))


def test_copies_taken_while_somebody_publishes_are_whole_or_have_not_arrived(
    place: Path, seal: Seal, tmp_path: Path, record_property: Record
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    told = [sys.executable, "-c", COPYING, str(place), str(copies)]
    sitting, number = Sitting(place, seal), 0
    with subprocess.Popen(told) as program:
        # On a busy machine the other may not have begun when this one is through.
        while number < TRIES or (program.poll() is None and len(list(copies.iterdir())) < TRIES // 5):
            sitting.add(f"Partner {number}")
            publish(sitting.working, sitting.database, now=NOW)
            number += 1
        (copies / "done").touch()
    assert program.returncode == 0
    sitting.power_cut()
    taken, found = [copy for copy in copies.iterdir() if copy.is_dir()], 0
    for copy in taken:
        there = published(copy)
        for file in (copy / SNAPSHOTS).glob(f"*/{DATABASE}"):
            assert hash_of(file) == file.parent.name
        with_it = copy / SNAPSHOTS / there.sha256 / DATABASE
        found += with_it.exists()
    assert found > len(taken) // 2
    record_property("copies, with all that the pointer names, damaged", (len(taken), found, 0))


def test_what_is_half_there_is_never_taken_for_a_school(place: Path, seal: Seal) -> None:
    there = published(place)
    file = place / SNAPSHOTS / there.sha256 / DATABASE
    file.write_bytes(file.read_bytes()[:-4096])
    with pytest.raises(Problem, match="is damaged"):
        check_out(place, seal, name="Ms Dovecote", now=NOW)
    assert not (working_folder(place) / DATABASE).exists()
    assert (place / POINTER).exists()
