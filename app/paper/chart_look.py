"""How a chart looks: its colours, and for each series a letter and a hatch, so that it reads in grey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.looks import GROUPINGS, LIGHT
from app.paper.page import Box, Instruction, Stroke
from app.queries.reports.report import Chart, Series

# Besides colour: no lines, rising lines, level lines, falling lines.
HATCHES = ("", "rising", "level", "falling")


@dataclass(frozen=True, slots=True)
class ChartColours:
    """What is painted around the series."""

    text: str = LIGHT.text
    muted: str = LIGHT.muted
    line: str = LIGHT.line
    ground: str = LIGHT.surface


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """One series: its letter, its fill, the ink that reads on it, and its hatch."""

    letter: str
    fill: str
    on_fill: str
    hatch: str


@dataclass(frozen=True, slots=True)
class Canvas:
    """A chart being drawn: what was put so far, its series' looks, the size of type and the colours around them."""

    found: list[Instruction]
    chart: Chart
    looks: tuple[SeriesLook, ...]
    size: float
    colours: ChartColours


def series_looks(series: tuple[Series, ...]) -> tuple[SeriesLook, ...]:
    """Return the looks of series as paper shows them; a grouping keeps its letter and colour everywhere."""
    return tuple(_look(one, number) for number, one in enumerate(series))


def _look(one: Series, number: int) -> SeriesLook:
    hatch = HATCHES[number % len(HATCHES)]
    if one.colour in GROUPINGS:
        look = GROUPINGS[one.colour]
        return SeriesLook(look.letter, look.fill, look.on_fill, hatch)
    fill = str(getattr(LIGHT, one.colour or "accent"))
    return SeriesLook(chr(ord("A") + number % 26), fill, LIGHT.surface, hatch)


def bar(x: float, y: float, wide: float, high: float, look: SeriesLook) -> Iterator[Instruction]:
    """Yield a bar in the look of its series, the lines of its hatch cut at its edges."""
    yield Box(x, y, wide, high, look.fill)
    if look.hatch == "level":
        for step in range(1, int(high // 4) + 1):
            at = y + step * 4 - 2
            yield Stroke(x, at, x + wide, at, look.on_fill, 0.5)
    elif look.hatch:
        yield from _slanted(x, y, wide, high, look)


def _slanted(x: float, y: float, wide: float, high: float, look: SeriesLook) -> Iterator[Instruction]:
    """Lines at 45 degrees through a box, six points apart; `t` runs along its lower edge."""
    t = 3.0
    while t < wide + high:
        left, right = max(0.0, t - high), min(wide, t)
        low, top = y + high - (t - right), y + high - (t - left)
        ends = (x + left, top, x + right, low) if look.hatch == "falling" else None
        if ends is None:  # mirrored from left to right
            ends = (x + wide - left, top, x + wide - right, low)
        yield Stroke(*ends, look.on_fill, 0.5)
        t += 6
