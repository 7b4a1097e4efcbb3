"""The example row of an empty workbook that somebody filled in around it: it is known again and passed over."""

from __future__ import annotations

from app.imports.table import Cell
from app.queries.choosable import EXAMPLE
from app.vocabulary import fold

_BEGINS = fold(EXAMPLE)


def is_example(cells: tuple[Cell, ...]) -> bool:
    """Say whether a row is the example; whoever writes over its first cell has made it a row of their own."""
    # Folding every cell of a long list would be felt.
    return any(
        type(cell) is str and cell[:7].lower() == _BEGINS[:7] and fold(cell).startswith(_BEGINS)
        for cell in cells
    )
