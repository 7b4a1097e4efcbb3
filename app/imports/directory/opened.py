"""Whether an opened file is a directory's CSV package, and a directory's services out of either kind of file."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from app.imports.directory.package import is_description, is_package, is_services_table, read_package
from app.imports.directory.services import Services, read_services
from app.imports.files import Found, Kind
from app.progress import Progress

# A description of a package is short; what is longer holds services.
_DESCRIBED = 1_000_000
_FIRST_LINE = 4_000
_SEPARATOR = re.compile(r"[,;\t|]")


def holds_package(path: Path, found: Found) -> bool:
    """Say whether a zip, a text or the description of a package holds a directory's tables."""
    if found.kind is Kind.XLSX:
        with (
            suppress(BadZipFile, EOFError, NotImplementedError, OSError, ValueError),
            ZipFile(path) as archive,
        ):
            return is_package(archive.namelist())
        return False
    if found.kind is Kind.TEXT:
        first = found.text[:_FIRST_LINE].lstrip("\ufeff \r\n").partition("\n")[0]
        return is_services_table([cell.strip('" \r') for cell in _SEPARATOR.split(first)])
    return found.kind is Kind.JSON and _describes(found.text)


def read_directory(path: Path, found: Found, progress: Progress) -> Services:
    """Return the services of a directory's file, JSON or a package; raises Problem for any other file."""
    if holds_package(path, found):
        return read_package(path, progress)
    return read_services(found.text, path.name, progress)


def _describes(text: str) -> bool:
    if len(text) > _DESCRIBED or '"resources"' not in text:
        return False
    with suppress(ValueError, RecursionError):
        return is_description(json.loads(text.lstrip("\ufeff"), strict=False))
    return False
