"""The Map itself: domains of need down, groupings across, one offer a cell, on A3 and one page wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.exports.map_counts import cell_count, row_count, total_words
from app.exports.map_heads import Column, set_up, top
from app.exports.map_pages import fit
from app.exports.offer_cell import (
    Kind,
    Lines,
    joined,
    kind_look,
    lack_kind,
    offer_kind,
    offer_pieces,
)
from app.exports.sheets import A3, Book, Page, Sheet
from app.exports.styles import DETAIL, HEAD, NAME, RULE, WHITE, Edge, Look, Piece
from app.looks import LIGHT, GroupingLook
from app.queries.map_about import NOT_LEVELS
from app.queries.map_words import NO_OFFER, SEE_ALL_NEEDS
from app.queries.provision_map import MapCell, MapRow, ProvisionMap
from app.vocabulary import GroupingCode

OFFER_HEIGHT = 43.0
NOTHING = Kind()


@dataclass(slots=True)
class Line:
    """A row of the sheet: the name of its domain where it is the first of a block, and its cells."""

    name: str = ""
    first: bool = False
    cells: list[tuple[Kind, Lines]] = field(default_factory=list)


def add_map(book: Book, view: ProvisionMap) -> None:
    """Write the Map's sheet."""
    sheet = book.sheet("Map")
    columns = set_up(sheet, view)
    heads = top(sheet, view, columns)
    row = heads + 2
    lines = list(_lines(book, view, columns))
    if not lines:
        sheet.put(row, 1, "There are no domains of need yet.", Look(size=HEAD, bold=True, wrap=False))
        row += 1
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        below = lines[number + 1] if number + 1 < len(lines) else None
        _write(sheet, row + number, columns, (above, line, below))
    last = row + len(lines)
    if book.internal and lines:
        last = _totals(sheet, last, columns, view)
    words = NOT_LEVELS if view.groupings else ""
    last = sheet.close(last, words)
    page = Page((heads, heads + 1), f"B{heads + 2}", last, max(columns[-1].number if columns else 1, 1), A3)
    page = fit(sheet, page, row, _blocks(lines))
    sheet.finish(page)


# --- the matrix -------------------------------------------------------------------------------------


def _lines(book: Book, view: ProvisionMap, columns: list[Column]) -> Iterator[Line]:
    looks = [column.look for column in columns]
    all_needs = [bool(cell.offers) for row in view.rows if row.domain_id is None for cell in row.cells]
    for row in view.rows:
        if row.domain_id is None and not any(all_needs):
            continue
        stacks = [
            _stack(book, cell, look, holds)
            for cell, look, holds in zip(row.cells, looks, all_needs, strict=True)
        ]
        for number in range(max([len(stack) for stack in stacks] + [1])):
            line = Line(row.name if number == 0 else "", number == 0)
            line.cells = [stack[number] if number < len(stack) else (NOTHING, []) for stack in stacks]
            yield line
        if book.internal and row.domain_id is not None:
            yield _counts(row)


def _stack(book: Book, cell: MapCell, look: GroupingLook, all_needs: bool) -> list[tuple[Kind, Lines]]:
    if cell.offers:
        today = book.about.as_at
        return [(offer_kind(item, look), offer_pieces(item, look, today)) for item in cell.offers]
    if cell.domain_id is None:
        return []
    if cell.covered and all_needs:
        return [(NOTHING, [[Piece(SEE_ALL_NEEDS, DETAIL, LIGHT.muted)]])]
    # The same words for every empty cell: a word that depended on pupils would tell that one is there.
    if cell.grouping.code != GroupingCode.THRIVING:
        return [(lack_kind(), [[Piece(NO_OFFER, NAME, LIGHT.warning, bold=True)]])]
    return []


def _counts(row: MapRow) -> Line:
    cells = [(NOTHING, [[cell_count(cell)]]) for cell in row.cells]
    return Line(row_count(row), cells=[(kind, lines) for kind, lines in cells])


def _write(
    sheet: Sheet, row: int, columns: list[Column], lines: tuple[Line | None, Line, Line | None]
) -> None:
    above, line, below = lines
    rule_top, rule_bottom = RULE if line.first else None, RULE if below is None or below.first else None
    name = Look(size=HEAD, bold=True, top=rule_top, bottom=rule_bottom)
    if not line.first:
        name = replace(name, size=DETAIL, bold=False, colour=LIGHT.muted)
    sheet.put(row, 1, line.name, name)
    counts = bool(line.name) and not line.first
    sheet.set_height(row, 15 if counts else OFFER_HEIGHT)
    sheet.grow(row, sheet.needed(1, line.name, name))
    for place, column in enumerate(columns):
        kind, pieces = line.cells[place]
        look = kind_look(
            kind,
            _between(above, line, place, column.look),
            _between(line, below, place, column.look),
        )
        if pieces:
            sheet.rich(row, column.number, joined(pieces), look)
            sheet.grow(row, sheet.needed_rich(column.number, pieces, look))
        else:
            sheet.blank(row, column.number, look)
        if column.grouping.code != GroupingCode.RISK_SUPPORT:
            spacer = Look(top=rule_top, bottom=rule_bottom)
            sheet.blank(row, column.number - 1, spacer)


def _between(upper: Line | None, lower: Line | None, place: int, look: GroupingLook) -> Edge:
    """Return the edge two cells share, the same for both, so that no program has to choose."""
    below = lower.cells[place][0] if lower else NOTHING
    if lower is None or lower.first:
        return below.outline if below.outline and below.outline[0] == "dashed" else RULE
    above = upper.cells[place][0] if upper else NOTHING
    for kind in (above, below):
        if kind.outline:
            return kind.outline
    return WHITE if above.fill and below.fill else None


def _totals(sheet: Sheet, row: int, columns: list[Column], view: ProvisionMap) -> int:
    sheet.put(row, 1, "All domains, each pupil once", Look(bold=True, down="center"))
    for column, total in zip(columns, view.totals, strict=True):
        look = Look(bold=True, indent=1, down="center")
        sheet.put(row, column.number, total_words(total, view.roll), look)
    sheet.set_height(row, 28)
    return row + 1


def _blocks(lines: list[Line]) -> Iterator[tuple[int, int]]:
    starts = [number for number, line in enumerate(lines) if line.first]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)
