"""Bars that lie: a label left, its bars or their parts right, each with its number."""

from __future__ import annotations

from app.paper.chart_look import Canvas, SeriesLook, bar
from app.paper.flow import FlowLine, Run, clip, flow, height_of, put_lines
from app.paper.letters import text_width
from app.paper.page import Box, Instruction, Stroke
from app.queries.reports.cells import NOTHING
from app.queries.reports.gist import value_words
from app.queries.reports.report import Chart, ChartKind

_LABEL = 0.3  # of the width, for the labels


def put_bars(canvas: Canvas, y: float, width: float) -> float:
    """Put the bars of a chart below a height, over a width; returns where they end."""
    chart, size = canvas.chart, canvas.size
    left = min(width * _LABEL, 190.0)
    room = width - left - size * 5
    most = _most(chart) or 1.0
    top = y
    for at, name in enumerate(chart.labels):
        label = flow([Run(clip(name, 80), size, canvas.colours.text)], left - size)[:3]
        values = [one.values[at] for one in chart.series]
        start = y
        if chart.kind is ChartKind.STACKED:
            y = _stack(canvas, values, left, y, room / most)
        else:
            for look, value in zip(canvas.looks, values, strict=True):
                y = _one(canvas, look, value, (left, y, room / most))
        high = y - start
        canvas.found.extend(put_lines(label, 0, start + max(0.0, (high - height_of(label)) / 2)))
        y = max(y, start + height_of(label)) + size * 0.7
    canvas.found.append(Stroke(left, top - size * 0.3, left, y - size * 0.3, canvas.colours.muted, 0.7))
    return y


def _most(chart: Chart) -> float:
    if chart.kind is ChartKind.STACKED:
        return max(
            (sum(one.values[at] or 0 for one in chart.series) for at in range(len(chart.labels))), default=0
        )
    return max((value or 0 for one in chart.series for value in one.values), default=0)


def _stack(canvas: Canvas, values: list[float | None], x: float, y: float, scale: float) -> float:
    """Put one bar of parts, each with its letter and number where they fit, and the sum behind it."""
    found, chart, size = canvas.found, canvas.chart, canvas.size
    high = size * 1.7
    for look, value in zip(canvas.looks, values, strict=True):
        wide = (value or 0) * scale
        if wide <= 0:
            continue
        found.extend(bar(x, y, max(wide - 0.8, 0.4), high, look))
        _inside(found, look, _said(chart, value), (x, y, wide, high), size)
        x += wide
    total = sum(value or 0 for value in values)
    found.extend(
        put_lines(_words(_said(chart, total), size, canvas.colours.text), x + size * 0.4, y + high * 0.12)
    )
    return y + high


def _one(canvas: Canvas, look: SeriesLook, value: float | None, at: tuple[float, float, float]) -> float:
    (x, y, scale), found, chart, size = at, canvas.found, canvas.chart, canvas.size
    high = size * 1.35
    wide = (value or 0) * scale
    if wide > 0:
        found.extend(bar(x, y, wide, high, look))
    said = _said(chart, value) if value is not None else "not shown"
    if len(chart.series) > 1:
        said = f"{look.letter}  {said}"
    tone = canvas.colours.text if value is not None else canvas.colours.muted
    found.extend(put_lines(_words(said, size, tone), x + wide + size * 0.4, y + high * 0.06))
    return y + high + size * 0.15


def _inside(
    found: list[Instruction], look: SeriesLook, said: str, box: tuple[float, float, float, float], size: float
) -> None:
    x, y, wide, high = box
    small = size * 0.9
    for text in (f"{look.letter} {said}", said):
        needed = text_width(text, small, True)
        if needed + 5 <= wide:
            line = _words(text, small, look.on_fill, bold=True)
            left, top = x + (wide - needed) / 2, y + (high - line[0].height) / 2
            found.append(Box(left - 1.5, top, needed + 3, line[0].height, look.fill))
            found.extend(put_lines(line, left, top))
            return


def _words(text: str, size: float, colour: str, *, bold: bool = False) -> tuple[FlowLine, ...]:
    return flow([Run(text, size, colour, bold=bold, whole=True)], 1_000)


def _said(chart: Chart, value: float | None) -> str:
    return NOTHING if value is None else value_words(chart, value)
