"""What can be typed: the commands and their options."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app import __version__
from app.cli.audit_parser import audit_commands
from app.cli.costs_parser import costs_export
from app.cli.due_parser import due_command
from app.cli.governors import governors_command
from app.cli.groups_parser import groups_commands
from app.cli.leaflet_parser import leaflet_command
from app.cli.measures_parser import measures_command
from app.cli.new_year_parser import roll_command
from app.cli.offers_parser import offers_export
from app.cli.options import SCHOOL, for_all, for_signing_in, unknown
from app.cli.pack_parser import pack_commands
from app.cli.people_words import add_first_person, people_commands
from app.cli.records_parser import records_commands
from app.cli.reports_parser import report_command, report_export
from app.cli.sharing_parser import sharing_commands
from app.cli.supports_parser import supports_commands
from app.cli.taking_back_parser import taking_back_commands
from app.cli.taking_in_parser import import_commands

_ABOUT = "Fivefold: a school's whole wellbeing offer on one map. A school is a folder."
_SCHOOL = {"metavar": "PATH", "required": True, "type": Path, "help": "the school's folder"}


def parse(argv: Sequence[str]) -> Namespace:
    """Return what was typed; leaves the program with 2 and a sentence where it cannot be understood."""
    parser = _parser()
    found, left = parser.parse_known_args(argv)
    if left:
        parser.error(unknown(left))
    if found.command == "export" and found.out is None:
        # The file may stand behind the names of domains, which would take it for one of them.
        if not found.domain:
            parser.error("say which file to write, such as map.xlsx")
        try:
            found.out = _map_file(found.domain.pop())
        except ArgumentTypeError as error:
            parser.error(str(error))
    return found


def _parser() -> ArgumentParser:
    shared = for_all()
    parser = ArgumentParser(prog="fivefold", description=_ABOUT, parents=[shared], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"Fivefold {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands (without one, the window opens on the last school)"
    )
    more: dict[str, Any] = {"parents": [shared], "allow_abbrev": False}
    signed = for_signing_in(shared)
    _windows(commands, more)
    _makers(commands, more)
    people_commands(commands, more, signed)
    import_commands(commands, more, signed)
    taking_back_commands(commands, signed)
    _exports(commands, more, signed)
    _backups(commands, signed)
    records_commands(commands, signed)
    audit_commands(commands, signed)
    sharing_commands(commands, more, signed)
    due_command(commands, signed)
    groups_commands(commands, signed)
    supports_commands(commands, signed)
    measures_command(commands, signed)
    roll_command(commands, signed)
    report_command(commands, more)
    check = commands.add_parser("check", help="look whether a school's file is whole", **signed)
    check.add_argument("school", metavar="PATH", type=Path, help="the school's folder")
    return parser


def _windows(commands: Any, more: dict[str, Any]) -> None:
    opening = commands.add_parser("open", help="open a school in the window", **more)
    opening.add_argument(
        "school", metavar="SCHOOL", nargs="?", type=Path, help="its folder; else the last one"
    )
    demo = commands.add_parser("demo", help="open the sample school, made if it is not there", **more)
    demo.add_argument(
        "--headless", action="store_true", help="without a window: make it and export its map beside it"
    )


def _makers(commands: Any, more: dict[str, Any]) -> None:
    new = commands.add_parser("new", help="make a new school", **more)
    new.add_argument("path", metavar="PATH", type=Path, help="the folder to make it in")
    new.add_argument("--name", required=True, help="the school's name")
    new.add_argument("--urn", help="its URN, six digits")
    new.add_argument("--laestab", help="its LAESTAB, such as 801/2000")
    new.add_argument("--phase", help="such as primary or secondary")
    add_first_person(new)
    sample = commands.add_parser("sample", help="make a school of invented pupils", **more)
    sample.add_argument("path", metavar="PATH", type=Path, help="the folder to make it in")
    sample.add_argument("--pupils", metavar="N", type=int, help="how many on the roll today (420)")
    sample.add_argument("--seed", metavar="N", type=int, help="the same number makes the same school")


def _exports(commands: Any, more: dict[str, Any], signed: dict[str, Any]) -> None:
    parser = commands.add_parser("export", help="write the map, a report or a named pack to a file", **more)
    kinds = parser.add_subparsers(
        dest="what", metavar="map|leaflet|report|costs|governors|pack|pupils|offers|template", required=True
    )
    kind = kinds.add_parser("map", help="as an Excel workbook or a PDF", **signed)
    kind.add_argument("out", metavar="OUT.xlsx|OUT.pdf", nargs="?", type=_map_file, help="the file to write")
    kind.add_argument("--school", **_SCHOOL)
    kind.add_argument(
        "--internal", action="store_true", help="with counts of pupils and gaps; not for sharing"
    )
    kind.add_argument("--as-at", metavar="YYYY-MM-DD", type=_day, help="the map of this day (today)")
    kind.add_argument(
        "--domain", metavar="NAME", nargs="+", action="extend", default=[], help="only these domains of need"
    )
    kind.add_argument("--made-for", metavar="WHOM", default="", help="such as a meeting; stands on the cover")
    kind.add_argument("--purpose", metavar="WHAT", default="", help="what it is for; stands on the cover")
    kind.add_argument(
        "--words",
        choices=("wellness", "treatment"),
        default="wellness",
        help="name the groupings in the usual words, or in those of treatment where the school has them",
    )
    kind.add_argument("--paper", choices=("A3", "A4"), default="A3", help="of a PDF (A3)")
    kind.add_argument("--accessible", action="store_true", help="a PDF that is tagged for screen readers")
    pack_commands(kinds, signed)
    report_export(kinds, signed)
    costs_export(kinds, signed)
    governors_command(kinds, signed)
    leaflet_command(kinds, signed)
    offers_export(kinds, signed)


def _backups(commands: Any, signed: dict[str, Any]) -> None:
    making = commands.add_parser("backup", help="make a backup now", **signed)
    making.add_argument("school", **SCHOOL)
    making.add_argument("--to", metavar="FOLDER", type=Path, help="put a copy into this folder as well")
    listing = commands.add_parser("backups", help="list a school's backups, or have them copied", **signed)
    listing.add_argument("school", **SCHOOL)
    listing.add_argument(
        "--second-place", metavar="FOLDER|none", help="copy each backup into this folder too, or no longer"
    )
    back = commands.add_parser("restore", help="put a backup back", **signed)
    back.add_argument("school", **SCHOOL)
    which = back.add_mutually_exclusive_group()
    which.add_argument("--backup", metavar="NAME", help="its name as listed, or a file elsewhere")
    which.add_argument("--latest", action="store_true", help="the newest one (also without this)")
    back.add_argument(
        "--yes", action="store_true", help="do it; without this it only says what would be lost"
    )
    back.add_argument(
        "--key-file-from-backup",
        action="store_true",
        help="put the key file back, where it is missing or damaged; by itself it does only that",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-11-10") from None


def _map_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.casefold() not in (".xlsx", ".pdf"):
        raise ArgumentTypeError("the map is written as .xlsx or .pdf, so give the file such an ending")
    return path
