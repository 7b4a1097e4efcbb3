"""What stands in the day's list: headings of kinds of work, and the tasks under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.ui.theme import theme

# (words, call) in order; Space does the first, M one that says later, Enter "Open" or else the last.
Verbs: TypeAlias = tuple[tuple[str, Callable[[], None]], ...]
OPEN, MOVE, PUT_OFF = "Open", "Move date", "Put off"
_LATER = (MOVE, PUT_OFF)


@dataclass(frozen=True, slots=True)
class Heading:
    """A kind of work with how much of it there is; action is the word of its button, "" for none."""

    title: str
    count: str
    key: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of work with what can be done about it."""

    key: tuple[str, int]
    grouping: str
    icon: str
    name: str
    small: str
    what: str
    who: str
    when: str
    late: bool
    verbs: Verbs

    def by_key(self) -> dict[str, Callable[[], None]]:
        """Return what Space, M and Enter do."""
        opening = [call for words, call in self.verbs if words == OPEN]
        later = [call for words, call in self.verbs if words in _LATER]
        found = {"Space": self.verbs[0][1], "Enter": (opening or [self.verbs[-1][1]])[0]}
        return found | ({"M": later[0]} if later else {})

    def spoken(self) -> str:
        """Return what a screen reader says: the grouping's name, never its letter."""
        grouping = theme().look(self.grouping).name if self.grouping else ""
        return ", ".join(
            part for part in (self.name, self.small, grouping, self.what, self.who, self.when) if part
        )


Line = Heading | Task
