"""The command that writes the governors' report to a PDF or a workbook."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.cli.recorded import say_unrecorded
from app.governing import write_governors

_SCHOOL = {"metavar": "PATH", "required": True, "type": Path, "help": "the school's folder"}


def export_governors(arguments: Namespace) -> Answer:
    """Write the report of the academic year that runs."""
    with opened(arguments, to="read") as store, TerminalProgress() as progress:
        write_governors(store, arguments.out, accessible=arguments.accessible, progress=progress)
        say_unrecorded(store)
        unprotected = store.unlocked is None
    words = f"The governors' report is in {arguments.out}: small numbers are hidden."
    return Answer(words, {"file": str(arguments.out)}, unprotected=unprotected)


def governors_command(kinds: Any, signed: dict[str, Any]) -> None:
    """Add the command to the kinds of export."""
    kind = kinds.add_parser("governors", help="the governors' report, as a PDF or a workbook", **signed)
    kind.add_argument("out", metavar="OUT.pdf|OUT.xlsx", type=_file, help="the file to write")
    kind.add_argument("--school", **_SCHOOL)
    kind.add_argument("--accessible", action="store_true", help="a PDF that is tagged for screen readers")


def _file(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() not in (".pdf", ".xlsx"):
        raise ArgumentTypeError("the report is written as .pdf or .xlsx, so give the file such an ending")
    return path
