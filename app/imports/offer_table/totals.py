"""The row of sums below a table of offers, which is no offer."""

from __future__ import annotations

import re

from app.imports.table import Cell
from app.imports.values import text_of

_TOTAL = re.compile(r"(?:grand |sub[- ]?|overall )?totals?\b.{0,30}", re.IGNORECASE)
_SUM = re.compile(r"[£€$]?\s*-?[\d,. ]+%?")


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Say whether a row calls itself a total and holds nothing else but numbers, at least one."""
    filled = [text for cell in cells if (text := text_of(cell))]
    sums = filled[1:]
    return bool(sums) and _TOTAL.fullmatch(filled[0]) is not None and all(map(_SUM.fullmatch, sums))
