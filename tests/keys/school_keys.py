"""A school's keys to test with: an administrator, somebody who only views, and the cheapest permitted stretching."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, NamedTuple

from app.abilities import Role
from app.keys.key_file import KeyFile, as_text
from app.keys.parts import LEAST_COST
from app.keys.people import add_person, new_keys
from app.keys.unlocking import Unlocked, again

SCHOOL_ID = bytes(range(16))
ADMINISTRATOR, VIEWER = 1, 2
PASSWORDS = {ADMINISTRATOR: "lamp river toast glue", VIEWER: "kite barrel frost oak"}


class Keys(NamedTuple):
    """A key file, who opened it, and its recovery code."""

    key_file: KeyFile
    administrator: Unlocked
    code: str

    @property
    def text(self) -> str:
        """The key file as it is kept."""
        return as_text(self.key_file)


@cache
def keys(school_id: bytes = SCHOOL_ID) -> Keys:
    """Return the keys of a school with two people; made once, for nothing in them can be changed."""
    _, first, code = new_keys("Ada", PASSWORDS[ADMINISTRATOR], school_id=school_id, cost=LEAST_COST)
    key_file = add_person(first, "Ben", Role.VIEW, (), PASSWORDS[VIEWER], cost=LEAST_COST)
    return Keys(key_file, again(first, key_file), code)


def written(content: dict[str, Any]) -> str:
    """Return what somebody wrote who knows the form of a key file and can make its check, but has no key."""
    content = {name: value for name, value in content.items() if name != "check"}
    check = hashlib.sha256(_text(content).encode("utf-8", "surrogatepass")).hexdigest()
    return _text(content | {"check": check}) + "\n"


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
