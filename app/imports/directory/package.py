"""Reading the CSV package of HSDS: a zip of tables, or one of the files of a folder with its neighbours."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.errors import Problem
from app.imports.csv_rows import read_csv
from app.imports.directory.joining import joined_services, table_named
from app.imports.directory.services import Services, services_of
from app.imports.files import decoded
from app.imports.table import MAX_BYTES, Cell, Sheet
from app.imports.zip_checks import check_package
from app.progress import Progress, Silent
from app.vocabulary import fold

_DESCRIPTION = "datapackage.json"
# What tells services.csv from any other table: the names of HSDS itself, which no school's own list has.
_HEADINGS = {"id", "name", "organization_id"}
_MORE = {"status", "description", "url"}


def is_package(names: Iterable[str]) -> bool:
    """Say whether the names in a zip are those of a package."""
    return any(name.casefold().endswith(".csv") and table_named(name) == "services" for name in names)


def is_description(data: Any) -> bool:
    """Say whether the data of a JSON file describe a package (datapackage.json), and hold no services."""
    return (
        isinstance(data, dict)
        and isinstance(data.get("resources"), list)
        and any(isinstance(one, dict) and "path" in one for one in data["resources"])
    )


def is_services_table(cells: Sequence[Cell]) -> bool:
    """Say whether a row of headings is that of a package's services.csv."""
    headings = {fold(str(cell)) for cell in cells if isinstance(cell, str)}
    return headings >= _HEADINGS and bool(_MORE & headings)


def read_package(path: Path, progress: Progress | None = None) -> Services:
    """Return the services of a package, their tables joined by their ids.

    path is a zip, or the services.csv or datapackage.json of a folder; of that folder only the known tables
    are read. Raises Problem for one that is damaged or unsafe, has no services, or is too large.
    """
    progress = progress or Silent()
    tables: dict[str, list[dict[str, Any]]] = {}
    notes: list[str] = []
    room = MAX_BYTES
    for name, data in _files(path):
        room -= len(data)
        if room < 0:
            raise Problem(
                f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB.", "Ask for a smaller area."
            )
        if not data.strip():
            continue
        progress.step(0, 0, f"Reading {name}")
        text, lossy = decoded(name, data)
        if lossy:
            notes.append(f"Some characters of {name} could not be read and show as �.")
        tables[name] = _rows(read_csv(text, name, progress))
    if not any(table_named(name) == "services" for name in tables):
        raise Problem(
            f"{path.name} has no services.csv beside it.", "Choose the zip or the whole folder's file."
        )
    found = joined_services(tables)
    return services_of(found.rows, path.name, progress, notes=(*notes, *found.notes), whole=True)


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as handle:
        zipped = handle.read(4) == b"PK\x03\x04"
    if zipped:
        yield from _zipped(path)
        return
    folder = path.parent
    for file in sorted(folder.iterdir()):
        if file.suffix.casefold() == ".csv" and table_named(file.name) and file.is_file():
            try:
                with file.open("rb") as handle:
                    yield file.name, handle.read(MAX_BYTES + 1)
            except OSError as error:
                raise Problem(
                    f"{file.name} beside {path.name} cannot be read.", "Close it elsewhere."
                ) from error


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            check_package(path.name, parts)
            for part in _tables_of(parts):
                with archive.open(part) as handle:
                    # The size that a zip claims may be a lie.
                    yield part.filename.rpartition("/")[2], handle.read(MAX_BYTES + 1)
    except (
        BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        zlib.error,
        ValueError,
    ) as error:
        raise Problem(f"{path.name} is damaged or only part of a package.", "Download it again.") from error


def _tables_of(parts: Sequence[ZipInfo]) -> Iterator[ZipInfo]:
    """Yield the known tables that lie where services.csv lies; a second package in the zip is left alone."""
    tables = [
        part for part in parts if part.filename.casefold().endswith(".csv") and table_named(part.filename)
    ]
    folder = next(
        (part.filename.rpartition("/")[0] for part in tables if table_named(part.filename) == "services"),
        None,
    )
    for part in tables:
        if part.filename.rpartition("/")[0] == folder:
            yield part


def _rows(sheet: Sheet) -> list[dict[str, Any]]:
    """Return each row as heading → cell, without what is empty, and its number under the empty name."""
    if not sheet.rows:
        return []
    headings = [fold(str(cell or "")) for cell in sheet.rows[0][1]]
    found: list[dict[str, Any]] = []
    for number, cells in sheet.rows[1:]:
        row: dict[str, Any] = {
            name: cell for name, cell in zip(headings, cells, strict=False) if name and cell
        }
        found.append(row | {"": number})
    return found
