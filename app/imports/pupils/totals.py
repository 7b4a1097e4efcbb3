"""Rows of a report that are no pupils: totals, counts, page numbers and when it was printed."""

from __future__ import annotations

import re

from app.imports.table import Cell

# More than a number and the words about it is hardly a total.
_MOST_CELLS = 6
_WORDS = re.compile(
    r"(?:grand |sub[- ]?)?totals?\b(?: (?:number of )?(?:pupils?|students?|learners?|children))?[ :=]*\d*"
    r"|(?:number|count|no\.?) of (?:pupils?|students?|learners?|children|records|rows)\b.*"
    r"|(?:pupil |student |record |row )?count[ :=]*\d*|\d+ (?:pupils?|students?|learners?|children|records|rows)\b.*"
    r"|(?:page|sheet) \d+(?: (?:of|/) ?\d+)?|end of (?:report|list|file)\b.*"
    r"|(?:report )?(?:printed|generated|produced|created|run|exported)(?: (?:on|by|at|from)\b|:| \d).*"
    r"|(?:average|mean)[ :]*[\d.]*",
    re.IGNORECASE,
)


def is_no_pupil(cells: tuple[Cell, ...]) -> bool:
    """Say whether a row says something of the list and not of a pupil: its first words do, and little else is there."""
    there = [cell for cell in cells if cell is not None and cell != ""]
    if not there or len(there) > _MOST_CELLS or not isinstance(there[0], str):
        return False
    words = [cell for cell in there[1:] if isinstance(cell, str) and any(char.isalpha() for char in cell)]
    return not words and _WORDS.fullmatch(there[0].strip()) is not None
