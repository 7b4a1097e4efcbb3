"""One line of *Find or do anything*, and what finding asks of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.ui.page import Page
from app.ui.shell import Command, Shell
from app.vocabulary import fold

PUPILS, OFFERS, ACTIONS, PAGES, PLACES = "Pupils", "Offers", "Do", "Go to", "On the map"


class HasCommands(Protocol):
    """Something that can be asked to do things."""

    def commands(self) -> list[Command]:
        """Return what it can do."""
        ...


class FindShell(Shell, Protocol):
    """What finding asks of the window beyond what pages do: its pages, and what is done everywhere."""

    @property
    def current(self) -> Page | None:
        """The page that is shown."""
        ...

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        ...

    def redo(self) -> None:
        """Do again what was undone last."""
        ...

    @property
    def guard(self) -> HasCommands:
        """What locks the window."""
        ...

    def help_here(self) -> None:
        """Open the guide at the page that is shown."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is called, what stands beside it, its key, and what Enter does."""

    group: str
    title: str
    call: Callable[[], object]
    icon: str = "forward"
    second: str = ""
    keys: str = ""
    also: str = ""
    grouping: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.second, self.keys, self.group)))


def rank(entry: Entry, wanted: str) -> int:
    """Return how well an entry fits, 0 best; -1 where a word of the query is not in it."""
    title = fold(entry.title)
    text = f"{title} {fold(f'{entry.second} {entry.also}')}"
    if any(word not in text for word in wanted.split()):
        return -1
    if title == wanted:
        return 0
    if title.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in text else 3
