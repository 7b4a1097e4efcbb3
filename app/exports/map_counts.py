"""The numbers of pupils that only the internal copy holds, in words."""

from __future__ import annotations

from app.exports.styles import DETAIL, Piece
from app.looks import LIGHT
from app.queries.provision_map import MapCell, MapRow, MapTotal


def pupils(count: int) -> str:
    """Return "1 pupil", "5 pupils" or "no pupils"."""
    return f"{count} pupil" if count == 1 else f"{count or 'no'} pupils"


def cell_count(cell: MapCell) -> Piece:
    """Return how many pupils stand in a cell, and in words where there is a gap."""
    if cell.counted_with:
        return Piece(f"with {cell.counted_with}", DETAIL, LIGHT.muted)
    if not cell.gap:
        return Piece(pupils(cell.pupils), DETAIL, LIGHT.muted)
    return Piece(f"Gap: {gap_words(cell)}", DETAIL, LIGHT.warning, bold=True)


def gap_words(cell: MapCell) -> str:
    """Return what is missing in a cell with a gap."""
    if cell.gap == cell.pupils:
        return f"{pupils(cell.gap)}, no offer"
    return f"{cell.gap} of {pupils(cell.pupils)}, no offer for their year"


def row_count(row: MapRow) -> str:
    """Return how many pupils are placed in a domain."""
    return f"{pupils(row.placed)} placed"


def total_words(total: MapTotal, roll: int) -> str:
    """Return the pupils of one grouping over all domains, their share of the roll, and last year's number."""
    if total.counted_with:
        return f"with {total.counted_with}"
    share = f" ({round(100 * total.pupils / roll)}% of {roll})" if roll else ""
    return f"{pupils(total.pupils)}{share}, last year {total.last_year}"
