"""Looking through a workbook's zip directory before anything in it is unpacked."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from app.errors import Problem

_MAX_PARTS = 2_000
_MAX_TOTAL = 200_000_000
_MAX_PART = 30_000_000
_MAX_RATIO = 200
_SMALL = 1_000_000
_CHUNK = 1 << 20
_MARK = b"<!DOCTYPE"


def check_workbook(path: Path) -> None:
    """Raise Problem for a zip that is no workbook, is damaged, or would unpack into too much."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            _check_kind(path.name, {part.filename for part in parts})
            _check_sizes(path.name, parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    _refuse_doctype(path.name, archive, part)
    except (BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise damaged(path.name) from error


def damaged(name: str) -> Problem:
    """Return the sentence for a workbook that is cut short or broken."""
    return Problem(
        f"{name} is damaged or only part of a workbook.", "Save it again in Excel, or download it again."
    )


def _check_kind(name: str, names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise Problem(f"{name} is an Excel binary workbook (.xlsb).", "Save it as .xlsx or CSV.")
    if "content.xml" in names:
        raise Problem(f"{name} is an OpenDocument file.", "Save it as .xlsx or CSV.")
    if "word/document.xml" in names:
        raise Problem(f"{name} is a Word document, not a list.", "Choose an .xlsx or CSV file.")
    raise Problem(f"{name} is a zip file, not a workbook.", "Unpack it and choose the list inside.")


def check_package(name: str, parts: list[ZipInfo]) -> None:
    """Raise Problem for a zip of tables that is unsafe, has a password, or would unpack into too much."""
    unsafe = Problem(f"{name} is not a package that can be read safely.", "Download it again.")
    if len(parts) > _MAX_PARTS or len({part.filename for part in parts}) < len(parts):
        raise unsafe
    if any(_leads_out(part.filename) for part in parts):
        raise unsafe
    if any(part.flag_bits & 1 for part in parts):
        raise Problem(f"{name} is protected with a password.", "Save it without the password first.")
    if sum(part.file_size for part in parts) > _MAX_TOTAL:
        raise Problem(f"{name} is too large when unpacked.", "Ask for a smaller area.")
    if any(part.file_size > max(_SMALL, _MAX_RATIO * part.compress_size) for part in parts):
        raise unsafe


def _leads_out(path: str) -> bool:
    return path.startswith(("/", "\\")) or ".." in path.replace("\\", "/").split("/")


def _check_sizes(name: str, parts: list[ZipInfo]) -> None:
    unsafe = Problem(f"{name} is not a workbook that can be read safely.", "Save its pupils as CSV.")
    if len(parts) > _MAX_PARTS or len({part.filename for part in parts}) < len(parts):
        raise unsafe
    if sum(part.file_size for part in parts) > _MAX_TOTAL:
        raise Problem(f"{name} is too large when unpacked.", "Save only the list itself as .xlsx or CSV.")
    for part in parts:
        if _leads_out(part.filename):
            raise unsafe
        if part.flag_bits & 1:
            raise Problem(f"{name} is protected with a password.", "Save it without the password first.")
        if part.file_size > _MAX_PART and part.filename.endswith(".xml"):
            raise Problem(f"{name} is too large when unpacked.", "Save only the list itself as .xlsx or CSV.")
        if part.file_size > _SMALL and part.file_size > _MAX_RATIO * max(part.compress_size, 1):
            raise unsafe


def _refuse_doctype(name: str, archive: ZipFile, part: ZipInfo) -> None:
    """Refuse a document type, which a workbook never has: it can make a reader unpack itself to death."""
    before = b""
    with archive.open(part) as handle:
        while chunk := handle.read(_CHUNK):
            # UTF-16 hides the words behind empty bytes.
            plain = before + chunk.replace(b"\x00", b"")
            if _MARK in plain:
                raise Problem(f"{name} is not a workbook that can be read safely.", "Save its pupils as CSV.")
            before = plain[-len(_MARK) :]
