"""What can be typed about a pupil's rights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.queries.rights.grounds import ErasureGround

_SCHOOL = {"metavar": "SCHOOL", "type": Path, "help": "the school's folder"}
_PUPIL = {"metavar": "N", "required": True, "help": "the pupil's admission number"}
_OUT = {"metavar": "FOLDER", "required": True, "type": Path, "help": "the folder for the files"}


def records_commands(commands: Any, signed: dict[str, Any]) -> None:
    """Add the commands that give a record away, hold it, erase it, and list what is due."""
    record = commands.add_parser(
        "record", help="write everything held on a pupil, for whoever asked", **signed
    )
    record.add_argument("school", **_SCHOOL)
    record.add_argument("--admission", **_PUPIL)
    record.add_argument("--out", **_OUT)
    record.add_argument("--made-for", metavar="WHOM", required=True, help="who asked; stands on the cover")
    record.add_argument("--purpose", metavar="WHAT", default="", help="such as the date of the request")
    transfer = commands.add_parser("transfer", help="write a leaver's file for the next school", **signed)
    transfer.add_argument("school", **_SCHOOL)
    transfer.add_argument("--admission", **_PUPIL)
    transfer.add_argument("--out", **_OUT)
    transfer.add_argument(
        "--to", metavar="SCHOOL", required=True, dest="made_for", help="the next school's name"
    )
    transfer.add_argument("--purpose", metavar="WHAT", default="", help="stands on the cover")
    transfer.add_argument("--without-password", action="store_true", help="do not lock the file")
    hold = commands.add_parser("hold", help="keep a record whatever the schedule says", **signed)
    hold.add_argument("school", **_SCHOOL)
    hold.add_argument("--admission", **_PUPIL)
    which = hold.add_mutually_exclusive_group(required=True)
    which.add_argument("--why", metavar="WHY", help="such as a case number")
    which.add_argument("--end", action="store_true", help="end the hold")
    erase = commands.add_parser("erase", help="erase a pupil's record for good", **signed)
    erase.add_argument("school", **_SCHOOL)
    erase.add_argument("--admission", **_PUPIL)
    erase.add_argument(
        "--ground",
        choices=[str(one) for one in ErasureGround],
        default=str(ErasureGround.REQUEST),
        help="why",
    )
    erase.add_argument("--anonymise", action="store_true", help="forget who it was and keep the figures")
    erase.add_argument("--yes", action="store_true", help="do it; without this it only says what would go")
    retention = commands.add_parser("retention", help="list whose record is due by the schedule", **signed)
    retention.add_argument("school", **_SCHOOL)
