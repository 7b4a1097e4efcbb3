"""A table that is read as a pupil list: its row of headings, which column is what, and the order of its dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.errors import Problem
from app.imports.aliases.pupils import label_of
from app.imports.dates import Evidence, undecided
from app.imports.example_row import is_example
from app.imports.headings import ColumnMap, Header, best_header, header_at
from app.imports.packed_rows import Without
from app.imports.source import Reading
from app.imports.table import Row, Sheet

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
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    month_first: bool | None = None
    ambiguous_dates: tuple[str, ...] = ()
    proven: Mapping[str, Evidence] | None = None

    def label(self, field: str) -> str:
        """Return the heading of a field's column as the file has it, or what people call the field."""
        column = self.map.columns.get(field, len(self.headings))
        return (self.headings[column] if column < len(self.headings) else "") or label_of(field)

    def dates(self) -> Mapping[str, Evidence]:
        """Return what the columns of dates prove about their order, by field."""
        if self.proven is not None:
            return self.proven
        found = {field: Evidence() for field in DATES if field in self.map.columns}
        columns = [(one, self.map.columns[field]) for field, one in found.items()]
        for _, cells in self.rows if columns else ():
            for one, column in columns:
                if column < len(cells):
                    one.see(cells[column])
        return found


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
    dates = table.dates()
    asked = tuple(map(table.label, undecided(dates))) if reading.month_first is None else ()
    return replace(table, ambiguous_dates=asked, proven=dates)


def _header(sheet: Sheet, reading: Reading) -> Header | None:
    none = Header(NO_HEADINGS, (), ColumnMap({}))
    if reading.header is not None:
        there = 0 <= reading.header < len(sheet.rows)
        return header_at(reading.header, sheet.rows[reading.header][1]) if there else none
    found = best_header([cells for _, cells in sheet.rows[:60]])
    return found or (none if reading.columns else None)


def _below(sheet: Sheet, place: int) -> Sequence[Row]:
    """Return the rows below the headings; neither headings that a report repeats on every page are pupils, nor an example."""
    headings = sheet.rows[place][1] if place >= 0 else None
    below = sheet.rows[place + 1 :]
    none = frozenset(number for number, cells in below if cells == headings or is_example(cells))
    return Without(below, none) if none else below
