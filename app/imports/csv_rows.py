"""Rows out of text with separators, whichever separator the file uses."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO, TextIOWrapper
from itertools import chain, islice
from pathlib import Path

from app.errors import Problem
from app.imports.files import opened
from app.imports.headings import best_header
from app.imports.long_rows import Lines, TooLong
from app.imports.packed_rows import packed
from app.imports.table import MAX_COLUMNS, MAX_ROWS, Row, Sheet, trimmed
from app.progress import Progress

_SEPARATORS = (",", ";", "\t", "|")
_LOOK_AT = 60
# Of characters of a line, to find out how it is separated.
_LOOK_IN = 100_000
_STEP = 1000


def read_csv_file(path: Path, encoding: str, progress: Progress) -> Sheet:
    """Return the rows of a text file, decoded and packed line by line; raises Problem as read_csv does."""
    with opened(path) as handle, TextIOWrapper(handle, encoding, errors="replace", newline="") as text:
        size = path.stat().st_size
        return _read(text, path.name, lambda: progress.step(handle.tell(), size, "Reading the file"))


def read_csv(text: str, name: str, progress: Progress) -> Sheet:
    """Return the rows of a text; raises Problem, naming the row, where its quotation marks do not match."""
    return _read(StringIO(text, newline=""), name, lambda: progress.step(0, 0, "Reading the file"))


def _read(text: Iterable[str], name: str, step: Callable[[], None]) -> Sheet:
    lines = iter(text)
    head = list(islice(lines, _LOOK_AT))
    head[:1] = [line.lstrip("\ufeff") for line in head[:1]]
    notes: set[str] = set()
    whole = Lines(chain(head, lines))
    reader = _reader(whole, _separator([line[:_LOOK_IN] for line in head]), strict=True)
    rows = _rows(_each(reader, whole), name, notes, step)
    return Sheet(packed(rows), tuple(sorted(notes)))


def _each(reader: Iterable[list[str]], lines: Lines) -> Iterator[list[str]]:
    for cells in reader:
        lines.begin_row()
        yield cells


def _rows(reader: Iterable[list[str]], name: str, notes: set[str], step: Callable[[], None]) -> Iterator[Row]:
    number = many = 0
    try:
        for number, cells in enumerate(reader, start=1):
            found = trimmed(tuple(cells))
            if len(found) > MAX_COLUMNS:
                found = trimmed(found[:MAX_COLUMNS])
                notes.add(f"Columns after the {MAX_COLUMNS}th were not read.")
            if any(cell.strip() for cell in found if isinstance(cell, str)):
                many += 1
                yield number, found
            if many > MAX_ROWS:
                raise Problem(f"{name} has more than {MAX_ROWS:,} rows.", "Split it and import the parts.")
            if number % _STEP == 0:
                step()
    except (csv.Error, TooLong) as error:
        # Behind such a mark all the rest is one cell, and that of a long file is longer than any cell may be.
        long = isinstance(error, TooLong) or "field limit" in str(error)
        or_long = ", or the row is too long for a list" if long else ""
        raise Problem(
            f"{name} cannot be read from row {number + 1} on: a quotation mark there has no partner{or_long}.",
            "Open the file in a spreadsheet and save it as .xlsx or CSV again.",
        ) from error


def _reader(lines: Iterable[str], separator: str, *, strict: bool) -> csv._reader:  # type: ignore[name-defined]
    return csv.reader(lines, delimiter=separator, strict=strict)


def _separator(lines: list[str]) -> str:
    """Choose the separator that shows the best row of headings, else the most columns."""

    def merit(separator: str) -> tuple[int, int]:
        rows = [tuple(cells) for cells in islice(_reader(lines, separator, strict=False), _LOOK_AT)]
        header = best_header(rows, None)
        return (header.score if header else 0, sum(len(cells) > 1 for cells in rows))

    try:
        return max(_SEPARATORS, key=merit)
    except csv.Error:
        return ","
