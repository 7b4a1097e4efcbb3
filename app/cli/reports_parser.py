"""What can be typed about reports."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any


def report_command(commands: Any, more: dict[str, Any]) -> None:
    """Add the command that lists the reports there are."""
    commands.add_parser("report", help="list the reports that can be exported", **more)


def report_export(kinds: Any, signed: dict[str, Any]) -> None:
    """Add the export of one report."""
    kind = kinds.add_parser("report", help="a report, as listed by: fivefold report", **signed)
    # Which there are is looked up later: reading them in here would cost every command its start.
    kind.add_argument("code", metavar="CODE", help="which; fivefold report lists them")
    kind.add_argument("out", metavar="OUT.xlsx|OUT.pdf|OUT.json", type=_report_file, help="the file to write")
    kind.add_argument("--school", metavar="PATH", required=True, type=Path, help="the school's folder")
    kind.add_argument(
        "--from", metavar="YYYY-MM-DD", type=_day, dest="first", help="the first day (this year's first)"
    )
    kind.add_argument("--to", metavar="YYYY-MM-DD", type=_day, dest="last", help="the last day (today)")
    kind.add_argument("--last-year", action="store_true", help="with the same time a year earlier beside it")
    kind.add_argument("--accessible", action="store_true", help="a PDF that is tagged for screen readers")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-11-10") from None


def _report_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() not in (".xlsx", ".pdf", ".json"):
        raise ArgumentTypeError(
            "a report is written as .xlsx, .pdf or .json, so give the file such an ending"
        )
    return path
