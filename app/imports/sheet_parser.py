"""Reading the cells of one sheet straight off expat: openpyxl makes an object of every mark, in twice the time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import IO, Any, ClassVar
from xml.parsers import expat

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel, from_ISO8601
from openpyxl.worksheet import _read_only
from openpyxl.xml.constants import SHEET_MAIN_NS

_PIECE = 1 << 16
_DIGITS = "0123456789"
_ROW, _CELL, _VALUE, _TEXT, _READING, _MERGED = (
    f"{SHEET_MAIN_NS} {name}" for name in ("row", "c", "v", "t", "rPh", "mergeCell")
)
_PLACES = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
_MOST_MERGED = 5_000
Cells = list[dict[str, Any]]


def install() -> None:
    """Let openpyxl read sheets with this parser, in this process; what a workbook is remains its own business."""
    _read_only.WorkSheetParser = SheetParser  # type: ignore[attr-defined]


@cache
def _column(letters: str) -> int:
    return column_index_from_string(letters)


class SheetParser:
    """Yields the rows of a sheet with the values that openpyxl would give them; of the rest only what was merged.

    merged: of the sheet that was read last, once all its rows were taken: first row, last row and column of each cell
    that goes on over rows, counted from 1.
    """

    merged: ClassVar[list[tuple[int, int, int]]] = []

    def __init__(
        self,
        source: IO[bytes],
        shared_strings: Sequence[str],
        *,
        data_only: bool = True,
        epoch: datetime = WINDOWS_EPOCH,
        date_formats: Collection[int] = (),
        timedelta_formats: Collection[int] = (),
    ) -> None:
        if not data_only:
            raise ValueError("Formulas are read as their last values.")
        self._source, self._strings, self._epoch = source, shared_strings, epoch
        self._dates, self._times = frozenset(date_formats), frozenset(timedelta_formats)
        self._row = self._column = 0

    def parse_dimensions(self) -> None:
        """Return nothing: the size that a sheet claims may be a lie, and looking for it may mean reading all of it."""

    def parse(self) -> Iterator[tuple[int, Cells]]:
        """Yield the number and the cells of each row."""
        self.merged.clear()
        self._rows: list[tuple[int, Cells]] = []
        self._cells: Cells = []
        self._parts: list[str] | None = None
        self._is_reading = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._starts
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._says
        parser.StartDoctypeDeclHandler = _refuse
        while piece := self._source.read(_PIECE):
            parser.Parse(piece, False)
            yield from self._rows
            self._rows.clear()
        parser.Parse(b"", True)
        yield from self._rows

    def _starts(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _CELL:
            self._cell, self._value, self._text = attributes, "", ""
        elif tag == _VALUE or (tag == _TEXT and not self._is_reading):
            self._parts = []
        elif tag == _ROW:
            number = float(attributes.get("r", self._row + 1))
            if not number.is_integer():
                raise ValueError("A row has no number.")
            if number <= self._row:
                # Whoever takes rows by number would pass this one over without a word.
                raise ValueError("The rows do not rise.")
            self._row, self._column = int(number), 0
            self._cells = []
        elif tag == _MERGED:
            self._merge(attributes.get("ref", ""))
        elif tag == _READING:
            # How a word is pronounced is no part of it.
            self._is_reading = True

    def _merge(self, places: str) -> None:
        found = _PLACES.fullmatch(places)
        if found and int(found[2]) < int(found[3]) and len(self.merged) < _MOST_MERGED:
            self.merged.append((int(found[2]), int(found[3]), _column(found[1])))

    def _says(self, text: str) -> None:
        if self._parts is not None:
            self._parts.append(text)

    def _ends(self, tag: str) -> None:
        if tag == _CELL:
            self._add_cell()
        elif tag == _VALUE:
            self._value, self._parts = "".join(self._parts or ()), None
        elif tag == _TEXT and not self._is_reading:
            self._text, self._parts = self._text + "".join(self._parts or ()), None
        elif tag == _ROW:
            self._rows.append((self._row, self._cells))
        elif tag == _READING:
            self._is_reading = False

    def _add_cell(self) -> None:
        place = self._cell.get("r")
        self._column = _column(place.rstrip(_DIGITS)) if place else self._column + 1
        # Cells may stand in any order, and whoever reads the row takes the last for its end.
        late = self._cells and self._cells[-1]["column"] > self._column
        self._cells.append({"column": self._column, "value": self._meant()})
        if late:
            self._cells.sort(key=itemgetter("column"))

    def _meant(self) -> Any:
        kind, value = self._cell.get("t", "n"), self._value
        if kind == "inlineStr":
            return self._text or None
        if not value:
            return None
        if kind == "n":
            return self._number(int(value) if value.isdigit() else _number(value))
        if kind == "s":
            return self._strings[int(value)]
        if kind == "b":
            return bool(int(value))
        return from_ISO8601(value) if kind == "d" else value  # type: ignore[no-untyped-call]

    def _number(self, value: float) -> Any:
        style = int(self._cell.get("s", 0))
        if style not in self._dates:
            return value
        try:
            return from_excel(value, self._epoch, timedelta=style in self._times)
        except (OverflowError, ValueError):
            return "#VALUE!"


def _number(text: str) -> float:
    try:
        return int(text)
    except ValueError:
        return float(text)


def _refuse(*_: object) -> None:
    raise ValueError("A sheet has no document type.")
