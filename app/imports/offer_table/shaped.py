"""Tables of other shapes as one with a column for each field: ticks in a column as groupings, names below headings."""

from __future__ import annotations

from dataclasses import replace

from app.imports.aliases.offers import label_of
from app.imports.headings import Header, header_at
from app.imports.offer_table.bands import find_bands
from app.imports.offer_table.matrix import REMARKS, Matrix, Words, with_cells
from app.imports.source import Reading, Sort
from app.imports.table import Row, Sheet

_TWO_ROWS = 2


def with_ticks_read(
    sheet: Sheet, matrix: Matrix, header: Header | None, reading: Reading
) -> tuple[Sheet, Header, Reading]:
    """Return a table with a column for each grouping as one with a column of groupings; heads may stand in two rows."""
    place, heads = matrix.place, list(sheet.rows[matrix.place][1])
    if header is not None and 0 < abs(header.place - place) <= _TWO_ROWS:
        other = sheet.rows[header.place][1]
        heads += [None] * (len(other) - len(heads))
        heads = [
            head if at in matrix.every or at >= len(other) or other[at] is None else other[at]
            for at, head in enumerate(heads)
        ]
        place = max(place, header.place)
    width = max((len(cells) for _, cells in sheet.rows[matrix.place :]), default=0)
    header = header_at(place, heads, Sort.OFFERS)
    columns = dict(reading.columns if reading.columns is not None else header.map.columns)
    columns = {name: column for name, column in columns.items() if column not in matrix.every}
    rows = tuple(with_cells(sheet.rows[place + 1 :], matrix, width))
    if not {"name", "id"} & set(columns):
        columns["name"] = _names(rows, {*columns.values(), *matrix.every}, width)
    columns |= {field: width + number for number, field in enumerate((*matrix.columns, REMARKS))}
    whole = (*heads, *[None] * (width - len(heads)), *map(label_of, matrix.columns))
    header = header_at(place, whole, Sort.OFFERS)
    table = (*sheet.rows[:place], (sheet.rows[place][0], whole), *rows)
    return replace(sheet, rows=table), header, replace(reading, columns=columns)


def banded(
    sheet: Sheet, header: Header | None, reading: Reading, words: Words
) -> tuple[Header | None, Reading]:
    """Return how a list is read in which offers stand below the names of groupings, whatever its headings."""
    known = {**(header.map.columns if header is not None else {}), **(reading.columns or {})}
    if (found := find_bands(sheet.rows, words, known.get("name", -1))) is None:
        return header, reading
    first, column, holds = found
    place = header.place if header is not None and header.place < first else first - 1
    cells = sheet.rows[place][1] if place >= 0 else ()
    # What stands above the headings alone is the title of the list.
    cells = tuple(cell if at in holds else None for at, cell in enumerate(cells))
    columns = {**known, "name": column}
    return header_at(place, cells, Sort.OFFERS), replace(reading, columns=columns)


def _names(rows: tuple[Row, ...], taken: set[int], width: int) -> int:
    """Return the column that most likely names offers: of those nobody knows the one with most different words."""
    free = [at for at in range(width) if at not in taken]
    said = {at: {cells[at] for _, cells in rows if isinstance(cells[at], str)} for at in free}
    return max(free, key=lambda at: len(said[at]), default=0)
