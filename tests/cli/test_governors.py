"""The command that writes the governors' report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.noting import UNRECORDED
from app.schools import open_store

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def test_the_report_is_written_as_a_pdf(answer: Answer, sample_school: Path, tmp_path: Path) -> None:
    out = tmp_path / "governors.pdf"
    assert answer("export", "governors", out, "--school", sample_school)["file"] == str(out)
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_report_is_written_as_a_sheet(answer: Answer, sample_school: Path, tmp_path: Path) -> None:
    out = tmp_path / "governors.xlsx"
    answer("export", "governors", out, "--school", sample_school)
    assert openpyxl.load_workbook(out).sheetnames == ["Governors"]


def test_it_is_noted_with_the_hash_of_what_was_made(
    answer: Answer, sample_school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "governors.pdf"
    answer("export", "governors", out, "--school", sample_school)
    store = open_store(sample_school)
    with store.database.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT kind, facts FROM audit ORDER BY id DESC LIMIT 1").one()
    store.close()
    assert row[0] == "export_governors"
    assert json.loads(row[1])["file"] == "pdf"


def test_another_kind_of_file_is_refused_in_words(
    command: Command, sample_school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        command("export", "governors", tmp_path / "g.docx", "--school", sample_school)
    assert "the report is written as .pdf or .xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("governors", "page.pdf"), ("costs", "costs.xlsx"), ("report", "reach", "reach.json")]
)
def test_what_cannot_be_noted_while_somebody_works_there_says_so(
    command: Command, own_school: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    *kind, name = words
    working = open_store(own_school)
    code, _, err = command("export", *kind, tmp_path / name, "--school", own_school)
    working.close()
    assert (code, UNRECORDED in err) == (0, True)
    assert (tmp_path / name).exists()
