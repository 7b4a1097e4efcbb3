"""The rows of a large table held small: packed some hundred at a time, and unpacked again as they are gone through."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, overload

from app.imports.table import Cell, Row

_AT_ONCE = 256
_QUICKLY = 1
_DATE = b'{"date"'


class PackedRows(Sequence[Row]):
    """Rows that take about a tenth of the memory they would as Python's own; a slice is a view of the same rows.

    lines: rows as JSON, [number, [cells]], as the reader of workbooks writes them and packed() makes them.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._parts: list[bytes] = []
        self._first = self._last = 0
        rest = iter(lines)
        while some := list(islice(rest, _AT_ONCE)):
            self._parts.append(zlib.compress(b"[%s]" % b",".join(some), _QUICKLY))
            self._last += len(some)

    def __len__(self) -> int:
        return self._last - self._first

    def __iter__(self) -> Iterator[Row]:
        skip = self._first % _AT_ONCE
        every = (row for part in self._parts[self._first // _AT_ONCE :] for row in _unpacked(part))
        return islice(every, skip, skip + len(self))

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            first, last, step = place.indices(len(self))
            if step != 1:
                return tuple(self)[place]
            return self._view(self._first + first, self._first + max(first, last))
        at = range(self._first, self._last)[place]
        return _unpacked(self._parts[at // _AT_ONCE])[at % _AT_ONCE]

    def _view(self, first: int, last: int) -> PackedRows:
        found = PackedRows(())
        found._parts, found._first, found._last = self._parts, first, last
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class Without(Sequence[Row]):
    """Rows without some of them, named by their numbers; nothing is copied."""

    def __init__(self, rows: Sequence[Row], numbers: frozenset[int]) -> None:
        self._rows, self._numbers = rows, numbers

    def __len__(self) -> int:
        return len(self._rows) - len(self._numbers)

    def __iter__(self) -> Iterator[Row]:
        return (row for row in self._rows if row[0] not in self._numbers)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def packed(rows: Iterable[Row]) -> PackedRows:
    """Return rows packed, which are taken one by one."""
    return PackedRows(json.dumps(row, default=_plain, separators=(",", ":")).encode("ascii") for row in rows)


def _plain(value: object) -> object:
    return {"date": value.isoformat()} if isinstance(value, date) else str(value)


def _unpacked(part: bytes) -> list[Row]:
    text = zlib.decompress(part)
    if _DATE in text:
        return [(number, tuple(map(_cell, cells))) for number, cells in json.loads(text)]
    return [(number, tuple(cells)) for number, cells in json.loads(text)]


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    found: Cell = value
    return found
