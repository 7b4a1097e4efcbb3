"""A file as the readers hand it on, for tests that need no school: opened and known as the program does it."""

from __future__ import annotations

from pathlib import Path

from app.imports.directory.services import Services
from app.imports.headings import ColumnMap
from app.imports.opening import open_source
from app.imports.pupils.table import PupilTable, pupil_table
from app.imports.source import Reading, Sort
from app.progress import Progress, Silent


def read_pupil_file(
    path: Path, progress: Progress | None = None, *, columns: ColumnMap | None = None
) -> PupilTable:
    """Return the pupil list in a file; columns as a person says them."""
    sheet = open_source(path, progress or Silent(), sort=Sort.PUPILS).sheet
    assert sheet is not None, "It is no table."
    return pupil_table(sheet, path.name, Reading(columns=columns.columns if columns else None))


def read_offer_file(path: Path) -> Services:
    """Return the services of a directory's file."""
    services = open_source(path, Silent()).services
    assert services is not None, "It is no directory."
    return services
