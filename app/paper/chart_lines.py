"""Lines over time: each with its own dash and its letter at its last point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from app.paper.chart_look import Canvas, SeriesLook
from app.paper.flow import Run, flow, put_lines
from app.paper.letters import text_width
from app.paper.page import Box, Instruction, Stroke
from app.queries.reports.cells import cell_words
from app.queries.reports.report import Chart, Kind

# Lengths of dash and gap in points; the first is unbroken.
_DASHES = ((0.0, 0.0), (6.0, 3.0), (2.0, 2.0), (9.0, 2.0))
_HIGH = 15.0  # times the size of type


def _top(chart: Chart) -> float:
    """Return where the scale ends; of pupils, at a number whose half is one too."""
    most = max((value or 0 for one in chart.series for value in one.values), default=0) or 1
    return most + most % 2 if chart.value_kind is Kind.COUNT and most % 1 == 0 else most


def put_lines_of(canvas: Canvas, y: float, width: float) -> float:
    """Put the lines of a chart below a height, over a width; returns where they end."""
    found, chart, size, colours = canvas.found, canvas.chart, canvas.size, canvas.colours
    left, right, high = size * 3.2, width - size * 6, size * _HIGH
    most = _top(chart)
    bottom = y + high
    for share in (0.0, 0.5, 1.0):
        at = bottom - share * high
        found.append(Stroke(left, at, right, at, colours.line, 0.6))
        said = cell_words(
            round(most * share, 1) if most * share % 1 else round(most * share), chart.value_kind
        )
        found.extend(
            _text(said, left - size * 0.5 - text_width(said, size), at - size * 0.6, size, colours.muted)
        )
    steps = max(len(chart.labels) - 1, 1)
    across = [left + size + (right - left - 2 * size) * at / steps for at in range(len(chart.labels))]
    for x, name in zip(across, chart.labels, strict=True):
        found.extend(
            _text(name, x - text_width(name, size * 0.9) / 2, bottom + size * 0.4, size * 0.9, colours.muted)
        )
    ends: list[float] = []
    for number, (one, look) in enumerate(zip(chart.series, canvas.looks, strict=True)):
        points = [
            (x, bottom - value / most * high)
            for x, value in zip(across, one.values, strict=True)
            if value is not None
        ]
        for (x1, y1), (x2, y2) in pairwise(points):
            found.extend(_dashed((x1, y1), (x2, y2), look.fill, number))
        found.extend(Box(x - 2, at - 2, 4, 4, look.fill) for x, at in points)
        if points:
            said = cell_words(round(one.values[-1] or 0), chart.value_kind)
            _end(canvas, look, said, points[-1], ends)
    return bottom + size * 2


def _end(canvas: Canvas, look: SeriesLook, said: str, point: tuple[float, float], ends: list[float]) -> None:
    """Put the letter and the last number beside the last point, clear of those that stand there already."""
    found, size = canvas.found, canvas.size
    high = size * 1.25
    y = point[1] - high / 2
    while any(abs(y - other) < high for other in ends):
        y -= 1
    ends.append(y)
    found.append(Box(point[0] + size * 0.8, y, size * 1.2, high, look.fill))
    wide = text_width(look.letter, size * 0.9, True)
    found.extend(
        _text(
            look.letter,
            point[0] + size * 1.4 - wide / 2,
            y + size * 0.08,
            size * 0.9,
            look.on_fill,
            bold=True,
        )
    )
    found.extend(_text(said, point[0] + size * 2.3, y, size, canvas.colours.text))


def _dashed(
    one: tuple[float, float], other: tuple[float, float], colour: str, number: int
) -> Iterator[Stroke]:
    dash, gap = _DASHES[number % len(_DASHES)]
    length = hypot(other[0] - one[0], other[1] - one[1])
    if not dash or not length:
        yield Stroke(*one, *other, colour, 1.4)
        return
    dx, dy = (other[0] - one[0]) / length, (other[1] - one[1]) / length
    at = 0.0
    while at < length:
        end = min(at + dash, length)
        yield Stroke(one[0] + dx * at, one[1] + dy * at, one[0] + dx * end, one[1] + dy * end, colour, 1.4)
        at = end + gap


def _text(
    text: str, x: float, y: float, size: float, colour: str, *, bold: bool = False
) -> Iterator[Instruction]:
    return put_lines(flow([Run(text, size, colour, bold=bold, whole=True)], 1_000), x, y)
