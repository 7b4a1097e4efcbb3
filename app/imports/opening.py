"""Opening any file somebody chose: what it holds is found by looking into it, never by its name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import Problem
from app.imports.csv_rows import read_csv_file
from app.imports.directory.opened import holds_package, read_directory
from app.imports.directory.services import Services
from app.imports.files import Found, Kind, recognise
from app.imports.looks import sort_of
from app.imports.source import Sort
from app.imports.table import Sheet
from app.imports.transfer.reading import Transfer, read_transfer
from app.imports.xlsx_rows import read_xlsx
from app.progress import Progress

_LOSSY = "Some characters could not be read and show as �. Save the file as CSV UTF-8 if names look wrong."
_TABLES = (Sort.PUPILS, Sort.OFFERS)


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file: its name, what it holds, and that as its reader hands it on; one of the three is there."""

    name: str
    sort: Sort
    sheet: Sheet | None = None
    services: Services | None = None
    transfer: Transfer | None = None


def open_source(path: Path, progress: Progress, *, sheet: str = "", sort: Sort | None = None) -> Source:
    """Return a file that was read into memory, and what it holds; it is let go of before this returns.

    sheet: the name of a workbook's sheet, else the one that looks most like a list. sort: what a table
    holds where a person has said so; a table that cannot be told for sure is UNKNOWN. Raises Problem, in a
    sentence, for what cannot be read.
    """
    progress.step(0, 0, "Reading the file")
    found = recognise(path)
    if found.kind is Kind.XML:
        return Source(path.name, Sort.TRANSFER, transfer=read_transfer(found.data, path.name, progress))
    if found.kind is Kind.JSON or (sort is None and holds_package(path, found)):
        return Source(path.name, Sort.DIRECTORY, services=read_directory(path, found, progress))
    return _of_table(path.name, _rows(path, found, progress, sheet), sort)


def _rows(path: Path, found: Found, progress: Progress, sheet: str) -> Sheet:
    if found.kind is Kind.XLSX:
        return read_xlsx(path, progress, sheet=sheet)
    if sheet:
        raise Problem(f"{path.name} is a text file, which has no sheets.", "Leave the sheet out.")
    rows = read_csv_file(path, found.encoding, progress)
    return replace(rows, notes=(*rows.notes, _LOSSY)) if found.lossy else rows


def _of_table(name: str, sheet: Sheet, sort: Sort | None) -> Source:
    if not sheet.rows:
        raise Problem(f"{name} has no rows.", "Choose another file.")
    if sort is not None and sort not in _TABLES:
        raise Problem(f"{name} is a table.", "Take it in as pupils or as offers.")
    return Source(name, sort or sort_of([cells for _, cells in sheet.rows[:60]]), sheet=sheet)
