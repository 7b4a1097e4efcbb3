"""What the cells of a pupil list mean: years, flags, sex, registration and names, each with its doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from app.imports.clean_text import clean_line
from app.imports.table import Cell
from app.vocabulary import Registration, fold

# What Excel shows where a formula came to nothing.
_ERRORS = frozenset(("#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"))
_NOTHING = _ERRORS | frozenset(
    ("", "-", "–", "—", "n/a", "na", "null", "not known", "not obtained", "unknown", "nyo")
)  # fmt: skip
_YES = frozenset(("y", "yes", "true", "t", "1", "x", "✓", "✔", "☑"))
_NO = frozenset(("n", "no", "false", "f", "0", "✗", "✘", "none"))
_SEX = dict.fromkeys(("f", "female", "girl", "woman"), "F") | dict.fromkeys(("m", "male", "boy", "man"), "M")
_YEAR = re.compile(
    r"(?:nc ?)?(?:national )?(?:curriculum )?(?:year|yr|y|ncy)?(?: ?group)?[ .:]*(-?\d{1,2})(?:\.0)?"
    # A class by its year: 5D, 10x1, 7PL.
    r"(?: ?[a-z]{1,3}\d?)?"
)
_RECEPTION = re.compile(
    r"(?:year |yr? ?)?(?:r|rec|reception|foundation(?: stage)? ?2|fs? ?2|eyfs ?2)(?: class| year)?|r[a-z]"
)
_NURSERY = re.compile(r"(?:n|nursery|nur) ?([12])")
_YEARS_IN_WORDS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
        ],
        map(str, range(1, 14)),
        strict=True,
    )
)
_NURSERY_WORDS = ("nursery", "n", "foundation 1", "foundation stage 1", "f1", "fs1", "fs 1")
_SHOWN = 40


def text_of(cell: Cell) -> str:
    """Return a cell as one clean line; whole numbers without Excel's “.0”, and nothing for “n/a” and the like."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = clean_line(str(cell))
    return "" if text.casefold() in _NOTHING else text


def is_error(text: str) -> bool:
    """Say whether a text is one of Excel's errors, which nobody is called."""
    return text.casefold() in _ERRORS


def shown(text: str) -> str:
    """Return a value as a warning quotes it: not longer than a few words."""
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


@lru_cache(maxsize=2048)
def year_group(text: str) -> tuple[str | None, str]:
    """Return the census code of a year in words or numbers, and a doubt."""
    word = fold(text)
    if found := _YEAR.fullmatch(word):
        number = int(found[1])
        if 1 <= number <= 14:
            return str(number), ""
        below = {0: "R", -1: "N2", -2: "N1"}
        if number in below:
            return below[number], ""
    if _RECEPTION.fullmatch(word):
        return "R", ""
    if found := _NURSERY.fullmatch(word):
        return f"N{found[1]}", ""
    if word in _NURSERY_WORDS:
        return "N2", f"The year {shown(text)} was read as Nursery 2."
    if (number_word := word.removeprefix("year ")) in _YEARS_IN_WORDS:
        return _YEARS_IN_WORDS[number_word], ""
    if word in ("e1", "e2"):
        return word.upper(), ""
    if word in ("x", "m", "mixed"):
        return "X", ""
    return None, f"The year {shown(text)} is not known and was left out."


def flag(text: str) -> tuple[bool | None, str]:
    """Return whether a cell says yes or no, and a doubt."""
    word = text.casefold()
    if word in _YES or word.startswith("yes "):
        return True, ""
    if word in _NO or word.startswith("no "):
        return False, ""
    return None, f"{shown(text)} is neither yes nor no and was left out."


def sex(text: str) -> tuple[str | None, str]:
    """Return F or M, and a doubt for anything else."""
    found = _SEX.get(text.casefold())
    return found, "" if found else f"The sex {shown(text)} is not known and was left out."


def registration(text: str) -> tuple[str | None, str]:
    """Return whether a pupil's main school is this one, and a doubt."""
    word = fold(text)
    if word.startswith(("c", "m", "single", "sole")):
        return Registration.MAIN, ""
    if word.startswith(("g", "s")):
        return Registration.GUEST, ""
    return None, f"The registration {shown(text)} is not known and was left out."


def split_name(text: str, *, surname_first: bool = False) -> tuple[str, str, str]:
    """Return forename, surname and a doubt out of “Surname, Forename” or “Forename Surname”.

    surname_first: the heading says that the surname comes first, comma or not.
    """
    if "," in text:
        surname, _, forename = text.partition(",")
        return forename.strip(" ,"), surname.strip(), ""
    if surname_first:
        surname, _, forename = text.partition(" ")
        return (
            forename,
            surname,
            "The name was split after its first word." if forename else "",
        )
    forename, _, surname = text.rpartition(" ")
    return forename, surname, "The name was split before its last word." if forename else ""
