"""The commands that make, list and restore backups: sentences, JSON for programs, and nothing by accident."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.backups.files import backups
from app.backups.second_place import set_second_place
from app.db import file_of
from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.people import organisations
from app.schools import open_store

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def change(school: Path) -> None:
    """Add an organisation."""
    store = open_store(school)
    store.write(add_organisation, OrganisationDraft("Lantern House"))
    store.close()


def changed(school: Path) -> bool:
    """Say whether that organisation is there."""
    store = open_store(school)
    try:
        return "Lantern House" in [row.name for row in store.read(organisations)]
    finally:
        store.close()


def test_a_backup_is_made_and_listed(command: Command, answer: Answer, own_school: Path) -> None:
    code, out, err = command("backup", own_school)
    (made,) = backups(own_school)
    assert (code, out) == (0, f"The backup is {made.file}.\n")
    assert err == "Unprotected: invented pupils only.\n"
    (listed,) = answer("backups", own_school)["backups"]
    assert (listed["name"], listed["bytes"]) == (made.name, made.size)
    assert listed["pupils"] > 60


def test_a_copy_goes_where_it_was_asked_for(command: Command, own_school: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert command("backup", own_school, "--to", tmp_path / "stick")[0] == 0
    (made,) = backups(own_school)
    assert (tmp_path / "stick" / made.name).read_bytes() == made.file.read_bytes()


def test_a_copy_elsewhere_is_in_the_trail(
    command: Command, answer: Answer, own_school: Path, tmp_path: Path
) -> None:
    command("backup", own_school)
    command("backup", own_school, "--to", tmp_path)
    said = [entry["kind"] for entry in answer("audit", "list", own_school)["entries"]]
    assert said.count("copy_backup") == 1


def test_a_copy_that_cannot_be_written_is_said(command: Command, own_school: Path, tmp_path: Path) -> None:
    code, _, err = command("backup", own_school, "--to", tmp_path / "away")
    assert code == 1
    assert err.startswith(f"The backup was made, but {tmp_path / 'away'} cannot be written.")
    assert len(backups(own_school)) == 1


def test_a_second_place_out_of_reach_is_said(command: Command, own_school: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    set_second_place(own_school, tmp_path / "stick")
    (tmp_path / "stick").rmdir()
    code, out, _ = command("backup", own_school)
    assert code == 0
    assert "cannot be reached" in out
    assert "none is there, or it is not connected" in command("backups", own_school)[1]


def test_a_second_place_is_chosen_and_has_a_copy_at_once(
    command: Command, answer: Answer, own_school: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    said = answer("backups", own_school, "--second-place", tmp_path / "stick")
    assert (said["second_place"], said["warning"]) == (str(tmp_path / "stick"), "")
    listed = answer("backups", own_school)
    assert listed["second_place_newest"] == listed["backups"][0]["made_at"] == said["backup"]["made_at"]
    code, out, _ = command("backups", own_school, "--second-place", "none")
    assert (code, out.split(".")[0]) == (0, "Backups are no longer copied")
    assert answer("backups", own_school)["second_place"] is None
    kinds = [entry["kind"] for entry in answer("audit", "list", own_school)["entries"]]
    assert {"set_second_place", "clear_second_place"} <= set(kinds)


def test_a_second_place_that_is_not_there_is_not_taken(
    command: Command, own_school: Path, tmp_path: Path
) -> None:
    code, _, err = command("backups", own_school, "--second-place", tmp_path / "away")
    assert (code, err.splitlines()[0]) == (
        1, f"There is no folder {tmp_path / 'away'}. Choose a folder that is there.",
    )  # fmt: skip
    assert backups(own_school) == []


def test_without_yes_a_restore_only_says_what_would_be_lost(command: Command, own_school: Path) -> None:
    command("backup", own_school)
    change(own_school)
    code, out, _ = command("restore", own_school)
    assert code == 1
    assert "1 change made since this backup would be lost.\n  Added Lantern House.\n" in out
    assert changed(own_school)


def test_with_yes_the_school_is_as_it_was(answer: Answer, command: Command, own_school: Path) -> None:
    command("backup", own_school)
    change(own_school)
    found = answer("restore", own_school, "--latest", "--yes")
    assert (found["restored"], found["changes_lost"]) == (True, 1)
    assert Path(found["before"]).exists()
    assert not changed(own_school)
    assert command("check", own_school)[0] == 0


def test_a_backup_is_chosen_by_its_name_or_its_file(
    answer: Answer, command: Command, own_school: Path
) -> None:
    command("backup", own_school)
    (first,) = backups(own_school)
    change(own_school)
    command("backup", own_school)
    assert answer("restore", own_school, "--backup", first.name)["changes_lost"] == 1
    assert answer("restore", own_school, "--backup", first.file)["changes_lost"] == 1
    assert answer("restore", own_school)["changes_lost"] == 0


def test_a_damaged_school_is_restored(command: Command, own_school: Path) -> None:
    command("backup", own_school)
    file_of(own_school).write_bytes(b"")
    assert "Restore a backup" in command("check", own_school)[2]
    assert command("restore", own_school, "--yes")[0] == 0
    assert command("check", own_school)[0] == 0


def test_a_damaged_backup_is_refused(command: Command, own_school: Path) -> None:
    command("backup", own_school)
    (made,) = backups(own_school)
    made.file.write_bytes(made.file.read_bytes()[:-4096])
    code, _, err = command("restore", own_school, "--yes")
    assert (code, err.startswith(f"The backup {made.name} is damaged.")) == (1, True)


@pytest.mark.parametrize("words", [("restore",), ("restore", "--backup", "away.db")])
def test_a_backup_that_is_not_there_is_said(
    command: Command, own_school: Path, words: tuple[str, ...]
) -> None:
    code, _, err = command(words[0], own_school, *words[1:])
    assert code == 1
    assert err.startswith("There ")
