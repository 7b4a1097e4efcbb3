"""What can be typed about who may sign in: protect, recover, people and password."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from app.abilities import Role, Switch
from app.cli.options import RECOVERY, SCHOOL, add_new_password, add_person

FIRST = "Administrator"
_ROLES, _SWITCHES = [role.value for role in Role], ",".join(switch.value for switch in Switch)


def people_commands(commands: Any, more: dict[str, Any], signed: dict[str, Any]) -> None:
    """Add the commands about who may sign in."""
    protect = commands.add_parser("protect", help="give passwords to a school made without", **more)
    protect.add_argument("school", **SCHOOL)
    add_first_person(protect)
    recover = commands.add_parser("recover", help="a new password by the printed recovery code", **more)
    recover.add_argument("school", **SCHOOL)
    recover.add_argument(
        "--recovery-code-file",
        metavar="FILE",
        type=Path,
        help="its first line is the code (else you are asked)",
    )
    add_person(recover, "who gets a new password; may be left out where there is only one")
    recover.add_argument("--recovery-file", metavar="FILE", type=Path, help=RECOVERY)
    own = commands.add_parser("password", help="change your own password", **signed)
    own.add_argument("school", **SCHOOL)
    add_new_password(own)
    people = commands.add_parser("people", help="who may sign in, and as what", **signed)
    people.add_argument("school", **SCHOOL)
    _actions(people.add_subparsers(dest="action", metavar="list|add|change|remove|password"), signed)


def add_first_person(parser: ArgumentParser) -> None:
    """Add what a command needs that makes an administrator."""
    add_person(parser, f"who will sign in first, as an administrator ({FIRST})")
    parser.add_argument("--recovery-file", metavar="FILE", type=Path, help=RECOVERY)


def _actions(actions: Any, signed: dict[str, Any]) -> None:
    actions.add_parser("list", help="say who may sign in (also without this)", **signed)
    add = actions.add_parser("add", help="let one more person sign in", **signed)
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", choices=_ROLES, required=True)
    add_new_password(add)
    change = actions.add_parser("change", help="change somebody's name, role or rights", **signed)
    change.add_argument("name", metavar="NAME")
    change.add_argument("--to", metavar="NAME", help="the new name")
    change.add_argument("--role", choices=_ROLES, help="the new role, with the rights it usually has")
    for one in (add, change):
        one.add_argument("--with", dest="on", **_switches("rights to give beside the role"))
        one.add_argument("--without", dest="off", **_switches("rights to take away"))
    remove = actions.add_parser(
        "remove", help="let somebody sign in no more; the school gets a new key", **signed
    )
    remove.add_argument("name", metavar="NAME")
    password = actions.add_parser("password", help="give somebody else a new password", **signed)
    password.add_argument("name", metavar="NAME")
    add_new_password(password)


def _switches(words: str) -> dict[str, Any]:
    return {"metavar": _SWITCHES, "type": switches, "default": frozenset(), "help": words}


def switches(text: str) -> frozenset[Switch]:
    """Return the switches in "costs,risk"; argparse says in words where one is none."""
    try:
        return frozenset(Switch(one.strip()) for one in text.split(","))
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not made of {_SWITCHES}") from None
