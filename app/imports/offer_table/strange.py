"""Words for groupings and domains that a school's table uses and this school does not know, to be said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.imports.clean_text import clean_lines
from app.imports.offer_table.groupings import is_tier
from app.imports.offer_table.names import Names
from app.imports.offer_table.school_words import school_words
from app.imports.offer_table.table import OfferTable
from app.vocabulary import fold

_MOST = 60
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class StrangeWord:
    """A word of a field that means nothing here: how many rows have it, what was said of it, and what it may mean."""

    field: str
    word: str
    rows: int
    means: str
    choices: tuple[str, ...]


def strange_words(session: Session, table: OfferTable) -> tuple[StrangeWord, ...]:
    """Return the words of groupings and domains that the school does not know, the most used first.

    A tier or wave is none of them: it is never a grouping.
    """
    words = school_words(session)
    groupings = tuple(name for number, name in words.grouping_names.items() if number in words.shown[0])
    areas = tuple(name for number, name in words.domain_names.items() if number in words.shown[1])
    found = [
        StrangeWord(field, word, rows, _said(table.words.get(field, {}), word), choices)
        for field, known, choices in (
            ("groupings", (words.groupings,), groupings),
            ("domains", (words.domains, words.needs), areas),
        )
        for word, rows in _unknown(table, field, known).items()
    ]
    return tuple(sorted(found, key=lambda one: -one.rows)[:_MOST])


def _unknown(
    table: OfferTable, field: str, known: tuple[Names[int] | Names[int | None], ...]
) -> Counter[str]:
    counted: Counter[str] = Counter()
    at = table.map.columns.get(field, -1)
    for _, cells in table.rows:
        cell = cells[at] if 0 <= at < len(cells) else None
        if not isinstance(cell, str):
            continue
        pieces = known[0].split(clean_lines(cell))[1]
        counted.update(
            piece
            for piece in pieces
            if len(piece) <= _LONGEST
            and not is_tier(piece)
            and not any(piece in names for names in known[1:])
        )
    return counted


def _said(words: Mapping[str, str], word: str) -> str:
    return next((means for one, means in words.items() if fold(one) == fold(word)), "")
