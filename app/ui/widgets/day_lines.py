"""What stands in the day's list: headings of kinds of work, and the tasks under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.ui.theme import theme

# (words, call) in order; Space does the first, Enter the last.
Verbs: TypeAlias = tuple[tuple[str, Callable[[], None]], ...]


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

    def spoken(self) -> str:
        """Return what a screen reader says: the grouping's name, never its letter."""
        grouping = theme().look(self.grouping).name if self.grouping else ""
        return ", ".join(
            part for part in (self.name, self.small, grouping, self.what, self.who, self.when) if part
        )


Line = Heading | Task
