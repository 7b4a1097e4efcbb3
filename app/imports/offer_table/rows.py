"""What the rows of a table of offers say: their names and ids, without what is no offer."""

from __future__ import annotations

from app.exports.full_columns import HEADINGS
from app.exports.offer_ids import read_id
from app.imports.clean_text import clean_line
from app.imports.example_row import is_example
from app.imports.offer_table.bands import Bands, alone
from app.imports.offer_table.names import key
from app.imports.offer_table.remarks import is_remark
from app.imports.offer_table.simple_fields import TEXTS
from app.imports.offer_table.table import OfferTable
from app.imports.offer_table.taking import Said
from app.imports.offer_table.totals import is_total
from app.imports.table import Cell
from app.imports.values import text_of
from app.queries.map_about import DISCLAIMER
from app.queries.map_words import RING

_NO_OFFERS = "there are no offers yet"
_ERRORS = ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
_LONG = 8
# Characters of a cell that holds words, as many as Excel allows, and of one that holds a list or a number.
_PROSE, _LIST = 32_767, 4_000


def read_rows(table: OfferTable, bands: Bands | None = None) -> tuple[Said, ...]:
    """Return what each row says; rows that stand for one new offer, each with a place of its own, as one.

    A line that only names a grouping or an area of need is a heading: it says that of the rows below it, and bands
    has it afterwards.
    """
    found: list[Said] = []
    first: dict[tuple[str, str], Said] = {}
    bands = bands or Bands(table.words)
    fields = table.map.columns
    for row in table.rows:
        if is_example(row[1]) or is_total(row[1]) or is_remark(row):
            continue
        cells = {name: _kept(cell) for name, cell in table.cells(row).items()}
        if bands.take(row, fields=fields):
            continue
        if not _says_something(cells) or ((text := alone(row)) and _is_ours(text)):
            continue
        bands.add(cells, fields=fields)
        cells = {name: cell[: _PROSE + 1] if isinstance(cell, str) else cell for name, cell in cells.items()}
        said = _said(row[0], cells)
        said.long = tuple(name for name, cell in cells.items() if _is_long(name, cell))
        said.errors = tuple(name for name, cell in table.cells(row).items() if _is_error(cell))
        same = (key(said.name), key(str(cells.get("organisation") or "")))
        if "id" not in cells and said.name and same in first:
            first[same].more.append(cells)
            first[same].rows.append(said.row)
            continue
        first.setdefault(same, said)
        found.append(said)
    return tuple(found)


def _said(row: int, cells: dict[str, Cell]) -> Said:
    name = clean_line(str(cells.get("name") or "")).removesuffix(RING).strip()
    said = Said(row, name, cells)
    mark = cells.get("id")
    if isinstance(mark, str):
        said.id = read_id(mark, HEADINGS)
    number = text_of(mark)
    if said.id is None and number.isdecimal() and len(number) < 10:
        said.old_number = int(number)
    return said


def _kept(cell: Cell) -> Cell:
    """Return a cell, or None where it holds nothing: blanks, "n/a", and the errors of a spreadsheet."""
    return cell if text_of(cell) and not _is_error(cell) else None


def _is_long(name: str, cell: Cell) -> bool:
    """Say whether a cell is far too long for what its column holds: nothing is looked for in it."""
    most = _PROSE if name in TEXTS else _LIST
    return isinstance(cell, str) and len(cell) > most


def _is_error(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip().upper() in _ERRORS


def _says_something(cells: dict[str, Cell]) -> bool:
    return (
        any(cell is not None for name, cell in cells.items() if name != "id")
        or text_of(cells.get("id")) != ""
    )


def _is_ours(text: str) -> bool:
    """Say whether a line is what Offers in full writes below or instead of its rows."""
    words = key(text)
    return words == _NO_OFFERS or (len(words) > _LONG and words in key(DISCLAIMER))
