"""A page and what stands on it, as plain data in points (1/72 inch), whatever it is painted on later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """The small signs that stand among words."""

    EVERYONE = "everyone"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: filled, outlined, or both; colours as "#RRGGBB", "" for none. The outline lies inside."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    thickness: float = 0.75
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in the rectangle that it fills, size in points."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in a square."""

    x: float
    y: float
    side: float
    sign: Sign
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture filling a rectangle, such as the school's logo, with words for who cannot see it."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    words: str


Instruction = Box | Stroke | Words | Mark | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its size in points and what to paint, in order."""

    width: float
    height: float
    instructions: tuple[Instruction, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """Return the text of the page, in painting order."""
        return tuple(one for one in self.instructions if isinstance(one, Words))

    @property
    def text(self) -> str:
        """Return everything that can be read on the page, a line each."""
        return "\n".join(one.text for one in self.words)
