"""The charts of the governors' sheet: Excel's own, over the very cells beside them, each with its words."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties

from app.exports.chart_words import describe
from app.exports.sheets import Sheet
from app.exports.text import clean
from app.looks import GROUPINGS, LIGHT
from app.queries.governors.page import Governors, Line

_WIDE = 14.6
_LAST = "BFC4CA"


def grouping_chart(sheet: Sheet, page: Governors, row: int) -> Any:
    """Return the groupings beside last year's, without Thriving, whose bar would hide the others."""
    lines = page.groupings[1:]
    if not any(line.now.value for line in lines):
        return None
    chart = _bars("Groupings, now and last year")
    for column, title, colour in ((2, "Now", LIGHT.accent), (4, "Last year", _LAST)):
        _add(chart, sheet, (column, row + 1, row + len(lines)), title, colour)
    chart.set_categories(Reference(sheet.ws, min_col=1, min_row=row + 1, max_row=row + len(lines)))
    chart.height = 2.7 + 0.9 * len(lines)
    describe(chart, _said(lines))
    return chart


def domain_chart(sheet: Sheet, page: Governors, row: int) -> Any:
    """Return the groupings by domain of need."""
    if not any(now.value for line in page.domains for now, _ in line.cells):
        return None
    chart = _bars("Pupils by domain of need")
    last = row + len(page.domains) - 1
    for at, column in enumerate(page.columns, start=2):
        look = GROUPINGS.get(column.code)
        colour = column.colour or (look.fill if look else LIGHT.accent)
        _add(chart, sheet, (at, row, last), column.label, colour)
    chart.set_categories(Reference(sheet.ws, min_col=1, min_row=row, max_row=last))
    chart.height = min(15.0, 2.6 + (0.3 + 0.4 * len(page.columns)) * len(page.domains))
    describe(
        chart,
        "; ".join(
            f"{line.name}: "
            + ", ".join(
                f"{now.text} {column.label}"
                for (now, _), column in zip(line.cells, page.columns, strict=True)
            )
            for line in page.domains
        ),
    )
    return chart


def effect_chart(sheet: Sheet, page: Governors, row: int) -> Any:
    """Return what came of supports that ended, beside last year's."""
    blocks = page.effect.blocks
    if not any(line.now.value for line in blocks):
        return None
    chart = _bars("What came of supports that ended")
    for column, title, colour in ((2, "Now", LIGHT.accent), (4, "Last year", _LAST)):
        _add(chart, sheet, (column, row, row + len(blocks) - 1), title, colour)
    chart.set_categories(Reference(sheet.ws, min_col=1, min_row=row, max_row=row + len(blocks) - 1))
    chart.height = 2.4 + 0.85 * len(blocks)
    describe(chart, _said(blocks))
    return chart


def _bars(title: str) -> Any:
    chart: Any = BarChart()
    chart.type, chart.gapWidth, chart.title, chart.width = "bar", 55, title, _WIDE
    # Without these two, newer Excel shows no axes; as a page is read, the first label stands on top.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "#,##0"
    chart.legend.position = "b"
    return chart


def _add(chart: Any, sheet: Sheet, cells: tuple[int, int, int], title: str, colour: str) -> None:
    column, first, last = cells
    values = Reference(sheet.ws, min_col=column, min_row=first, max_row=last)
    chart.add_data(values, titles_from_data=False)
    one = chart.series[-1]
    one.tx = SeriesLabel(v=clean(title))
    fill: Any = colour.removeprefix("#")
    one.graphicalProperties = GraphicalProperties(solidFill=fill)
    one.graphicalProperties.line.solidFill = LIGHT.text.removeprefix("#")
    labels: Any = DataLabelList(showVal=True)
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(labels, other, False)
    # A hidden number is a word, which a chart takes for nought: nothing is said of either.
    labels.numFmt = "#,##0;;"
    one.dLbls = labels


def _said(lines: tuple[Line, ...]) -> str:
    parts = [
        f"{line.label}: {line.now.text}"
        + (f", last year {line.before.text}" if line.before.text != "–" else "")
        for line in lines
    ]
    return ". ".join(parts) + "."
