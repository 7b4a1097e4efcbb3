"""What cells of a table of offers say in numbers: years, ages, whole numbers; each with its doubt."""

from __future__ import annotations

import re
from datetime import date

from app.imports.table import Cell
from app.imports.values import shown, text_of, year_group
from app.vocabulary import YEARS, fold, year_order

Range = tuple[str | None, str | None]
Ages = tuple[int | None, int | None]

_EVERY = frozenset(
    ("all years", "all", "all year groups", "every year", "whole school", "any", "all pupils", "any year")
)
_STAGES: dict[str, Range] = {
    "eyfs": ("N1", "R"), "early years": ("N1", "R"), "foundation stage": ("N1", "R"), "foundation": ("N1", "R"),
    "ks1": ("1", "2"), "ks2": ("3", "6"), "ks3": ("7", "9"), "ks4": ("10", "11"), "ks5": ("12", "13"),
    "lower ks2": ("3", "4"), "lks2": ("3", "4"), "upper ks2": ("5", "6"), "uks2": ("5", "6"), "infants": ("R", "2"),
    "juniors": ("3", "6"), "primary": ("R", "6"), "secondary": ("7", "11"), "sixth form": ("12", "13"),
    "post 16": ("12", "13"), "nursery": ("N1", "N2"),
}  # fmt: skip
_KEY_STAGE = re.compile(r"\bkey stages? ")
_STAGES_TOGETHER = re.compile(r"\bks\d(?:\s*(?:and|to|[-–&,/+])\s*\d\b(?!\d))+")
_WORDS_OF_YEARS = re.compile(r"\b(?:years?|yrs?|groups?|nc|y)\b(?= *\S)|\b(?:groups?)\b")
_JOINED = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\n)\s*")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b)\s*")
# "Pupils in Years 3 to 6", "KS2 children": who goes to school in a year says nothing more.
_WHO = re.compile(
    r"(?:all )?(pupils?|children|students?|learners|young people)\b(?: (?:in|from|of))?"
    r"|\b(pupils?|children|students?|learners|young people)$"
)
_UP = re.compile(r"(.+?)\s*(?:\+|and up|and over|and above|upwards|onwards|or over|and older)$")
_UP_TO = re.compile(r"(?:up to|until|to|under|below)\s+(.+)")
_NUMBER = re.compile(r"(\d{1,6})(?:\.0+)?")


def years(cell: Cell) -> tuple[Range | None, str]:
    """Return the first and last year a cell says, (None, None) for all years; None with a doubt for no years."""
    if isinstance(cell, date):
        # "3-6" that a spreadsheet took for a day.
        found = _range_of(f"{cell.day}-{cell.month}")
        return (
            found,
            f"Years were a date in the file and were read as {cell.day} to {cell.month}." if found else "",
        )
    text = text_of(cell)
    parts = [part for part in _JOINED.split(_words(text)) if part]
    ranges = [_range_of(part) for part in parts] or [None]
    if whole := _range_of(_words(text)):
        return whole, ""
    if any(one is None for one in ranges):
        return None, f"The years {shown(text)} could not be read."
    known = [one for one in ranges if one]
    if (None, None) in known:
        return (None, None), ""
    codes = sorted({code for one in known for code in _between(one)}, key=year_order)
    places = [YEARS.index(code) for code in codes]
    gap = places[-1] - places[0] + 1 != len(places)
    doubt = f"{shown(text)} leaves years out between: the first and the last were taken." if gap else ""
    return (codes[0], codes[-1]), doubt


def who(text: str) -> str:
    """Return the word for pupils that stands before or behind years, "" where there is none."""
    plain = fold(text).strip()
    found = _WHO.match(plain) or _WHO.search(plain)
    return (found[1] or found[2]) if found else ""


def ages(cell: Cell) -> tuple[Ages | None, str]:
    """Return the youngest and oldest age a cell says; None with a doubt for no ages."""
    if isinstance(cell, date):
        first, last = sorted((cell.day, cell.month))
        return (first, last), f"Ages were a date in the file and were read as {first} to {last}."
    text = text_of(cell)
    words = re.sub(r"\b(?:ages?|aged|years?|yrs?|old|olds)\b", " ", fold(text)).strip(" :.")
    if words in _EVERY:
        return (None, None), ""
    words = re.sub(r"\s+", " ", words).strip()
    if found := _UP_TO.fullmatch(words):
        high = _age(found[1])
        under = words.startswith(("under", "below")) and high
        return ((None, high - 1 if under else high), "") if high is not None else _no_ages(text)
    if found := _UP.fullmatch(words):
        low = _age(found[1])
        return ((low, None), "") if low is not None else _no_ages(text)
    ends = [_age(part) for part in _TO.split(words)]
    if len(ends) in (1, 2) and all(end is not None for end in ends):
        return (ends[0], ends[-1]), ""
    return _no_ages(text)


def whole(cell: Cell) -> tuple[int | None, str]:
    """Return the whole number a cell says, be it with words after it; None with a doubt for none."""
    text = text_of(cell)
    if found := _NUMBER.match(text):
        rest = text[found.end() :].strip()
        if not rest:
            return int(found[1]), ""
        if rest[0].isalpha() and not re.search(r"\d", rest) and len(rest) < 20:
            return int(found[1]), f"{shown(text)} was read as {found[1]}."
    return None, f"{shown(text)} is not a whole number and was kept as a note."


def _no_ages(text: str) -> tuple[None, str]:
    return None, f"The ages {shown(text)} could not be read."


def _age(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,3}", text.strip()) else None


def _words(text: str) -> str:
    plain = re.sub(
        r"\bks (?=\d)", "ks", _KEY_STAGE.sub("ks", fold(text).replace("whole-school", "whole school"))
    )
    if plain not in _EVERY and (found := _WHO.match(plain) or _WHO.search(plain)):
        plain = (plain[: found.start()] + plain[found.end() :]).strip()
    # "Key stages 1 and 2": both are stages.
    return _STAGES_TOGETHER.sub(lambda found: re.sub(r"(?<!ks)(?=\d)", "ks", found[0]), plain)


def _range_of(text: str) -> Range | None:
    """Return the years of one piece: a year, a stage, from one to another, or an open end."""
    text = text.strip(" .:()")
    if not text or text in _EVERY:
        return (None, None) if text else None
    if text in _STAGES:
        return _STAGES[text]
    if found := _UP_TO.fullmatch(text):
        last = _year(found[1])
        return (None, last) if last else None
    if found := _UP.fullmatch(text):
        first = _year(found[1])
        return (first, None) if first else None
    ends = [_STAGES.get(part) or ((one, one) if (one := _year(part)) else None) for part in _TO.split(text)]
    if len(ends) == 1 and ends[0]:
        return ends[0]
    if len(ends) == 2 and ends[0] and ends[1]:
        first, last = ends[0][0], ends[1][1]
        return (first, last) if year_order(first) <= year_order(last) else (last, first)
    return None


def _year(text: str) -> str | None:
    plain = _WORDS_OF_YEARS.sub(" ", text).strip()
    code = year_group(plain)[0] if plain else None
    return code if code in YEARS else None


def _between(ends: Range) -> tuple[str, ...]:
    first = 0 if ends[0] is None else YEARS.index(ends[0])
    last = len(YEARS) - 1 if ends[1] is None else YEARS.index(ends[1])
    return YEARS[first : last + 1]
