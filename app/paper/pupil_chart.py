"""A small chart of a few values over days, as lines and dots on paper, with its last value beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from app.looks import LIGHT
from app.paper.flow import Run
from app.paper.page import Box, Instruction, Stroke
from app.paper.pupil_blocks import Block, moved, words_block

WIDE, HIGH = 96.0, 34.0
_DOT = 1.8
_INK = LIGHT.accent

Points = Sequence[tuple[date, float]]


def chart(points: Points, lowest: float, highest: float, size: float) -> Block:
    """Return a chart of points, the oldest first, on a scale from lowest to highest; nothing for no points."""
    if not points:
        return Block(0)
    small = size * 0.8
    found: list[Instruction] = list(_scale(lowest, highest, small))
    at = [_place(points, day, value, lowest, highest) for day, value in points]
    found += [Stroke(x1, y1, x2, y2, _INK, 1.1) for (x1, y1), (x2, y2) in pairwise(at)]
    found += [Box(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, fill=_INK) for x, y in at]
    last = words_block([Run(f"{points[-1][1]:g}", size, LIGHT.text, bold=True)], 30)
    found += moved(last, at[-1][0] + 5, at[-1][1] - size * 0.6)
    under = words_block([Run(_span(points), small, LIGHT.muted)], WIDE + 40)
    found += moved(under, 14, HIGH + 3)
    return Block(HIGH + 3 + under.height, tuple(found))


def _scale(lowest: float, highest: float, size: float) -> Iterator[Instruction]:
    for value, y in ((highest, 2.0), (lowest, HIGH)):
        yield Stroke(14, y, WIDE - 12, y, LIGHT.line, 0.6)
        yield from moved(words_block([Run(f"{value:g}", size, LIGHT.muted)], 14), 0, y - size * 0.6)


def _place(points: Points, day: date, value: float, lowest: float, highest: float) -> tuple[float, float]:
    span = (points[-1][0] - points[0][0]).days
    across = (day - points[0][0]).days / span if span else 0.0
    up = (value - lowest) / ((highest - lowest) or 1)
    return 18 + across * (WIDE - 34), HIGH - up * (HIGH - 2)


def _span(points: Points) -> str:
    first, last = points[0][0], points[-1][0]
    begin, end = f"{first:%b %Y}", f"{last:%b %Y}"
    return begin if begin == end else f"{begin} to {end}"
