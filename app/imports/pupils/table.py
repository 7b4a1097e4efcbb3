"""A table that is read as a pupil list: its row of headings, which column is what, and the order of its dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Problem
from app.imports.dates import undecided
from app.imports.example_row import is_example
from app.imports.headings import ColumnMap, Header, best_header, header_at
from app.imports.pupils.aliases import label_of
from app.imports.source import Reading
from app.imports.table import Cell, Row, Sheet

DATES = ("born_on", "started_on", "left_on")
NO_HEADINGS = -1
_ADVICE = "Put a row of headings above the pupils, such as Forename, Surname, Year and Class."


@dataclass(frozen=True, slots=True)
class PupilTable:
    """A pupil list that was read: its headings, which column is what, and its rows below the headings.

    month_first: what a person said of the dates. ambiguous_dates: the headings of columns that nothing decides,
    for which the day is taken to stand first until a person says otherwise.
    """

    headings: tuple[str, ...]
    map: ColumnMap
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    month_first: bool | None = None
    ambiguous_dates: tuple[str, ...] = ()

    def label(self, field: str) -> str:
        """Return the heading of a field's column as the file has it, or what people call the field."""
        column = self.map.columns.get(field, len(self.headings))
        return (self.headings[column] if column < len(self.headings) else "") or label_of(field)

    def cells(self, field: str) -> Iterator[Cell]:
        """Yield a field's cells in the order of the rows."""
        column = self.map.columns[field]
        return (cells[column] for _, cells in self.rows if column < len(cells))

    def dates(self) -> dict[str, tuple[str, Iterator[Cell]]]:
        """Return the columns of dates: field → heading and cells."""
        there = [field for field in DATES if field in self.map.columns]
        return {field: (self.label(field), self.cells(field)) for field in there}


def pupil_table(sheet: Sheet, name: str, reading: Reading) -> PupilTable:
    """Return a sheet as a pupil list, read as a person has said and otherwise as its headings say.

    A header of -1 says that the table has no headings. Raises Problem, in a sentence that names the file, where
    nothing names pupils.
    """
    header = _header(sheet, reading)
    if header is None or not (header.good or reading.columns):
        raise Problem(f"{name} has no row of headings that names pupils.", _ADVICE)
    columns = ColumnMap(dict(reading.columns)) if reading.columns else header.map
    rows = _below(sheet, header.place)
    if not rows:
        raise Problem(f"{name} has headings but no pupils below them.", "Choose another file.")
    table = PupilTable(header.headings, columns, rows, sheet.notes, reading.month_first)
    if reading.month_first is not None:
        return table
    asked = tuple(table.label(field) for field in undecided(table.dates()))
    return PupilTable(header.headings, columns, rows, sheet.notes, None, asked)


def _header(sheet: Sheet, reading: Reading) -> Header | None:
    none = Header(NO_HEADINGS, (), ColumnMap({}))
    if reading.header is not None:
        there = 0 <= reading.header < len(sheet.rows)
        return header_at(reading.header, sheet.rows[reading.header][1]) if there else none
    found = best_header([cells for _, cells in sheet.rows[:60]])
    return found or (none if reading.columns else None)


def _below(sheet: Sheet, place: int) -> tuple[Row, ...]:
    """Return the rows below the headings; neither headings that a report repeats on every page are pupils, nor an example."""
    headings = sheet.rows[place][1] if place >= 0 else None
    below = sheet.rows[place + 1 :]
    return tuple(row for row in below if row[1] != headings and not is_example(row[1]))
