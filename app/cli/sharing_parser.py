"""What can be typed about a school that several computers share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.cli.options import SCHOOL


def sharing_commands(commands: Any, more: dict[str, Any], signed: dict[str, Any]) -> None:
    """Add the commands that share a school and say what is published."""
    sharing = commands.add_parser("share", help="share a school in a folder for several computers", **signed)
    sharing.add_argument("school", **SCHOOL)
    sharing.add_argument(
        "place",
        metavar="PLACE",
        type=Path,
        help="a folder on the staff drive; the school's own folder moves it to this computer",
    )
    told = commands.add_parser("published", help="say who published a shared school when", **more)
    told.add_argument("place", metavar="PLACE", type=Path, help="the folder where it is shared")
