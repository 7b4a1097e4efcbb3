"""The commands that list imports and take a change back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.operations.pupils import PupilDraft, change_pupil
from app.queries.open_placements import roll
from app.schools import open_store
from tests.fixtures import administrator

from .conftest import Command

Answer = Callable[..., dict[str, Any]]
LIST = "Adno,Forename,Surname,Year\n900001,Bea,Bluewater,4\n900002,Cal,Cornflower,5\n"


def taken_in(answer: Answer, school: Path, folder: Path) -> int:
    """Take two pupils in and change one; returns the step of the import."""
    file = folder / "pupils.csv"
    file.write_text(LIST, encoding="utf-8")
    answer("import", "pupils", file, "--school", school)
    store = open_store(school, administrator())
    draft = PupilDraft("Bea", "Bluewater", admission_number="900001", class_name="4K")
    store.write(change_pupil, 1, draft, today=store.today())
    store.close()
    (found,) = answer("imports", school)["imports"]
    return int(found["step"])


def on_roll(school: Path) -> int:
    store = open_store(school, administrator())
    found = store.read(roll, store.today())
    store.close()
    return found


def test_a_dry_run_says_what_would_stay_and_changes_nothing(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    step = taken_in(answer, real_school, tmp_path)
    found = answer("undo", real_school, step, "--dry-run")
    assert (found["taken_back"], found["kept"], found["why"]) == (1, 1, {"changed since": 1})
    assert [(one["what"], one["why"]) for one in found["stays"]] == [("pupil", "changed since")]
    assert found["done"] == "Nothing was changed. 1 of 2 pupils can be taken back."
    assert on_roll(real_school) == 2


def test_an_import_is_taken_back_in_part_and_said_so(
    command: Command, answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    step = taken_in(answer, real_school, tmp_path)
    code, out, _ = command("undo", real_school, step)
    assert (code, on_roll(real_school)) == (0, 1)
    assert out.splitlines()[1] == "Stays: 1 pupil, changed since."
    assert "Bluewater" not in out
    assert answer("imports", real_school)["imports"][0]["state"] == "partly undone"


def test_any_other_change_is_taken_back_by_its_number(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    step = taken_in(answer, real_school, tmp_path) + 1
    assert answer("undo", real_school, step, "--dry-run")["can"]
    assert answer("undo", real_school, step)["done"].startswith("Undone: Changed")
    assert "problem" in answer("undo", real_school, step)


def test_a_number_that_is_no_change_is_a_sentence(command: Command, real_school: Path) -> None:
    code, out, err = command("undo", real_school, 999)
    assert (code, out) == (1, "")
    assert err == "That can't be undone: its details are no longer kept.\n"
