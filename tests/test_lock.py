"""The lock of a school's folder: one writer at a time, and nobody locked out by the dead or by a wrong clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from app.backups.making import make_backup
from app.backups.restoring import restore
from app.db import open_school
from app.errors import Problem
from app.locking.held import Held
from app.locking.lock import LOCK, take, who
from app.locking.owner import ALIVE, Owner, as_text, from_text, machine
from app.locking.refusing import CannotLock, Taken
from tests.faults.test_killed import without_rights
from tests.fixtures import NOW
from tests.test_reserve import small_disk

__all__ = ["small_disk", "without_rights"]  # what the tests below stand on

LATER = NOW + timedelta(minutes=1)
# Another program takes the lock, says so, and is killed or goes when it is told to.
OTHER = """
import sys
from datetime import datetime
from pathlib import Path
from app.locking.lock import take
held = take(Path(sys.argv[1]), "Mr Wren", datetime.fromisoformat(sys.argv[2]))
print("held", flush=True)
sys.stdin.readline()
held.release()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that works in the folder."""
    told = [sys.executable, "-c", OTHER, str(tmp_path), NOW.isoformat()]
    with subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


def elsewhere(**values: object) -> Owner:
    """Return somebody who works on another computer."""
    return Owner(**({"name": "Mr Wren", "machine": "LAPTOP-7", "since": NOW, "beat": NOW} | values))  # type: ignore[arg-type]


def leave(folder: Path, owner: Owner) -> None:
    """Leave a lock file as a computer that stopped would, or one whose locks do not reach this one."""
    (folder / LOCK).write_bytes(as_text(owner))


def test_a_lock_says_who_works_where_and_since_when(tmp_path: Path) -> None:
    with take(tmp_path, "Ms Dovecote", NOW):
        found = who(tmp_path, LATER)
    assert found is not None
    assert (found.name, found.machine, found.pid) == ("Ms Dovecote", machine(), os.getpid())
    assert (found.since, found.beat) == (NOW, NOW)
    assert found.sentence(NOW) == (
        f"Ms Dovecote is working in this school on {machine()} since {NOW.astimezone():%H:%M}."
    )


def test_who_came_yesterday_is_said_with_the_day(tmp_path: Path) -> None:
    assert f"since 10 November at {NOW.astimezone():%H:%M}." in elsewhere().sentence(NOW + timedelta(days=1))


def test_a_lock_that_is_let_go_leaves_nothing(tmp_path: Path) -> None:
    held = take(tmp_path, "Ms Dovecote", NOW)
    held.release()
    held.release()
    assert list(tmp_path.iterdir()) == []
    assert who(tmp_path, NOW) is None
    assert not held.still_mine()
    assert not held.beat(LATER)


def test_a_second_window_is_refused_by_name(tmp_path: Path) -> None:
    with take(tmp_path, "Ms Dovecote", NOW), pytest.raises(Taken, match="Ms Dovecote is working") as refused:
        take(tmp_path, "Mr Wren", LATER)
    assert refused.value.owner.since == NOW
    assert refused.value.what_to_do == "Open it to look at, or ask them to close it."


def test_another_program_is_refused(other: subprocess.Popen[str], tmp_path: Path) -> None:
    with pytest.raises(Taken, match="Mr Wren is working in this school"):
        take(tmp_path, "Ms Dovecote", NOW + timedelta(hours=9))
    found = who(tmp_path, NOW + timedelta(hours=9))
    assert found is not None
    assert found.pid == other.pid


def test_a_program_that_ends_lets_go(other: subprocess.Popen[str], tmp_path: Path) -> None:
    other.communicate("go\n")
    take(tmp_path, "Ms Dovecote", NOW).release()


def test_a_program_that_was_killed_is_taken_over_at_once(
    other: subprocess.Popen[str], tmp_path: Path
) -> None:
    other.kill()
    other.wait()
    assert (tmp_path / LOCK).exists()
    assert who(tmp_path, NOW) is None
    with take(tmp_path, "Ms Dovecote", NOW):
        found = who(tmp_path, NOW)
    assert found is not None
    assert found.name == "Ms Dovecote"


def test_a_sign_of_life_is_seen_by_others(tmp_path: Path) -> None:
    with take(tmp_path, "Ms Dovecote", NOW) as held:
        assert held.beat(LATER)
        found = who(tmp_path, LATER)
    assert found is not None
    assert (found.since, found.beat) == (NOW, LATER)


@pytest.mark.parametrize("after", [timedelta(0), ALIVE, -ALIVE])
def test_somebody_alive_on_another_computer_is_believed(after: timedelta, tmp_path: Path) -> None:
    leave(tmp_path, elsewhere())
    with pytest.raises(Taken, match="on LAPTOP-7"):
        take(tmp_path, "Ms Dovecote", NOW + after)
    assert who(tmp_path, NOW + after) == elsewhere()


@pytest.mark.parametrize("beat", [NOW - timedelta(minutes=4), NOW + timedelta(days=400), None])
def test_somebody_silent_or_with_a_wrong_clock_elsewhere_is_taken_over(beat: object, tmp_path: Path) -> None:
    leave(tmp_path, elsewhere(beat=beat, since=beat))
    assert who(tmp_path, NOW) is None
    take(tmp_path, "Ms Dovecote", NOW).release()


def test_whoever_was_taken_over_is_told_to_stop(tmp_path: Path) -> None:
    with take(tmp_path, "Ms Dovecote", NOW) as held:
        leave(tmp_path, elsewhere(token="theirs"))
        assert not held.still_mine()
        assert not held.beat(LATER)
    assert (tmp_path / LOCK).exists(), "It is theirs, and stays."


def test_a_lock_that_was_deleted_is_not_held_any_more(tmp_path: Path) -> None:
    with take(tmp_path, "Ms Dovecote", NOW) as held:
        (tmp_path / LOCK).unlink()
        assert not held.beat(LATER)
        with take(tmp_path, "Mr Wren", NOW) as other_one:
            assert not held.still_mine()
            held.release()
            assert other_one.still_mine()


@pytest.mark.parametrize("left", [b"", b"\x00" * 1024, as_text(Owner("Mr Wren"))[:30], b'{"name": 4}'])
def test_a_lock_that_a_power_cut_left_is_taken_over(left: bytes, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(left)
    with take(tmp_path, "Ms Dovecote", NOW) as held:
        assert held.still_mine()


@pytest.mark.parametrize("left", [b"PK\x03\x04", b"my notes", b"[" * 5000, b"\xff\xfe"])
def test_a_file_of_somebody_else_is_left_alone(left: bytes, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(left)
    with pytest.raises(CannotLock, match="was not made by this program"):
        take(tmp_path, "Ms Dovecote", NOW)
    assert (tmp_path / LOCK).read_bytes() == left


def test_a_folder_in_the_locks_place_is_named(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    with pytest.raises(CannotLock, match="is no file"):
        take(tmp_path, "Ms Dovecote", NOW)
    assert who(tmp_path, NOW) == Owner()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no folder"):
        take(tmp_path / "nowhere", "Ms Dovecote", NOW)


@pytest.mark.skipif(os.name != "posix", reason="rights as Linux and macOS know them")
def test_the_lock_is_private_and_shared_only_where_the_folder_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with take(tmp_path, "Ms Dovecote", NOW):
        assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o600
    tmp_path.chmod(0o770)
    with take(tmp_path, "Ms Dovecote", NOW):
        assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o660


def test_a_name_of_any_kind_fits_on_one_line() -> None:
    found = from_text(as_text(Owner("🐦\n\u202e" * 90, "🐦" * 900)))
    assert found is not None
    assert found.name == "🐦" * 60
    assert len(as_text(found)) == len(as_text(Owner()))


@pytest.mark.parametrize(
    "text",
    [b'{"name": ' + b"[" * 4000, b'{"name": "", "machine": 1, "token": "", "pid": 1}', b'{"name": null}'],
)
def test_a_lock_that_makes_no_sense_names_nobody(text: bytes) -> None:
    assert from_text(text) is None


def test_a_lock_is_still_held_by_one_when_many_look(tmp_path: Path) -> None:
    with take(tmp_path, "Ms Dovecote", NOW) as held:
        assert all(who(tmp_path, NOW) is not None for _ in range(50))
        assert isinstance(held, Held)
        assert held.still_mine()


def test_a_restore_waits_for_nobody_and_changes_nothing_where_somebody_works(
    template: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(template, tmp_path / "school"))
    database = open_school(folder)
    made = make_backup(database, now=NOW)
    database.close()
    with take(folder, "Mr Wren", NOW), pytest.raises(Problem, match="Mr Wren is working") as refused:
        restore(folder, made, now=NOW)
    assert refused.value.what_to_do == "Close it there, then restore. Nothing was changed."
    assert sorted(file.name for file in folder.iterdir()) == ["backups", "school.db"]
    restore(folder, made, now=NOW)
    assert sorted(file.name for file in folder.iterdir()) == ["backups", "school.db"]


REFUSED = """
import sys
from datetime import datetime
from pathlib import Path
from app.errors import Problem
from app.locking.lock import take, who
folder, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
try:
    take(folder, "Ms Dovecote", now)
