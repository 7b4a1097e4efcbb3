"""What can be typed about the family leaflet."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

_SCHOOL = {"metavar": "PATH", "required": True, "type": Path, "help": "the school's folder"}


def leaflet_command(kinds: Any, signed: dict[str, Any]) -> None:
    """Add the command to the kinds of export."""
    kind = kinds.add_parser("leaflet", help="what families can use by themselves, as a PDF", **signed)
    kind.add_argument("out", metavar="OUT.pdf", type=_file, help="the file to write")
    kind.add_argument("--school", **_SCHOOL)
    kind.add_argument("--accessible", action="store_true", help="tagged for screen readers, in plain looks")


def _file(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() != ".pdf":
        raise ArgumentTypeError("the leaflet is written as .pdf, so give the file that ending")
    return path
