"""Sharing on the command line: shared, worked in from there, refused while somebody works, and taken over from silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.keys.unlocking import Unlocked
from app.locking.owner import Owner, as_text
from app.queries.find import pupil_names
from app.schools import keys_of, open_store
from app.shared.writer import WRITER, writer_of
from app.store import moment

from .conftest import Command

PUPILS = "Forename,Surname,Year,Reg\nBea,Bluewater,4,4K\n"
Answered = Callable[..., dict[str, Any]]


@pytest.fixture
def place(real_school: Path, command: Command, tmp_path: Path) -> Path:
    """A school that Ms Dovecote has shared."""
    place = tmp_path / "staff share"
    assert command("share", real_school, place)[0] == 0
    return place


@pytest.fixture
def pupils(tmp_path: Path) -> Path:
    """A list of one pupil."""
    file = tmp_path / "pupils.csv"
    file.write_text(PUPILS, encoding="utf-8")
    return file


def somebody_works(place: Path, *, silent: timedelta) -> None:
    then = moment() - silent
    (place / WRITER).write_bytes(as_text(Owner("Mr Wren", "LAPTOP-7", 7, then, then, "theirs")))


def test_what_is_published_is_told_without_a_password(
    place: Path, answer: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIVEFOLD_PASSWORD")
    found = answer("published", place)
    assert (found["by"], found["number"], found["conflicts"]) == ("Ms Dovecote", 1, [])
    assert found["done"].startswith("Ms Dovecote published this school on ")


def test_a_place_without_a_school_is_told(command: Command, tmp_path: Path) -> None:
    code, _, said = command("published", tmp_path)
    assert (code, said.startswith("No school is shared in ")) == (1, True)


def test_the_old_folder_says_where_the_school_is_now(
    place: Path, real_school: Path, command: Command
) -> None:
    code, _, said = command("backup", real_school)
    assert (code, said.strip()) == (1, f"This school is shared now, in {place}. Open that folder.")


def test_what_is_taken_in_is_published(
    place: Path, pupils: Path, command: Command, answer: Answered, unlocked: Unlocked
) -> None:
    assert command("import", "pupils", pupils, "--school", place)[0] == 0
    assert answer("published", place)["number"] == 2
    looked = open_store(place, unlocked, look=True)
    assert len(looked.read(pupil_names, today=looked.today())) == 1
    looked.close()
    assert writer_of(place) is None


def test_backups_of_a_shared_school_are_listed_and_put_back(
    place: Path, pupils: Path, command: Command, answer: Answered
) -> None:
    assert command("backup", place)[0] == 0
    assert len(answer("backups", place)["backups"]) == 1
    assert command("import", "pupils", pupils, "--school", place)[0] == 0
    code, said, _ = command("restore", place, "--yes")
    assert (code, "published when the school is opened next" in said) == (0, True)
    command("backup", place)
    assert answer("check", place)["whole"]
    assert not (place / "school.db").exists()


def test_who_only_reads_needs_nobody_to_stop(place: Path, command: Command, tmp_path: Path) -> None:
    somebody_works(place, silent=timedelta())
    before = (place / WRITER).read_bytes()
    assert command("export", "map", tmp_path / "map.pdf", "--school", place)[0] == 0
    assert (place / WRITER).read_bytes() == before


def test_a_school_that_somebody_works_in_is_refused(place: Path, pupils: Path, command: Command) -> None:
    somebody_works(place, silent=timedelta(minutes=5))
    code, _, said = command("import", "pupils", pupils, "--school", place, "--take-over")
    assert code == 1
    assert said.startswith("Mr Wren is working in this school on LAPTOP-7 since ")


def test_whoever_is_silent_for_hours_is_taken_over_when_asked(
    place: Path, pupils: Path, command: Command
) -> None:
    somebody_works(place, silent=timedelta(hours=4))
    code, _, said = command("import", "pupils", pupils, "--school", place)
    assert (code, "You can take over" in said) == (1, True)
    assert command("import", "pupils", pupils, "--school", place, "--take-over")[0] == 0


def test_a_share_that_goes_away_loses_nothing(
    place: Path, pupils: Path, command: Command, unlocked: Unlocked, tmp_path: Path
) -> None:
    store = open_store(place, unlocked)
    assert store.working is not None
    store.database.close()
    store.working.leave()
    place.rename(tmp_path / "unplugged")
    code, _, said = command("import", "pupils", pupils, "--school", place)
    assert (code, "Not published yet: The shared folder" in said) == (0, True)
    (tmp_path / "unplugged").rename(place)
    code, _, said = command("backup", place)
    assert (code, "Here are your changes that were not published yet" in said) == (0, True)
    assert keys_of(place).people[0].name == "Ms Dovecote"


@pytest.fixture
def on_a_cloud(real_school: Path, tmp_path: Path) -> Path:
    """A live school in a folder that is kept in step."""
    folder = tmp_path / "OneDrive - Quillhaven" / "Our school"
    folder.parent.mkdir()
    return real_school.rename(folder)


def test_no_live_school_is_worked_in_where_it_is_kept_in_step(on_a_cloud: Path, command: Command) -> None:
    code, _, said = command("backup", on_a_cloud)
    assert code == 1
    assert said.startswith("This folder is kept in step with other computers by OneDrive.")
    assert f'fivefold share "{on_a_cloud}" "{on_a_cloud}"' in said


def test_a_live_school_is_moved_out_and_shared_where_it_lay(
    on_a_cloud: Path, command: Command, answer: Answered, home: Path
) -> None:
    assert command("share", on_a_cloud, on_a_cloud)[0] == 0
    assert not (on_a_cloud / "school.db").exists()
    assert len(list((on_a_cloud / "backups").glob("*.db"))) == 1
    assert (home / "Schools" / "Our school" / "school.db").is_file()
    assert command("backup", on_a_cloud)[0] == 0
    assert answer("published", on_a_cloud)["by"] == "Ms Dovecote"


def test_a_new_school_on_a_cloud_is_made_here_and_shared_there(
    command: Command, answer: Answered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIVEFOLD_PASSWORD", "plum kettle harbour nine")
    place = tmp_path / "Dropbox" / "Our school"
    place.parent.mkdir()
    assert command("new", place, "--name", "Our school", "--recovery-file", tmp_path / "code.txt")[0] == 0
    assert answer("published", place)["by"] == "Administrator"
    assert not (place / "school.db").exists()


def test_a_new_password_is_published_with_the_school(
    place: Path, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"
    new.write_text("silver thimble garden six\n", encoding="utf-8")
    new.chmod(0o600)
    assert command("password", place, "--new-password-file", new)[0] == 0
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "another computer"))
    monkeypatch.setenv("FIVEFOLD_PASSWORD", "silver thimble garden six")
    assert command("people", place)[0] == 0
    assert command("backup", place)[0] == 0


def test_the_recovery_code_opens_a_shared_school(
    command: Command, answer: Answered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIVEFOLD_PASSWORD", "plum kettle harbour nine")
    place, code = tmp_path / "Dropbox" / "Our school", tmp_path / "code.txt"
    place.parent.mkdir()
    assert command("new", place, "--name", "Our school", "--recovery-file", code)[0] == 0
    monkeypatch.setenv("FIVEFOLD_PASSWORD", "silver thimble garden six")
    done = command("recover", place, "--recovery-code-file", code, "--recovery-file", tmp_path / "next.txt")
    assert done[0] == 0
    assert command("backup", place)[0] == 0
    assert answer("published", place)["number"] > 1
