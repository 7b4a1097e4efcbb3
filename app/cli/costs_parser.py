"""What can be typed about costs."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any


def costs_export(kinds: Any, signed: dict[str, Any]) -> None:
    """Add the export of costs."""
    kind = kinds.add_parser("costs", help="what support costs, as a workbook", **signed)
    kind.add_argument("out", metavar="OUT.xlsx", type=_workbook, help="the file to write")
    kind.add_argument("--school", metavar="PATH", required=True, type=Path, help="the school's folder")
    kind.add_argument(
        "--from", metavar="YYYY-MM-DD", type=_day, dest="first", help="the first day (this year's first)"
    )
    kind.add_argument("--to", metavar="YYYY-MM-DD", type=_day, dest="last", help="the last day (this year's)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-11-10") from None


def _workbook(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() != ".xlsx":
        raise ArgumentTypeError("costs are written as .xlsx, so give the file that ending")
    return path
