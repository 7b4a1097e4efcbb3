"""What can be typed about the new year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_NEXT = "The offer has ended with the year."


def roll_command(commands: Any, signed: dict[str, Any]) -> None:
    """Add the command."""
    parser = commands.add_parser("roll-forward", help="roll a school forward to its new year", **signed)
    parser.add_argument("school", metavar="PATH", type=Path, help="the school's folder")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    parser.add_argument(
        "--ends",
        metavar="OFFER",
        nargs="+",
        action="extend",
        default=[],
        help="offers that end with the old year",
    )
    parser.add_argument(
        "--what-next", metavar="WORDS", default=_NEXT, help="what comes next for who had an offer that ends"
    )
