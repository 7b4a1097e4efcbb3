"""Costs as a workbook of their own: four tables first, then a sheet each with how every figure is made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from app.exports.costs_looks import CELL, put_figure, put_heads
from app.exports.costs_parts import add_made_up
from app.exports.excel_map import saved
from app.exports.sheets import Book, Page, Sheet
from app.exports.styles import MUTED, RULE, Look
from app.exports.text import clean
from app.looks import LIGHT
from app.progress import Progress, Silent
from app.queries.costs.school import CostRow, Costs
from app.queries.costs.sums import Sum
from app.queries.map_about import CITATION, INTERNAL, MapAbout
from app.queries.map_words import full_day

_WIDTHS = (40, 10, 13, 10, 13, 10, 13, 10, 36)
_HEADS = ("Supports", "Planned", "Hours", "To date", "Hours", "Attended", "Hours", "Not known")
NOTES = (
    "Rates are by role, a council’s or generic, and nobody’s pay. A session is shared by the pupils in it on the day; "
    "whoever is the sole reason for it is charged for all of it. Help from outside is at nought and counts in hours."
)


def costs_workbook(
    costs: Costs,
    about: MapAbout,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
) -> bytes:
    """Return the costs of a time as the bytes of a workbook, made in memory alone; no pupil is named in it."""
    book = Book(about, internal=True)
    tables = (
        ("Offers", "Offer", costs.offers),
        ("Groupings", "Grouping", costs.groupings),
        ("Domains", "Domain of need", costs.domains),
        ("Funding", "Funding stream", costs.streams),
    )
    progress.step(0, len(tables) + 2, "Costs")
    _add_first(book, costs, tables)
    for number, (name, head, rows) in enumerate(tables, start=1):
        progress.step(number, len(tables) + 2, name)
        add_made_up(book, name, head, rows)
    _properties(book, costs)
    progress.step(len(tables) + 1, len(tables) + 2, "Saving")
    return saved(book.workbook)


def _add_first(book: Book, costs: Costs, tables: Sequence[tuple[str, str, Sequence[CostRow]]]) -> None:
    sheet, about = book.sheet("Costs"), book.about
    sheet.set_widths(_WIDTHS)
    row = sheet.title("What support costs")
    days = f"{full_day(costs.period.first)} to {full_day(costs.period.last)}"
    row = sheet.line(row, f"{about.school}. {days}.", Look(size=11, wrap=False))
    row = sheet.line(row, f"{about.made_line} {about.audit}".strip(), MUTED)
    row = sheet.line(row, f"{NOTES} {about.together}".strip(), MUTED)
    heads = row + 1
    for _, head, rows in tables:
        row = _table(sheet, row + 1, head, rows, costs)
    last = sheet.close(row)
    sheet.finish(Page((heads, heads), "B2", last, len(_WIDTHS)))


def _table(sheet: Sheet, row: int, head: str, rows: Sequence[CostRow], costs: Costs) -> int:
    put_heads(sheet, row, (head, *_HEADS), (1, len(_WIDTHS)))
    for number, one in enumerate(rows, start=row + 1):
        figures = [figure for _, figure in one.figures.each()]
        _line(sheet, number, one.label, one.supports, figures=figures, look=CELL)
    row += len(rows) + 1
    total = replace(CELL, bold=True, top=RULE)
    _line(sheet, row, "Together", None, figures=[one for _, one in costs.whole.each()], look=total)
    return row + 1


def _line(
    sheet: Sheet, row: int, label: str, supports: int | None, *, figures: Sequence[Sum], look: Look
) -> None:
    named = replace(look, indent=1)
    sheet.put(row, 1, label, named)
    sheet.value(row, 2, supports, replace(look, across="right", indent=1))
    for at, figure in enumerate(figures):
        put_figure(sheet, row, 3 + 2 * at, figure, look)
    missing = " ".join(dict.fromkeys(one for figure in figures for one in figure.missing))
    words = replace(named, colour=LIGHT.warning)
    sheet.put(row, len(_WIDTHS), missing, words)
    sheet.set_height(
        row, max(17.0, sheet.needed(len(_WIDTHS), missing, words), sheet.needed(1, label, named))
    )


def _properties(book: Book, costs: Costs) -> None:
    about, properties = book.about, book.workbook.properties
    moment = datetime(about.made_on.year, about.made_on.month, about.made_on.day, tzinfo=UTC)
    properties.title = clean(f"What support costs at {about.school}")
    properties.creator = clean(about.made_by or about.school)
    properties.subject = f"{full_day(costs.period.first)} to {full_day(costs.period.last)}"
    properties.description = f"{INTERNAL}. {CITATION}."
    properties.language = "en-GB"
    properties.lastModifiedBy = None
    properties.created = properties.modified = moment.replace(tzinfo=None)
