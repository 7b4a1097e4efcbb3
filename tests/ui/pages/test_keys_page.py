"""The guide's page of keys: what every page listens to stands there, and no key means two things."""

from __future__ import annotations

import re
from collections import defaultdict

from PySide6.QtGui import QShortcut

from app.paths import RESOURCES
from app.ui.page_stack import NAMES
from app.ui.window import Window

PAGE = (RESOURCES / "help" / "keys.md").read_text(encoding="utf-8")
# Keys of its table with what they do, one by one: "Ctrl+P, Ctrl+S | print, save" stays as it is.
ROWS = [
    tuple(part.strip() for part in line.strip("|").split("|")) for line in PAGE.splitlines() if "|" in line
]
# "Ctrl+1 to Ctrl+6" stands for each of them.
PAGES = {f"Ctrl+{number}" for number, _ in enumerate(NAMES, 1)}


def listed() -> set[str]:
    return {key for keys, _ in ROWS for key in re.split(r", | to ", keys)}


def test_every_key_of_every_page_is_in_the_guide(window: Window) -> None:
    for name in NAMES:
        window.go(name)
    keys = {one.key().toString().replace("Return", "Enter") for one in window.findChildren(QShortcut)}
    assert keys - PAGES <= listed()


def test_no_key_does_one_thing_here_and_another_there() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for keys, does in ROWS:
        here = re.sub(r"^in [^:]*: ", "", does)
        if ", " not in keys:
            meanings[keys].add(re.split(r"[ ;,]", here.lstrip("["))[0])
    assert {key: said for key, said in meanings.items() if len(said) > 1} == {}
