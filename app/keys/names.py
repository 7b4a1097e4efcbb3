"""Who may sign in, read at a glance for the first page: names only, without what checking the whole file takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

KEY_FILE = "school.keys"
_LARGEST = 1_000_000


class Name(NamedTuple):
    """Somebody's number, name and role as the file has them; nothing proves them yet."""

    number: int
    name: str
    role: str


def names_in(folder: Path) -> tuple[Name, ...] | None:
    """Return who a school's key file names; None where it has to be read strictly to say what is wrong with it.

    Whoever signs in then has the whole file checked, so a false name here opens nothing.
    """
    try:
        with (folder / KEY_FILE).open("rb") as file:
            people = json.loads(file.read(_LARGEST))["people"]
        found = tuple(_name(one) for one in people)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return found or None


def _name(one: Any) -> Name:
    number, name, role = one["number"], one["name"], one["role"]
    if type(number) is not int or type(name) is not str or type(role) is not str:
        raise TypeError
    return Name(number, name, role)
