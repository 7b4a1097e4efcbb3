"""What can be typed to list groups and to take a register."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.cli.options import SCHOOL


def groups_commands(commands: Any, signed: dict[str, Any]) -> None:
    """Add the commands that list the groups of all offers, and that take a register."""
    listed = commands.add_parser(
        "groups", help="list the groups of all offers, with room and who waits", **signed
    )
    listed.add_argument("school", **SCHOOL)
    register = commands.add_parser("register", help="take a register: everyone here but …", **signed)
    register.add_argument("school", **SCHOOL)
    register.add_argument(
        "group", metavar="GROUP", help="its number or its name, as fivefold groups lists it"
    )
    register.add_argument(
        "--absent",
        metavar="ADMISSION",
        default="",
        help="admission numbers of who was not there, with commas; with the reason: 900001:away",
    )
    register.add_argument(
        "--on", metavar="YYYY-MM-DD", type=date.fromisoformat, help="the day (the last one that has none yet)"
    )
