"""What can be typed about named packs."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from app.queries.meetings.pack_rows import ALL_PARTS, NAMINGS

_SCHOOL = {"metavar": "PATH", "required": True, "type": Path, "help": "the school's folder"}


def pack_commands(kinds: Any, signed: dict[str, Any]) -> None:
    """Add the commands that write a meeting's pack, and the named workbook of all pupils."""
    pack = kinds.add_parser("pack", help="a meeting's named pack, locked with a new password", **signed)
    pack.add_argument("meeting", metavar="MEETING_ID", type=int, help="the meeting's number")
    pack.add_argument(
        "out", metavar="OUT.xlsx|OUT.pdf", nargs="+", type=_pack_file, help="the files to write"
    )
    pack.add_argument("--purpose", metavar="WHAT", default="", help="what it is for (the meeting's purpose)")
    pack.add_argument("--basis", metavar="CODE", help="on what basis it is shared, such as public_task")
    pack.add_argument("--accessible", action="store_true", help="a PDF that is tagged for screen readers")
    _choices(pack)
    pupils = kinds.add_parser("pupils", help="every pupil on the roll as a locked workbook", **signed)
    pupils.add_argument("out", metavar="OUT.xlsx", type=_workbook, help="the file to write")
    pupils.add_argument("--purpose", metavar="WHAT", default="", help="what it is for")
    _choices(pupils)


def _choices(kind: Any) -> None:
    kind.add_argument("--school", **_SCHOOL)
    kind.add_argument(
        "--password-out",
        metavar="FILE",
        type=Path,
        help="write the password into this new file, not on the screen",
    )
    kind.add_argument(
        "--parts",
        metavar="PART",
        nargs="+",
        choices=ALL_PARTS,
        default=list(ALL_PARTS),
        help="only these parts",
    )
    kind.add_argument(
        "--called",
        choices=[code for code, _ in NAMINGS],
        default="names",
        help="how pupils are called (names)",
    )


def _pack_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() not in (".xlsx", ".pdf"):
        raise ArgumentTypeError("a pack is written as .xlsx or .pdf, so give the file such an ending")
    return path


def _workbook(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() != ".xlsx":
        raise ArgumentTypeError("the workbook of pupils is written as .xlsx, so give the file that ending")
    return path
