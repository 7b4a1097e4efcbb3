"""A report's chart as a chart of Excel's own, above the numbers it is made of, in colours and patterns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties

from app.exports.chart_words import describe
from app.exports.sheets import Sheet
from app.exports.styles import Look
from app.exports.text import clean
from app.looks import GROUPINGS, LIGHT
from app.queries.reports.report import Chart, ChartKind, Kind, Series

# Besides colour: Excel's names of patterns, and of dashes.
_PATTERNS: Any = (None, "wdUpDiag", "ltHorz", "wdDnDiag")
_DASHES: Any = ("solid", "dash", "sysDot", "lgDash")
_HEAD, _NAME = Look(bold=True, fill=LIGHT.sunk), Look()
_NUMBER, _SHARE = Look(across="right", number="#,##0.##"), Look(across="right", number="0%")
# In rows of 15 points and centimetres.
_ROW_CM = 0.53
WIDE_CM = 24.0


def put_chart(sheet: Sheet, chart: Chart, row: int) -> int:
    """Put a chart at a row and its numbers below it; return the row after them."""
    if not chart.labels or not chart.series:
        return row
    high = 4.5 + (0.75 if chart.kind is not ChartKind.LINES else 0.0) * len(chart.labels)
    high += 0.5 * len(chart.labels) * (len(chart.series) - 1) if chart.kind is ChartKind.BARS else 0.0
    high = min(max(high, 7.5), 18.0)
    numbers = row + int(high / _ROW_CM) + 2
    last = _numbers(sheet, chart, numbers)
    made = _made(chart)
    made.width, made.height, made.title = WIDE_CM, high, clean(chart.title)
    made.add_data(
        Reference(sheet.ws, min_col=2, max_col=1 + len(chart.series), min_row=numbers, max_row=last),
        titles_from_data=True,
    )
    made.set_categories(Reference(sheet.ws, min_col=1, min_row=numbers + 1, max_row=last))
    for number, (one, given) in enumerate(zip(made.series, chart.series, strict=True)):
        _dress(one, given, number, None if chart.kind is ChartKind.LINES else chart.value_kind)
    if len(chart.series) == 1:
        made.legend = None
    else:
        made.legend.position = "b"
    describe(made, f"{chart.title}. {chart.words}")
    sheet.ws.add_chart(made, f"A{row}")
    return last + 2


def _numbers(sheet: Sheet, chart: Chart, row: int) -> int:
    look = _SHARE if chart.value_kind is Kind.SHARE else _NUMBER
    sheet.put(row, 1, chart.title, _HEAD)
    for at, one in enumerate(chart.series, start=2):
        sheet.put(row, at, one.name, replace(_HEAD, across="right"))
    sheet.set_height(row, 30)
    for number, label in enumerate(chart.labels, start=row + 1):
        sheet.put(number, 1, label, _NAME)
        for at, one in enumerate(chart.series, start=2):
            value: Any = one.values[number - row - 1]
            if value is not None and chart.value_kind is Kind.PENCE:
                value /= 100
            sheet.value(number, at, value, look)
        sheet.set_height(number, max(15, sheet.needed(1, label, _NAME)))
    return row + len(chart.labels)


def _made(chart: Chart) -> Any:
    made: Any = LineChart() if chart.kind is ChartKind.LINES else BarChart()
    # Without these two, newer Excel shows no axes.
    made.x_axis.delete = made.y_axis.delete = False
    if chart.value_kind is Kind.SHARE:
        made.y_axis.number_format = "0%"
    made.y_axis.scaling.min = 0
    if chart.kind is ChartKind.LINES:
        return made
    made.type, made.gapWidth = "bar", 60
    # As a page is read: the first label on top.
    made.x_axis.scaling.orientation = "maxMin"
    if chart.kind is ChartKind.STACKED:
        made.grouping, made.overlap = "stacked", 100
    return made


def _dress(one: Any, given: Series, number: int, kind: Kind | None) -> None:
    fill: Any = (GROUPINGS[given.colour].fill if given.colour in GROUPINGS else _named(given.colour)).lstrip(
        "#"
    )
    if kind is None:  # a line
        one.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=fill, w=28_575, prstDash=_DASHES[number % len(_DASHES)])
        )
        one.marker.symbol, one.smooth = ("circle", "square", "triangle", "diamond")[number % 4], False
        one.marker.graphicalProperties = GraphicalProperties(solidFill=fill)
        return
    pattern = _PATTERNS[number % len(_PATTERNS)]
    look = GraphicalProperties(solidFill=fill)
    if pattern:
        ink: Any = ColorChoice()
        ink.srgbClr = fill
        look = GraphicalProperties()
        look.pattFill = PatternFillProperties(prst=pattern, fgClr=ink, bgClr=_white())
    look.line.solidFill = fill
    one.graphicalProperties, one.dLbls = look, _labels(kind)


def _white() -> Any:
    ground: Any = ColorChoice()
    ground.srgbClr = "FFFFFF"
    return ground


def _labels(kind: Kind) -> Any:
    """Return numbers on a ground of their own, which no pattern crosses; nothing is said of nought."""
    labels: Any = DataLabelList(showVal=True)
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(labels, other, False)
    labels.numFmt = "0%;;" if kind is Kind.SHARE else "#,##0.##;;"
    labels.spPr = GraphicalProperties(solidFill="FFFFFF")
    return labels


def _named(colour: str) -> str:
    return str(getattr(LIGHT, colour or "accent"))
