"""Finding the school's own words in a cell, however a file writes and joins them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from app.vocabulary import fold

T = TypeVar("T")

_JOINT = re.compile(r"\s*([;,/\n|&+•]|\band\b)\s*", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w]+")
# Longer cells and more words are looked through as far as this goes, and the rest is nothing known.
_LONGEST, _MANY, _JOINTS = 4_000, 40, 5


def key(text: str) -> str:
    """Return text as names are compared: without case, accents and signs, "&" and "+" as "and"."""
    return " ".join(_NO_WORD.sub(" ", fold(text).replace("&", " and ").replace("+", " and ")).split())


class Names(Generic[T]):
    """Names and what each means; where two are alike the first is meant."""

    def __init__(
        self, pairs: Iterable[tuple[str, T]], also: Callable[[str], Iterable[str]] = lambda _: ()
    ) -> None:
        """Keep the names; also gives other ways to read a piece that is not known as it stands."""
        self._by: dict[str, T] = {}
        self._also = also
        self._begins: set[str] = set()
        for name, meaning in pairs:
            if found := key(name):
                self._by.setdefault(found, meaning)
                self._begins.add(found.split(" ")[0])

    def get(self, text: str) -> T | None:
        """Return what a piece of text means, or None."""
        if (whole := key(text)) in self._by:
            return self._by[whole]
        return next((self._by[name] for other in self._also(text) if (name := key(other)) in self._by), None)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.known(text)

    def known(self, text: str) -> bool:
        """Say whether a piece means something, be it None."""
        return any(key(one) in self._by for one in (text, *self._also(text)))

    def split(self, text: str) -> tuple[list[T], list[str]]:
        """Return what a cell with one or more names means, each once, and the pieces that mean nothing.

        Names may hold the signs that join others: the longest that is known is taken.
        """
        if self.known(text):
            return [self._meaning(text)], []
        every = _JOINT.split(text[:_LONGEST])
        parts, rest = every[: 2 * _MANY + 1], every[2 * _MANY + 1 :]
        found: list[T] = []
        unknown: list[str] = []
        place = 0
        while place < len(parts):
            end = self._longest(parts, place)
            if end:
                meaning = self._meaning("".join(_spaced(parts[place:end])))
                if meaning not in found:
                    found.append(meaning)
            elif parts[place].strip():
                unknown.append(parts[place].strip())
            place = (end or place + 1) + 1
        if left := ("".join(_spaced(rest)) + text[_LONGEST:]).strip(" ,;"):
            unknown.append(left)
        return found, unknown

    def _longest(self, parts: list[str], place: int) -> int:
        """Return where the longest known name that begins at a place ends; 0 for none."""
        first = parts[place]
        if not any(key(one).split(" ")[0] in self._begins for one in (first, *self._also(first))):
            return 0  # most words of a hostile cell
        for end in range(min(len(parts), place + 2 * _JOINTS + 1), place, -2):
            piece = "".join(_spaced(parts[place:end]))
            if piece.strip() and len(piece) < 200 and self.known(piece):
                return end
        return 0

    def _meaning(self, text: str) -> T:
        return next(self._by[name] for one in (text, *self._also(text)) if (name := key(one)) in self._by)


def _spaced(parts: list[str]) -> Iterable[str]:
    return (part if number % 2 == 0 else f" {part} " for number, part in enumerate(parts))
