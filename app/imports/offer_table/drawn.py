"""Whether a table is a map that somebody drew: known as one of offers although its headings are not."""

from __future__ import annotations

from collections.abc import Sequence

from app.imports.headings import best_header
from app.imports.offer_table.bands import find_bands
from app.imports.offer_table.grid import find_grid
from app.imports.offer_table.matrix import Words, find_matrix
from app.imports.offer_table.tier_grid import find_tiers
from app.imports.source import Sort
from app.imports.table import Row
from app.vocabulary import fold

_LOOK_AT = 60
_PEOPLE = ("pupil", "student", "learner", "child", "forename", "surname", "first name", "last name")


def is_drawn(rows: Sequence[Row], words: Words) -> bool:
    """Say whether groupings stand across the top or as headings between rows, and no column is of pupils' names."""
    return can_be_read(rows, words, fields=("groupings",)) and not _names_pupils(rows)


def can_be_read(
    rows: Sequence[Row], words: Words, *, fields: Sequence[str] = ("groupings", "tier", "domains", "years")
) -> bool:
    """Say whether a table of offers can be read whatever its headings are; fields: what may be ticked in columns."""
    if find_grid(rows, tuple(words.get("groupings", ()))) is not None or find_bands(rows, words) is not None:
        return True
    if find_tiers(rows, tuple(words.get("domains", ()))) is not None:
        return True
    matrix = find_matrix(rows, {}, words)
    return matrix is not None and not matrix.columns.keys().isdisjoint(fields)


def _names_pupils(rows: Sequence[Row]) -> bool:
    """Say whether headings name pupils: a list of who has what, whose names must not become offers."""
    header = best_header([cells for _, cells in rows[:_LOOK_AT]], Sort.PUPILS)
    columns = header.map.columns if header is not None else {}
    heads = [
        fold(header.headings[columns[one]])
        for one in ("full_name", "forename", "surname")
        if header and one in columns
    ]
    return any(word in head for head in heads for word in _PEOPLE)
