"""What can be said of a file that is taken in: its sheet, its columns, its dates, and single rows."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from app.cli.options import SCHOOL
from app.imports.plan import AS_NEW, Choice

_KINDS = (
    ("pupils", "from a list (CSV or XLSX) or a Common Transfer File"),
    ("offers", "from a directory (Open Referral), a table of offers, or this school's Excel map"),
)


def import_commands(commands: Any, more: dict[str, Any], signed: dict[str, Any]) -> None:
    """Add the commands that take files in; what a file is, is found by looking into it."""
    parser = commands.add_parser("import", help="take pupils or offers in from a file", **more)
    kinds = parser.add_subparsers(dest="what", metavar="pupils|offers", required=True)
    for what, words in _KINDS:
        kind = kinds.add_parser(what, help=words, **signed)
        kind.add_argument("file", metavar="FILE", type=Path)
        kind.add_argument("--school", **SCHOOL)
        kind.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
        _of_tables(kind)
        _of_rows(kind)
        if what == "pupils":
            kind.add_argument(
                "--yearly",
                action="store_true",
                help="this is the new school year's list of the whole school: who is not in it leaves",
            )
            kind.add_argument(
                "--looked-after",
                action="store_true",
                help="take from a transfer file whether pupils are looked after",
            )
            for name, left in (("upn", "UPNs"), ("sex", "the sex of pupils")):
                kind.add_argument(
                    f"--no-{name}", action="store_true", help=f"leave {left} in a transfer file"
                )


def _of_tables(kind: ArgumentParser) -> None:
    group = kind.add_argument_group("how a table is read")
    group.add_argument(
        "--sheet",
        metavar="NAME",
        default="",
        help="the sheet of a workbook; all: every sheet with the same headings, as one list",
    )
    group.add_argument("--mapping", metavar="NAME", default="", help="read it in this remembered way")
    group.add_argument("--save-mapping", metavar="NAME", default="", help="remember how it is read")
    group.add_argument("--dates", choices=("day", "month"), help="what stands first in its dates")
    group.add_argument(
        "--columns",
        metavar="FIELD=HEADING",
        type=_column,
        action="append",
        default=[],
        help="the heading of a field, such as surname=Nachname; nothing after = leaves it out; may be repeated",
    )


def _of_rows(kind: ArgumentParser) -> None:
    group = kind.add_argument_group("single rows, by the numbers that --dry-run says")
    group.add_argument(
        "--leave-out", metavar="ROW", type=int, action="append", default=[], help="do not take this row"
    )
    group.add_argument(
        "--choose",
        metavar="ROW=ID|new",
        type=_choice,
        action="append",
        default=[],
        help="which of its candidates a row means, or that it is new",
    )


def _column(text: str) -> tuple[str, str]:
    field, sign, heading = text.partition("=")
    if not sign or not field.strip():
        raise ArgumentTypeError(f"{text!r} is not FIELD=HEADING, such as surname=Nachname")
    return field.strip(), heading.strip()


def _choice(text: str) -> tuple[int, Choice]:
    row, _, what = text.partition("=")
    try:
        return int(row), AS_NEW if what.strip().casefold() == "new" else int(what)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not ROW=ID or ROW=new, such as 12=new") from None
