"""What can be typed about offers that go to a directory, and about empty workbooks to fill in."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any


def offers_export(kinds: Any, signed: dict[str, Any]) -> None:
    """Add both to the kinds of export."""
    kind = kinds.add_parser(
        "offers", help="external offers for a directory of services, as Open Referral UK JSON", **signed
    )
    kind.add_argument("out", metavar="OUT.json", type=_ending(".json"), help="the file to write")
    kind.add_argument("--school", metavar="PATH", required=True, type=Path, help="the school's folder")
    template = kinds.add_parser("template", help="an empty workbook to fill in and take in", **signed)
    template.add_argument("sort", choices=("offers", "pupils"), help="what it is for")
    template.add_argument("out", metavar="OUT.xlsx", type=_ending(".xlsx"), help="the file to write")
    template.add_argument(
        "--school", metavar="PATH", type=Path, help="take the words to choose from this school"
    )


def _ending(ending: str) -> Callable[[str], Path]:
    def checked(text: str) -> Path:
        path = Path(text)
        if path.suffix.casefold() != ending:
            raise ArgumentTypeError(f"this is written as {ending}, so give the file that ending")
        return path

    return checked
