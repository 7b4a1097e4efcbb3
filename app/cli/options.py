"""Options that many commands share: JSON, who signs in, and secrets, which are never typed as arguments."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from pathlib import Path
from typing import Any, NoReturn

from app.cli.passwords import VARIABLE

_SECRETS = ("--password", "--new-password", "--recovery-code")
SCHOOL = {"metavar": "SCHOOL", "type": Path, "help": "the school's folder"}
RECOVERY = "write the recovery code into this new file; without it, it is shown once"


class _Refused(Action):
    """Ends a command in which a secret was typed: the list of running programs shows it to everybody."""

    def __call__(self, parser: ArgumentParser, *_: Any) -> NoReturn:
        parser.error(
            "a password or code is never typed as an argument, where others can read it:"
            f" write it into a file and say --password-file FILE, or set {VARIABLE}"
        )


def for_all() -> ArgumentParser:
    """Return what every command takes, before its name or after it."""
    shared = ArgumentParser(add_help=False, allow_abbrev=False)
    # SUPPRESS keeps what stands after the command from undoing what stood before it.
    shared.add_argument(
        "--json", action="store_true", default=SUPPRESS, help="answer in JSON, for other programs"
    )
    for name in _SECRETS:
        shared.add_argument(name, action=_Refused, nargs="?", dest="refused", default=SUPPRESS, help=SUPPRESS)
    return shared


def for_signing_in(shared: ArgumentParser) -> dict[str, Any]:
    """Return how a command is made that opens a school: what all take, and who signs in."""
    group = ArgumentParser(add_help=False, allow_abbrev=False)
    add_person(group, "who signs in; may be left out where there is only one")
    group.add_argument(
        "--take-over",
        action="store_true",
        default=SUPPRESS,
        help="work in a shared school though somebody has it who gave no sign of life for hours",
    )
    return {"parents": [shared, group], "allow_abbrev": False}


def add_person(parser: ArgumentParser, words: str) -> None:
    """Add --person and --password-file to a command."""
    parser.add_argument("--person", metavar="NAME", default=SUPPRESS, help=words)
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        default=SUPPRESS,
        help=f"its first line is the password (else the variable {VARIABLE}, else you are asked)",
    )


def add_new_password(parser: ArgumentParser) -> None:
    """Add --new-password-file to a command that gives somebody a password."""
    parser.add_argument(
        "--new-password-file",
        metavar="FILE",
        type=Path,
        default=SUPPRESS,
        help="its first line is the new password (else you are asked)",
    )


def unknown(words: list[str]) -> str:
    """Return what was not understood, without what may be a secret: after an option only options are named."""
    options = [word.split("=", 1)[0] for word in words if word.startswith("-")]
    return f"not understood: {' '.join(options or words)}"


def given(arguments: Namespace, name: str) -> Any:
    """Return an option that may have been left out, or None."""
    return getattr(arguments, name, None)
