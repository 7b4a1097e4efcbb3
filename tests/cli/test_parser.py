"""What can be typed, and the sentence for what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import __version__
from app.cli.parser import parse

EXPORT = ("export", "map", "out.xlsx", "--school", "here")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("fly",), "invalid choice: 'fly'"),
        (("new", "there"), "--name"),
        (("export", "map", "out.xlsx"), "--school"),
        (("export", "map", "--school", "here"), "say which file to write"),
        (("export", "map", "--school", "here", "--domain", "Family"), "written as .xlsx or .pdf"),
        (("export", "map", "out.docx", "--school", "here"), "written as .xlsx or .pdf"),
        ((*EXPORT, "--as-at", "10/11/2026"), "'10/11/2026' is not a date such as 2026-11-10"),
        ((*EXPORT, "--paper", "A5"), "A5"),
        (("import", "dinners", "file.csv", "--school", "here"), "dinners"),
        (("sample", "there", "--pupils", "many"), "many"),
    ],
)
def test_wrong_usage_leaves_with_2_and_a_sentence(
    typed: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(typed)
    assert left.value.code == 2
    assert words in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"Fivefold {__version__}\n"


@pytest.mark.parametrize(
    "typed", [("--json", *EXPORT), (*EXPORT, "--json"), ("export", "--json", *EXPORT[1:])]
)
def test_json_may_stand_before_or_after_the_command(typed: tuple[str, ...]) -> None:
    assert parse(typed).json is True


@pytest.mark.parametrize(
    "typed",
    [
        (*EXPORT, "--domain", "Family", "--domain", "Learning"),
        (*EXPORT, "--domain", "Family", "Learning"),
        ("export", "map", "--school", "here", "--domain", "Family", "Learning", "out.xlsx"),
    ],
)
def test_several_domains_can_be_asked_for(typed: tuple[str, ...]) -> None:
    found = parse(typed)
    assert (found.domain, found.out) == (["Family", "Learning"], Path("out.xlsx"))


def test_without_a_command_the_window_is_meant() -> None:
    assert parse([]).command is None
