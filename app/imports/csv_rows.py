"""Rows out of text with separators, whichever separator the file uses."""

from __future__ import annotations

import csv
from itertools import islice

from app.errors import Problem
from app.imports.headings import best_header
from app.imports.table import MAX_COLUMNS, MAX_ROWS, Row, Sheet, trimmed
from app.progress import Progress

_SEPARATORS = (",", ";", "\t", "|")
_LOOK_AT = 60
_STEP = 1000


def read_csv(text: str, name: str, progress: Progress) -> Sheet:
    """Return the rows of a text file; raises Problem, naming the row, where its quotation marks do not match."""
    text = text.lstrip("\ufeff")
    lines = text.splitlines(keepends=True) if "\n" in text or "\r" in text else [text]
    separator = _separator(lines)
    rows: list[Row] = []
    notes: set[str] = set()
    number = 0
    try:
        for number, cells in enumerate(_reader(lines, separator, strict=True), start=1):
            found = trimmed(tuple(cells))
            if len(found) > MAX_COLUMNS:
                found = trimmed(found[:MAX_COLUMNS])
                notes.add(f"Columns after the {MAX_COLUMNS}th were not read.")
            if any(cell.strip() for cell in found if isinstance(cell, str)):
                rows.append((number, found))
            if len(rows) > MAX_ROWS:
                raise Problem(f"{name} has more than {MAX_ROWS:,} rows.", "Split it and import the parts.")
            if number % _STEP == 0:
                progress.step(number, len(lines), "Reading the file")
    except csv.Error as error:
        raise Problem(
            f"{name} cannot be read from row {number + 1} on: a quotation mark there has no partner.",
            "Open the file in a spreadsheet and save it as .xlsx or CSV again.",
        ) from error
    return Sheet(tuple(rows), tuple(sorted(notes)))


def _reader(lines: list[str], separator: str, *, strict: bool) -> csv._reader:  # type: ignore[name-defined]
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
