"""What can be typed to list supports."""

from __future__ import annotations

from typing import Any

from app.cli.options import SCHOOL


def supports_commands(commands: Any, signed: dict[str, Any]) -> None:
    """Add the command that lists who is on which offer, who waits and since when."""
    listed = commands.add_parser("supports", help="list who is on which offer, and who waits", **signed)
    listed.add_argument("school", **SCHOOL)
    listed.add_argument(
        "--pupil", metavar="ADMISSION", default="", help="one pupil, with what is over, by admission number"
    )