except Problem as problem:
    print(problem)
print(who(folder, now))
"""


def refused(without_rights: list[str], folder: Path) -> list[str]:
    """Return what somebody without rights is told, and whom they see there."""
    told = [*without_rights, sys.executable, "-c", REFUSED, str(folder), NOW.isoformat()]
    done = subprocess.run(told, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name != "posix", reason="rights as Linux and macOS know them")
def test_a_folder_that_is_read_only_is_not_locked_but_looked_at(
    without_rights: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "school"
    folder.mkdir(mode=0o500)
    said = f"The folder {folder} is read only. The school can be looked at, but not changed."
    assert refused(without_rights, folder) == [said, "None"]


@pytest.mark.skipif(os.name != "posix", reason="rights as Linux and macOS know them")
def test_a_lock_that_may_not_be_read_is_somebodys(without_rights: list[str], tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(as_text(elsewhere()))
    (tmp_path / LOCK).chmod(0)
    said = f"{tmp_path / LOCK} belongs to somebody else. Ask who looks after the computer."
    assert refused(without_rights, tmp_path) == [said, repr(Owner())]


def test_a_full_disk_is_no_reason_to_lock_anybody_out(small_disk: Path) -> None:
    with suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(65536)):
            pass
    with take(small_disk, "Ms Dovecote", NOW) as held:
        assert held.beat(LATER)
        with pytest.raises(Taken, match="Somebody is working in this school"):
            take(small_disk, "Mr Wren", NOW)
    assert not (small_disk / LOCK).exists()
