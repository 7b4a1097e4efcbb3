"""Cells that go on over several rows: what they say holds for each of them, and a file says it only in the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.imports.table import Cell, Row


def with_merged(rows: Iterable[Row], merged: Iterable[tuple[int, int, int]]) -> Iterator[Row]:
    """Yield rows with what cells merged over them say; merged: number of the first and last row, and column from 0.

    A row that holds nothing else is none.
    """
    starts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, last, column in merged:
        starts[first].append((last, column))
    going: dict[int, tuple[int, Cell]] = {}
    for number, cells in rows:
        going = {column: one for column, one in going.items() if one[0] >= number}
        filled = list(cells)
        for column, (_, value) in going.items():
            filled += [None] * (column + 1 - len(filled))
            if filled[column] is None:
                filled[column] = value
        for last, column in starts.get(number, ()):
            if column < len(cells) and isinstance(cells[column], str):
                going[column] = (last, cells[column])
        yield number, tuple(filled)
