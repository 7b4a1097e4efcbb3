"""The hidden id of an offer in a workbook: whose it is, which offer, and what each cell said when it was written.

"k7f3-12-aQx…": the school's mark, the offer's number, and three letters for every column, from which a file that
comes back shows which cells somebody has changed in it, even where the school's own words are others by then. Three
letters at the end check the rest, and keep a spreadsheet from counting on when somebody fills cells down.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.exports.text import clean

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~"
_NOT_WRITTEN = "..."
_ID = re.compile(r"([a-z0-9]{4})-([0-9]{1,9})-([as])([A-Za-z0-9_~.]{3,600})([a-z]{3})")


@dataclass(frozen=True, slots=True)
class OfferId:
    """An id that was read. prints: heading → what its cell was; none where this program writes other columns.

    some: the map was narrowed to some domains, so that places in others are not in the file.
    """

    mark: str
    number: int
    some: bool
    prints: dict[str, str]


def id_text(mark: str, number: int, written: Sequence[tuple[str, object, bool]], *, some: bool) -> str:
    """Return the text of an id; written: every column's heading and value, and whether it is in the workbook."""
    prints = [footprint(value) if shown else _NOT_WRITTEN for _, value, shown in written]
    text = f"{mark}-{number}-{'s' if some else 'a'}{_head([head for head, *_ in written])}{''.join(prints)}"
    return text + _check(text)


def read_id(text: str, headings: Sequence[str]) -> OfferId | None:
    """Return what an id says, or None where it is none of this program's or was typed over."""
    found = _ID.fullmatch(text.strip())
    if found is None or found[5] != _check(text.strip()[:-3]):
        return None
    head, prints = found[4][:3], found[4][3:]
    parts = [prints[place : place + 3] for place in range(0, len(prints), 3)]
    known = head == _head(headings) and len(parts) == len(headings)
    pairs = zip(headings, parts, strict=True) if known else ()
    return OfferId(
        found[1], int(found[2]), found[3] == "s", {one: part for one, part in pairs if part != _NOT_WRITTEN}
    )


def footprint(value: object) -> str:
    """Return three letters for what a cell says, the same for a number or day and what a spreadsheet makes of it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = value.isoformat()[:10] if isinstance(value, date) else "" if value is None else clean(str(value))
    bits = zlib.crc32(" ".join(text.split()).encode())
    return "".join(_LETTERS[bits >> shift & 63] for shift in (0, 6, 12))


def _head(headings: Sequence[str]) -> str:
    return footprint("|".join(headings))


def _check(text: str) -> str:
    number = zlib.crc32(text.encode())
    return "".join(_LETTERS[26 + number // 26**place % 26] for place in range(3))
