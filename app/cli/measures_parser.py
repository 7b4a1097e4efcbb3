"""What can be typed about measures."""

from __future__ import annotations

from typing import Any

from app.cli.options import SCHOOL


def measures_command(commands: Any, signed: dict[str, Any]) -> None:
    """Add the command that lists the school's measures."""
    parser = commands.add_parser("measures", help="list the measures in use and what they mean", **signed)
    parser.add_argument("school", **SCHOOL)
