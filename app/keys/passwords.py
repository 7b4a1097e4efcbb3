"""Says why a password will not do, without rules of composition, and suggests one of four words."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache

from app.keys.patterns import is_pattern
from app.paths import RESOURCES

SHORTEST = 12
LONGEST = 128
WORDS = 4

_FOLDER = RESOURCES / "passwords"
_OWN = (
    "fivefold",
    "school",
    "academy",
    "college",
    "password",
    "passwort",
    "welcome",
    "letmein",
    "admin",
    "senco",
)
_LOOKS_LIKE = str.maketrans("0134578@$!€", "oieastbasie")

_ENOUGH = 4  # letters beside known words
_TRIED = "This password is one of the first that anybody would try. Four words make a good one."
_NAMES = (
    "This password is hardly more than a name or a word anybody here would try. Four words make a good one."
)
_NUMBERS = "Numbers alone are too often a date or a telephone's. Four words make a good password."
_PATTERN = "This password is a pattern that is quickly guessed. Four words make a good one."


def password_problem(password: str, names: Iterable[str] = ()) -> str:
    """Return why a password will not do, or nothing where it will.

    names: the person's and the school's, which may be part of a password but not most of it.
    """
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters. Four words make a good one."
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    folded = _folded(password)
    if is_pattern("".join(letter for letter in folded if letter.isalnum()) or folded):
        return _PATTERN
    readings = _readings(folded)
    if readings & _common():
        return _TRIED
    if not any(letter.isalpha() for letter in folded) and any(letter.isdigit() for letter in folded):
        return _NUMBERS
    known = _known(names)
    left = [(one, _without(one, known)) for one in readings]
    return _NAMES if any(rest != one and len(rest) < _ENOUGH for one, rest in left) else ""


def suggest(count: int = WORDS) -> str:
    """Return words to learn by heart, four of them unless more are asked for, each one of 1,776 at random: 43 bits.

    That is five million million tries on average, each as slow as signing in on the same computer.
    """
    words = (_FOLDER / "words.txt").read_text(encoding="utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(count))


def _folded(text: str) -> str:
    """Return text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _readings(folded: str) -> set[str]:
    """Return the letters of a password, once as typed and once with 3 read as E, @ as A and the like."""
    core = re.sub(r"^[\d\W_]+|[\d\W_]+$", "", folded)  # years and exclamation marks around it are no letters
    return {_letters(folded), _letters(core.translate(_LOOKS_LIKE)), _letters(folded.translate(_LOOKS_LIKE))}


@cache
def _common() -> frozenset[str]:
    return frozenset((_FOLDER / "common.txt").read_text(encoding="utf-8").split())


def _known(names: Iterable[str]) -> list[str]:
    """Return the words that count for nothing, the longest first: the program's, and parts of these names."""
    folded = [_folded(name) for name in names]
    # A name such as O'Neill counts as it is spoken, too.
    parts = {_letters(part) for name in folded for part in (name, *name.split())} | {
        part for name in folded for part in re.findall(r"[^\W\d_]+", name)
    }
    return sorted({*_OWN, *(part for part in parts if len(part) > 2)}, key=len, reverse=True)


def _without(letters: str, known: Iterable[str]) -> str:
    for word in known:
        letters = letters.replace(word, "")
    return letters
