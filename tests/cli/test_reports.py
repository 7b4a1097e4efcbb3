"""The commands that list reports and write one to a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.paper.tagged import can_tag
from app.queries.reports.registry import REPORTS

from .conftest import Command

Answer = Callable[..., dict[str, Any]]


def test_every_report_is_listed_with_what_it_answers(command: Command) -> None:
    code, out, _ = command("report")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[1:]] == list(REPORTS)


def test_a_report_is_written_for_a_time_and_says_whether_it_names_pupils(
    answer: Answer, own_school: Path, tmp_path: Path
) -> None:
    out = tmp_path / "waiting.json"
    days = ("--from", "2026-09-01", "--to", "2026-11-10")
    said = answer("export", "report", "waiting", out, "--school", own_school, *days)
    assert (said["report"], said["from"], said["to"]) == ("waiting", "2026-09-01", "2026-11-10")
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["report"]["period"] == "1 September to 10 November 2026"
    assert said["names_pupils"] is any(table["keys"] for table in written["report"]["tables"][2:])


def test_last_year_can_stand_beside_it(command: Command, own_school: Path, tmp_path: Path) -> None:
    out = tmp_path / "reach.pdf"
    assert command("export", "report", "reach", out, "--school", own_school, "--last-year")[0] == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_an_unknown_report_is_a_sentence(command: Command, own_school: Path, tmp_path: Path) -> None:
    code, _, said = command("export", "report", "nope", tmp_path / "x.xlsx", "--school", own_school)
    assert code == 1
    assert said.startswith("There is no report called nope. There are: ")


def test_a_time_that_ends_before_it_begins_is_a_sentence(
    command: Command, own_school: Path, tmp_path: Path
) -> None:
    days = ("--from", "2026-11-02", "--to", "2026-11-01")
    code, _, said = command("export", "report", "reach", tmp_path / "x.xlsx", "--school", own_school, *days)
    assert (code, said.split(".")[0]) == (1, "The time ends before it begins")


@pytest.mark.skipif(not can_tag(), reason="Typst is not installed: pip install fivefold[accessible]")
@pytest.mark.parametrize("what", [("report", "reach"), ("governors",)])
def test_a_pdf_is_tagged_where_that_is_asked_for(
    command: Command, own_school: Path, tmp_path: Path, what: tuple[str, ...]
) -> None:
    out = tmp_path / "out.pdf"
    assert command("export", *what, out, "--school", own_school, "--accessible")[0] == 0
    root: Any = PdfReader(out).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
