"""A report's chart as plain instructions in points, painted alike on the screen, on paper and in a PDF."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.paper.chart_bars import put_bars
from app.paper.chart_lines import put_lines_of
from app.paper.chart_look import Canvas, ChartColours, SeriesLook, bar, series_looks
from app.paper.flow import Run, flow, height_of, put_lines
from app.paper.page import Box, Instruction
from app.paper.pupil_blocks import Block
from app.queries.reports.report import Chart, ChartKind


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The colours and the size of type of a chart; looks stand for those of paper where given, one a series."""

    size: float = 9.0
    colours: ChartColours = field(default_factory=ChartColours)
    looks: tuple[SeriesLook, ...] = ()


def lay_out_chart(chart: Chart, width: float, style: ChartStyle | None = None) -> Block:
    """Return a chart of a width with its title and, where it has several series, its key; the words stand elsewhere."""
    style = style or ChartStyle()
    looks = style.looks or series_looks(chart.series)
    found: list[Instruction] = []
    title = flow([Run(chart.title, style.size * 1.1, style.colours.text, bold=True)], width)
    found += put_lines(title, 0, 0)
    y = height_of(title) + style.size * 0.7
    canvas = Canvas(found, chart, looks, style.size, style.colours)
    if len(chart.series) > 1:
        y = _put_key(canvas, y, width)
    if chart.labels:
        put = put_lines_of if chart.kind is ChartKind.LINES else put_bars
        y = put(canvas, y, width)
    return Block(y, tuple(found))


def _put_key(canvas: Canvas, y: float, width: float) -> float:
    """Put a swatch with its letter and its name for each series, in as many lines as they take."""
    size, found = canvas.size, canvas.found
    side, gap, x = size * 1.5, size * 0.5, 0.0
    for one, look in zip(canvas.chart.series, canvas.looks, strict=True):
        name = flow([Run(one.name, size, canvas.colours.text)], width - side - gap)
        wide = side + gap + max(line.pieces[-1].x + line.pieces[-1].width for line in name)
        if x and x + wide > width:
            x, y = 0.0, y + side + gap
        found += bar(x, y, side, side, look)
        found += _letter(look, x, y, side, size)
        found += put_lines(name, x + side + gap, y + (side - name[0].height) / 2)
        x += wide + size * 1.6
    return y + side + gap * 1.6


def _letter(look: SeriesLook, x: float, y: float, side: float, size: float) -> list[Instruction]:
    """Return a series' letter in the middle of its swatch, on a ground of its own so that no hatch crosses it."""
    said = flow([Run(look.letter, size * 0.9, look.on_fill, bold=True)], side)
    if not said:
        return []
    wide = said[0].pieces[-1].width
    left, top = x + (side - wide) / 2, y + (side - said[0].height) / 2
    ground = Box(left - 1, top, wide + 2, said[0].height, look.fill)
    return [ground, *put_lines(said, left, top)]
