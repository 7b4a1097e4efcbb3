"""A Common Transfer File on the command line: taken in as pupils, refused in a sentence, and naming nobody in JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.schools import open_store
from tests.faults.hostile_transfers import SMALL
from tests.fixtures import administrator
from tests.imports.making import pupils, standings
from tests.imports.transfers import WREN, ctf, pupil, year

from .conftest import Command

Answer = Callable[..., dict[str, Any]]
TEXT = ctf(pupil(year("5D"), "<LookedAfter><InCare>true</InCare></LookedAfter>"))


def file_of(folder: Path, data: bytes) -> Path:
    path = folder / "ctf.xml"
    path.write_bytes(data)
    return path


def known(school: Path, ask: Callable[..., list[dict[str, Any]]]) -> list[dict[str, Any]]:
    store = open_store(school, administrator())
    found = ask(store)
    store.close()
    return found


def test_a_transfer_file_is_taken_in_and_names_nobody(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    found = answer("import", "pupils", file_of(tmp_path, TEXT.encode()), "--school", real_school)
    assert (found["added"], found["sort"]) == (1, "transfer")
    assert not [word for word in ("Wren", "Thimble", WREN) if word in str(found)]
    assert known(real_school, pupils)[-1]["upn"] == WREN
    assert known(real_school, standings)[-1]["looked_after"] is None


def test_looked_after_is_taken_where_it_is_asked_for(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    path = file_of(tmp_path, TEXT.encode())
    answer("import", "pupils", path, "--school", real_school, "--looked-after")
    assert known(real_school, standings)[-1]["looked_after"] is True


def test_upn_and_sex_stay_in_the_file_where_it_is_said(
    answer: Answer, real_school: Path, tmp_path: Path
) -> None:
    path = file_of(tmp_path, TEXT.encode())
    answer("import", "pupils", path, "--school", real_school, "--no-upn", "--no-sex")
    (wren,) = (one for one in known(real_school, pupils) if one["surname"] == "Thimble")
    assert (wren["upn"], wren["sex"]) == (None, None)


def test_a_dry_run_takes_nothing_in(answer: Answer, real_school: Path, tmp_path: Path) -> None:
    before = known(real_school, pupils)
    path = file_of(tmp_path, TEXT.encode())
    assert answer("import", "pupils", path, "--school", real_school, "--dry-run")["added"] == 1
    assert known(real_school, pupils) == before


def test_a_file_that_does_harm_is_refused_in_a_sentence(
    command: Command, real_school: Path, tmp_path: Path
) -> None:
    before = known(real_school, pupils)
    path = file_of(tmp_path, SMALL["file as an entity"][0])
    code, out, err = command("import", "pupils", path, "--school", real_school)
    assert (code, out, "document type or entities" in err) == (1, "", True)
    assert known(real_school, pupils) == before
