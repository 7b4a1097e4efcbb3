"""The row of sums below a table of offers, which is no offer."""

from __future__ import annotations

import re

from app.imports.table import Cell
from app.imports.values import text_of

# "Total Communication" is an offer, whatever it costs.
_TOTAL = re.compile(
    r"(?:grand |sub[- ]?|overall )?totals?(?:\s*[:=(£€$*-].{0,30}|\s+(?:costs?|cost per|hours?|spen[dt]|spending|time|number|no\b|pupils"
    r"|children|budget|amount|sum|per|for|of|weeks?|weekly|sessions?|minutes|places|offers|provisions?|interventions?|wave|tier"
    r"|expenditure|funding|provided|annual)\b.{0,30})?",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:grand |sub[- ]?|overall )?totals?\b[^\d:=£€$]{0,30}[:=£€$][\s£€$]*\d[\d,. ]*", re.IGNORECASE
)
_SUM = re.compile(r"[£€$]?\s*-?[\d,. ]+%?")


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Say whether a row calls itself a total and holds nothing else but numbers, at least one."""
    filled = [text for cell in cells if (text := text_of(cell))]
    if len(filled) == 1:
        return _ONE.fullmatch(filled[0]) is not None
    sums = filled[1:]
    return bool(sums) and _TOTAL.fullmatch(filled[0]) is not None and all(map(_SUM.fullmatch, sums))
