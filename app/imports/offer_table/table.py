"""A table that is read as offers: its row of headings, which column is what, and what each row holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.errors import Problem
from app.imports.aliases.offers import label_of
from app.imports.dates import Evidence, undecided
from app.imports.example_row import is_example
from app.imports.headings import ColumnMap, Header, best_header, header_at
from app.imports.offer_table.bands import Bands, alone
from app.imports.offer_table.grid import NO_NEEDS, Grid, find_grid, unfolded
from app.imports.offer_table.matrix import find_matrix
from app.imports.offer_table.of_pupils import refuse_pupils, refuse_pupils_beside
from app.imports.offer_table.shaped import banded, with_ticks_read
from app.imports.offer_table.tier_grid import COLUMNS, HEADINGS, by_tier, find_tiers
from app.imports.source import Reading, Sort
from app.imports.table import Cell, Row, Sheet
from app.imports.values import text_of

DATES = ("checked_on", "check_due_on", "runs_until")
NO_HEADINGS = -1
_BLOCKS, _LEAST = ("groupings", "tier"), 2
MAX_OFFERS = 5_000
FULL = "Offers in full"
_MADE_FROM_IT = (
    "Cover and key",
    "Offers by grouping",
    "By year group",
    "Gaps",
    "Capacity and waiting",
    "Lists",
)
_GRID = "Groupings stand across the top and needs down the side: the offers in each cell were read."
_LISTS = "Groupings stand across the top: the offers below each were read."
_TIERS = "Tiers or waves stand across the top: the offers in each cell were read, with its tier as a note."
_ADVICE = (
    "Put a row of headings above the offers, such as Offer, Organisation, Grouping and Domain of need; "
    "or needs down the side and the groupings across the top."
)


@dataclass(frozen=True, slots=True)
class OfferTable:
    """A table of offers: its headings, which column is what, and its rows below the headings.

    words: what a person has said words mean here. unread: headings of columns that hold no field. grid: it was
    unfolded from a map with groupings across. ambiguous_dates: headings of columns of which nothing says whether the
    day or the month stands first.
    """

    headings: tuple[str, ...]
    map: ColumnMap
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    month_first: bool | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    grid: bool = False
    ambiguous_dates: tuple[str, ...] = ()

    def cells(self, row: Row) -> dict[str, Cell]:
        """Return field → cell of one row; None where the row is shorter."""
        _, cells = row
        return {
            name: cells[column] if 0 <= column < len(cells) else None
            for name, column in self.map.columns.items()
        }

    def label(self, name: str) -> str:
        """Return the heading of a field's column as the file has it, or what people call the field."""
        column = self.map.columns.get(name, -1)
        return (self.headings[column] if 0 <= column < len(self.headings) else "") or label_of(name)

    def dates(self) -> dict[str, tuple[str, Evidence]]:
        """Return the columns of dates: field → heading and what its cells prove of their order."""
        found = {name: (self.label(name), Evidence()) for name in DATES if name in self.map.columns}
        for name, (_, evidence) in found.items():
            at = self.map.columns[name]
            for _, cells in self.rows:
                evidence.see(cells[at] if 0 <= at < len(cells) else None)
        return found


