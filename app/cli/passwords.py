"""Where a password comes from: a file, a variable or the person at the terminal, and never an argument."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from pathlib import Path

from app.errors import Problem

VARIABLE = "FIVEFOLD_PASSWORD"
_LONGEST = 4096


def password_of(arguments: Namespace, name: str) -> str:
    """Return the password somebody signs in with."""
    found = _told(arguments)
    return found if found is not None else asked(f"Password of {name}: ", "--password-file FILE", VARIABLE)


def first_password(arguments: Namespace, name: str) -> str:
    """Return a password for somebody who has none yet; at a terminal it is typed twice."""
    found = _told(arguments)
    return found if found is not None else _twice(name, "--password-file FILE", VARIABLE)


def new_password(arguments: Namespace, name: str) -> str:
    """Return the password somebody is to have from now on, apart from the one that was signed in with."""
    file: Path | None = getattr(arguments, "new_password_file", None)
    return secret_in(file) if file is not None else _twice(name, "--new-password-file FILE")


def secret_in(file: Path) -> str:
    """Return the first line of a file, with a warning where others may read it; raises Problem where it has none."""
    try:
        with file.open("rb") as handle:
            if os.name == "posix" and stat.S_IMODE(os.fstat(handle.fileno()).st_mode) & 0o077:
                print(f"Others can read {file}: chmod 600 keeps it yours.", file=sys.stderr)
            line = handle.readline(_LONGEST).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        # Not from the error: it holds what was read.
        raise Problem(f"{file} is not text.", "Write it in UTF-8.") from None
    except OSError as error:
        raise Problem(
            f"{file} cannot be read: {error.strerror or 'no reason given'}.", "Check the place."
        ) from error
    if not line:
        raise Problem(f"The first line of {file} is empty.", "Write it there, with nothing before it.")
    return line


def asked(prompt: str, *ways: str) -> str:
    """Return what somebody types unseen; raises Problem, naming the other ways, where nobody is at a terminal."""
    if not sys.stdin.isatty():
        raise Problem("There is nobody here to ask for a password.", f"Give it with {' or '.join(ways)}.")
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        raise Problem("No password was typed.", f"Give it with {' or '.join(ways)}.") from None


def _told(arguments: Namespace) -> str | None:
    file: Path | None = getattr(arguments, "password_file", None)
    return secret_in(file) if file is not None else os.environ.get(VARIABLE) or None


def _twice(name: str, *ways: str) -> str:
    first = asked(f"New password for {name}: ", *ways)
    if asked("The same again: ", *ways) != first:
        raise Problem("The two were not the same.", "Nothing was changed. Try again.")
    return first
