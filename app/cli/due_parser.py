"""What can be typed to list what waits for somebody."""

from __future__ import annotations

from typing import Any

from app.cli.options import SCHOOL


def due_command(commands: Any, signed: dict[str, Any]) -> None:
    """Add the command that lists what is due."""
    due = commands.add_parser("due", help="list what waits for somebody, as Today does", **signed)
    due.add_argument("school", **SCHOOL)
    due.add_argument("--days", metavar="N", type=int, default=14, help="so many days ahead (14)")
