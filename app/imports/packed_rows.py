"""The rows of a large table held small: as JSON, for a part may come from the process that reads workbooks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from app.imports.in_parts import InParts, Same
from app.imports.table import Cell, Row

_DATE = b'{"date"'


class PackedRows(InParts[Row]):
    """Rows that take about a tenth of the memory they would as Python's own.

    They are made of lines: rows as JSON, [number, [cells]], as the reader of workbooks writes them and packed()
    makes them.
    """

    def pack(self, some: list[bytes]) -> bytes:
        return b"[%s]" % b",".join(some)

    def unpack(self, part: bytes) -> list[Row]:
        if _DATE in part:
            return [(number, tuple(map(_cell, cells))) for number, cells in json.loads(part)]
        return [(number, tuple(cells)) for number, cells in json.loads(part)]


class Without(Same[Row]):
    """Rows without some of them, named by their numbers; nothing is copied."""

    def __init__(self, rows: Sequence[Row], numbers: frozenset[int]) -> None:
        self._rows, self._numbers = rows, numbers

    def __len__(self) -> int:
        return len(self._rows) - len(self._numbers)

    def since(self, place: int) -> Iterator[Row]:
        rows = (row for row in self._rows if row[0] not in self._numbers)
        return islice(rows, place, None)


def packed(rows: Iterable[Row]) -> PackedRows:
    """Return rows packed, which are taken one by one."""
    return PackedRows(json.dumps(row, default=_plain, separators=(",", ":")).encode("ascii") for row in rows)


def _plain(value: object) -> object:
    return {"date": value.isoformat()} if isinstance(value, date) else str(value)


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    found: Cell = value
    return found
