"""For whom an offer is: words of the school's list, and the years that many tables write in that column."""

from __future__ import annotations

import re

from app.imports.clean_text import clean_line
from app.imports.offer_table import amounts
from app.imports.offer_table.list_fields import take_codes
from app.imports.offer_table.simple_fields import take_ages, take_years
from app.imports.offer_table.taking import Take
from app.imports.table import Cell
from app.imports.values import text_of

_AGES = re.compile(r"(?:ages?|aged)\b.*|.*\byears? olds?", re.IGNORECASE)
# A bare "5-11" may be years or ages, so a year or a stage has to be named.
_NAMED = re.compile(r"[A-Za-z]")


def take_audiences(take: Take, name: str, cell: Cell) -> None:
    """Take for whom it is; a cell that says nothing but years or ages says those, where no column of theirs does."""
    text = clean_line(str(cell))
    field = _other_field(take, text)
    if not field:
        take_codes(take, name, cell)
        return
    (take_years if field == "years" else take_ages)(take, field, text)
    rest = amounts.who(text)
    if rest and take.known.words.lists[name].known(rest):
        take_codes(take, name, rest)


def _other_field(take: Take, text: str) -> str:
    """Return “years” or “ages” where the whole of a cell says them and nothing else does, else nothing."""
    if take.known.words.lists["audiences"].known(text) or not _NAMED.search(text):
        return ""
    field = "ages" if _AGES.fullmatch(text) else "years"
    found, _ = amounts.ages(text) if field == "ages" else amounts.years(text)
    return field if found is not None and not text_of(take.said.cells.get(field)) else ""
