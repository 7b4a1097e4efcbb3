"""What can be typed about the audit trail."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from app.cli.options import SCHOOL


def audit_commands(commands: Any, signed: dict[str, Any]) -> None:
    """Add the commands that verify the audit trail and list it."""
    parser = commands.add_parser("audit", help="verify or list who did and looked at what", **signed)
    kinds = parser.add_subparsers(dest="what", metavar="verify|list", required=True)
    verify = kinds.add_parser("verify", help="look whether anybody has tampered with it", **signed)
    verify.add_argument("school", **SCHOOL)
    listing = kinds.add_parser("list", help="list its entries, newest first", **signed)
    listing.add_argument("school", **SCHOOL)
    listing.add_argument(
        "--pupil", metavar="N", help="only looks at and changes of the pupil with this admission number"
    )
    listing.add_argument("--from", metavar="YYYY-MM-DD", dest="start", type=_day, help="from this day on")
    listing.add_argument("--to", metavar="YYYY-MM-DD", dest="end", type=_day, help="up to this day")
    listing.add_argument("--limit", metavar="N", type=int, default=200, help="at most so many (200)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-11-10") from None