def offer_table(
    sheet: Sheet,
    name: str,
    reading: Reading | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> OfferTable:
    """Return a sheet as a table of offers, read as a person has said and otherwise as its headings say.

    words: field → word in the file → what it means here, else the reading's. A header of -1 says that there are no
    headings. A table that names no offers but groupings across is read cell by cell. Raises Problem, in a sentence that
    names the file, where nothing names offers, or where pupils stand in its rows and nobody has said its columns.
    """
    if sheet.title in _MADE_FROM_IT and FULL in sheet.titles:
        raise Problem(
            f"The sheet “{sheet.title}” is made from the offers, not read back.", f"Choose the sheet {FULL}."
        )
    reading = reading or Reading()
    guessed = reading.columns is None
    words = reading.words if words is None else words
    header = _header(sheet, reading)
    named = reading.columns if reading.columns is not None else header.map.columns if header else {}
    matrix = find_matrix(sheet.rows, named, words) if "places" not in named else None
    ticked = matrix is not None and "groupings" in matrix.columns
    # "THRIVE" over all groupings is no column of them.
    apart = "groupings" not in named or (guessed and not (header and header.good))
    grid = find_grid(sheet.rows, tuple(words.get("groupings", ()))) if apart else None
    if not ticked and not {"name", "id"} & set(named) and (found := _from_cells(sheet, name, grid, words)):
        return found
    if matrix is not None:
        sheet, header, reading = with_ticks_read(sheet, matrix, header, reading)
    if matrix is None and not (reading.columns or {}).keys() - {"name"} and not (header and header.good):
        header, reading = banded(sheet, header, reading, words)
    if header is None or not (header.good or reading.columns):
        raise Problem(f"{name} has no row of headings that names offers.", _ADVICE)
    columns_of = ColumnMap(dict(reading.columns)) if reading.columns else header.map
    rows = _below(sheet, header.place, words)
    if not rows:
        raise Problem(f"{name} has headings but no offers below them.", "Choose another file.")
    if len(rows) > MAX_OFFERS:
        raise Problem(f"{name} has more than {MAX_OFFERS:,} offers.", "Is it the right file? Split it if so.")
    taken = matrix.every if matrix is not None else ()
    if guessed:
        refuse_pupils(name, header.headings, columns_of.columns, taken, rows)
    unread = _unread(header.headings, {*columns_of.columns.values(), *taken}, rows)
    return _asking(
        OfferTable(header.headings, columns_of, rows, sheet.notes, reading.month_first, words, unread)
    )


def _from_cells(
    sheet: Sheet, name: str, grid: Grid | None, words: Mapping[str, Mapping[str, str]]
) -> OfferTable | None:
    """Return a map with offers in its cells as a table of them, below groupings or tiers; None where it is none."""
    if grid is not None:
        if grid.needs != NO_NEEDS:
            refuse_pupils_beside(name, sheet.rows, grid.place, grid.needs)
        headings, columns, rows = unfolded(sheet.rows, grid)
        notes = (*sheet.notes, _GRID if grid.needs != NO_NEEDS else _LISTS)
        return OfferTable(headings, ColumnMap(columns), rows, notes, words=words, grid=True) if rows else None
    tiers = find_tiers(sheet.rows, tuple(words.get("domains", ())))
    if tiers is None or not (rows := by_tier(sheet.rows, tiers)):
        return None
    notes = (*sheet.notes, _TIERS)
    table = OfferTable(HEADINGS, ColumnMap(dict(COLUMNS)), rows, notes, words=words, grid=True)
    return replace(table, unread=tiers.unread)


def _asking(table: OfferTable) -> OfferTable:
    """Return a table with the columns of dates whose order a person has to say, where nobody has."""
    if table.month_first is not None:
        return table
    asked = tuple(
        table.label(one) for one in undecided({name: one for name, (_, one) in table.dates().items()})
    )
    return replace(table, ambiguous_dates=asked)


def _header(sheet: Sheet, reading: Reading) -> Header | None:
    none = Header(NO_HEADINGS, (), ColumnMap({}), Sort.OFFERS)
    if reading.header is not None:
        there = 0 <= reading.header < len(sheet.rows)
        return header_at(reading.header, sheet.rows[reading.header][1], Sort.OFFERS) if there else none
    found = best_header([cells for _, cells in sheet.rows[:60]], Sort.OFFERS)
    return found or (none if reading.columns else None)


def _below(sheet: Sheet, place: int, words: Mapping[str, Mapping[str, str]]) -> tuple[Row, ...]:
    """Return the rows below the headings, without headings again; what stands above them holds for the first block."""
    headings = sheet.rows[place][1] if place >= 0 else ()
    below = [
        row for row in sheet.rows[place + 1 :] if not _is_again(row[1], headings) and not is_example(row[1])
    ]
    bands = Bands(words)
    above = sheet.rows[place - 1] if place > 0 else (0, ())
    kind = bands.kind_of(alone(above))
    # Of a list with one such line alone it is the title.
    if kind in _BLOCKS and any(bands.kind_of(alone(row)) == kind for row in below):
        return (above, *below)
    return tuple(below)


def _is_again(cells: tuple[Cell, ...], headings: tuple[Cell, ...]) -> bool:
    """Say whether a row is the headings once more, as above each block: two or more, and most of what it holds."""
    if headings and cells == headings:
        return True
    pairs = [
        (text_of(cell), text_of(head)) for cell, head in zip(cells, headings, strict=False) if text_of(cell)
    ]
    same = sum(cell.casefold() == head.casefold() for cell, head in pairs)
    return same >= _LEAST and same * 2 > len(pairs)


def _unread(headings: tuple[str, ...], taken: set[int], rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the headings of columns that hold something and no field."""
    filled = {place for _, cells in rows for place, cell in enumerate(cells) if cell not in (None, "")}
    return tuple(
        heading
        for place, heading in enumerate(headings)
        if heading and place not in taken and place in filled
    )
