"""How much room text takes in a cell, so that nothing wrapped is cut: no writer sets row heights by itself."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

# Advances of Calibri (and of Carlito, made to the same measure) for the characters from blank to tilde,
# in hundredths of the size.
_REGULAR = (
    23, 33, 40, 50, 51, 71, 68, 22, 30, 30, 50, 50, 25, 31, 25, 39, 51, 51, 51, 51, 51, 51, 51, 51,
    51, 51, 27, 27, 50, 50, 50, 46, 89, 58, 54, 53, 62, 49, 46, 63, 62, 25, 32, 52, 42, 85, 65, 66,
    52, 67, 54, 46, 49, 64, 57, 89, 52, 49, 47, 31, 39, 31, 50, 50, 29, 48, 53, 42, 53, 50, 31, 47,
    53, 23, 24, 45, 23, 80, 53, 53, 53, 53, 35, 39, 33, 53, 45, 71, 43, 45, 40, 31, 46, 31, 50,
)  # fmt: skip
_BOLDER = 1.015
_WIDE, _OTHER = 100, 62
POINTS_PER_UNIT = 5.25  # a unit of column width is 7 pixels of 96 to the inch
_PADDING = 4.0  # points that Excel leaves free, left and right together
_INDENT = 6.75  # points a step of indent takes
# Screens round every letter to whole pixels: reckon with a little less room than there is.
_CAUTION = 0.975
_LEADING = 1.32
TALLEST = 409.0


class Run(NamedTuple):
    """A piece of text in one size and weight."""

    text: str
    size: float
    bold: bool = False


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how many points a line of text is wide."""
    total = sum(_advance(char) for char in text)
    return total * size / 100 * (_BOLDER if bold else 1.0)


def room(units: float, indent: int = 0) -> float:
    """Return how many points of text fit beside each other in a column of a width."""
    return max((units * POINTS_PER_UNIT - _PADDING - indent * _INDENT) * _CAUTION, 8.0)


def height(lines: Iterable[Sequence[Run]], points: float) -> float:
    """Return how high a cell must be for lines of runs that wrap within a room of so many points."""
    total = 0.0
    for line in lines:
        size = max((run.size for run in line), default=9.5)
        total += _wrapped(line, points) * math.ceil(size * _LEADING * 4) / 4
    return min(total + 2.75, TALLEST)


@lru_cache(maxsize=2048)  # the same words stand beside many offers
def text_height(text: str, size: float, points: float, *, bold: bool = False) -> float:
    """Return how high a cell must be for plain text with line breaks."""
    return height(([Run(line, size, bold)] for line in text.split("\n")), points)


def broken(text: str, size: float, points: float, *, bold: bool = False) -> list[str]:
    """Return text as lines that each fit in a room, for rows that must not wrap."""
    lines, current = [], ""
    for word in text.replace("\n", " ").split(" "):
        # Several blanks in a row part what stands beside each other, so they are kept.
        longer = f"{current} {word}" if current else word
        if current and width(longer, size, bold=bold) > points:
            lines.append(current)
            current = word
        else:
            current = longer
    return [*lines, current] if current else lines


def _wrapped(line: Sequence[Run], points: float) -> int:
    count, used = 1, 0.0
    for run in line:
        gap = width(" ", run.size, bold=run.bold)
        for word in run.text.split(" "):
            wide = width(word, run.size, bold=run.bold)
            if used and used + wide > points:
                count, used = count + 1, 0.0
            if wide > points:  # a word without end is broken where the line ends
                more = int(wide // points)
                count, wide = count + more, wide - more * points
            used += wide + gap
        used -= gap if run.text else 0.0
    return count


@lru_cache(maxsize=4096)
def _advance(char: str) -> float:
    place = ord(char) - 32
    if 0 <= place < len(_REGULAR):
        return _REGULAR[place]
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFKD", char)[:1]
    place = ord(base or "x") - 32
    return _REGULAR[place] if 0 <= place < len(_REGULAR) else _OTHER
