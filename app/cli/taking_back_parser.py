"""What can be typed to list the files that were taken in, and to take a change back."""

from __future__ import annotations

from typing import Any

from app.cli.options import SCHOOL


def taking_back_commands(commands: Any, signed: dict[str, Any]) -> None:
    """Add the commands that list imports and undo a step."""
    listing = commands.add_parser("imports", help="list the files that were taken in", **signed)
    listing.add_argument("school", **SCHOOL)
    back = commands.add_parser(
        "undo", help="take one change back; of an import what was changed or used since stays", **signed
    )
    back.add_argument("school", **SCHOOL)
    back.add_argument("step", metavar="STEP", type=int, help="its number, as `imports` lists it")
    back.add_argument("--dry-run", action="store_true", help="say what would go and what would stay")
