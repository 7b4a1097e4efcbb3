"""Opening a file somebody chose and reading it into memory; no school is needed, so nothing is held meanwhile."""

from __future__ import annotations

from pathlib import Path

from app.errors import Problem
from app.imports.csv_rows import read_csv_file
from app.imports.directory.opened import holds_package, read_directory
from app.imports.directory.services import Services
from app.imports.files import Found, Kind, recognise
from app.imports.headings import ColumnMap
from app.imports.pupils.table import PupilTable, pupil_table
from app.imports.source import Reading
from app.imports.table import Sheet
from app.imports.xlsx_rows import read_xlsx
from app.progress import Progress, Silent


def read_pupil_file(
    path: Path, progress: Progress | None = None, *, columns: ColumnMap | None = None
) -> PupilTable:
    """Return the pupil list in an .xlsx or CSV file, whatever its name, encoding and separator.

    columns says which column is what, where a person has chosen; otherwise the headings say it.
    Raises Problem, in a sentence, for a file that cannot be read or holds no list.
    """
    sheet = read_sheet(path, progress or Silent())
    return pupil_table(sheet, path.name, Reading(columns=columns.columns if columns else None))


def read_offer_file(path: Path) -> Services:
    """Return the services in an Open Referral file, JSON or a package; raises Problem for any other file."""
    found = recognise(path)
    if found.kind is not Kind.JSON and not holds_package(path, found):
        choose = "Choose the JSON file of a directory"
        other = "." if found.kind is Kind.XML else ", or import it as pupils."
        raise Problem(f"{path.name} is {found.kind.value}, not an Open Referral file.", choose + other)
    return read_directory(path, found, Silent())


def read_sheet(path: Path, progress: Progress) -> Sheet:
    """Return the rows of an .xlsx or CSV file."""
    progress.step(0, 0, "Reading the file")
    found = recognise(path)
    if found.kind is Kind.XLSX:
        return read_xlsx(path, progress)
    if found.kind is Kind.TEXT:
        return _text_sheet(path, found, progress)
    if found.kind is Kind.JSON:
        raise Problem(f"{path.name} is a JSON file, not a pupil list.", "Import it as offers instead.")
    raise Problem(f"{path.name} is an XML file, not a list.", "Choose an .xlsx or CSV file.")


def _text_sheet(path: Path, found: Found, progress: Progress) -> Sheet:
    sheet = read_csv_file(path, found.encoding, progress)
    if not found.lossy:
        return sheet
    note = "Some characters could not be read and show as �. Save the file as CSV UTF-8 if names look wrong."
    return Sheet(sheet.rows, (*sheet.notes, note))
