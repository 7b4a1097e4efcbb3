"""Groupings that have a column each, with a tick for every offer that stands there."""

from __future__ import annotations

from collections.abc import Sequence

from app.imports.offer_table.grid import Grid
from app.imports.table import Cell, Row
from app.imports.values import text_of

_TICKS = frozenset(("x", "✓", "✔", "✗", "☑", "√", "y", "yes", "true", "1", "•", "*", "ü", "tick", "p"))


def is_ticked(rows: Sequence[Row], grid: Grid) -> bool:
    """Say whether what stands below the names of groupings is ticks and nothing else."""
    filled = [
        text
        for _, cells in rows[grid.place + 1 :]
        for column in grid.columns
        if column < len(cells) and (text := text_of(cells[column]))
    ]
    return bool(filled) and all(text.casefold() in _TICKS for text in filled)


def with_ticks(rows: Sequence[Row], grid: Grid) -> tuple[int, tuple[Row, ...]]:
    """Return the rows below the heads, each with one more cell that names its groupings, and where that cell is."""
    width = max((len(cells) for _, cells in rows), default=0)
    found = []
    for number, cells in rows[grid.place + 1 :]:
        ticked = [head for at, head in grid.columns.items() if at < len(cells) and text_of(cells[at])]
        said: Cell = "\n".join(ticked) or None
        found.append((number, (*cells, *[None] * (width - len(cells)), said)))
    return width, tuple(found)
