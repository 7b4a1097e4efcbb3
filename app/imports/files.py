"""Recognising a file by its bytes, never by its name, and refusing in one sentence what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from app.errors import Problem
from app.imports.decoding import encoding_of
from app.imports.table import MAX_BYTES
from app.imports.transfer.encoding import start_of

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMED = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"{\\rtf", "a text document"),
    (b"PK\x05\x06", "an empty zip file"),
)
_CHOOSE = "Pupils come from an .xlsx or CSV file, offers from a JSON file."
_PIECE = 1 << 20
_BEGINNING = 4_000
_HTML = ("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div")


class Kind(Enum):
    """The kinds of file that can hold a list."""

    XLSX = "an Excel workbook"
    TEXT = "a text file"
    JSON = "a JSON file"
    XML = "an XML file"


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised file. lossy: some bytes were no characters.

    text: the whole of a JSON file; of a text only its beginning, for its reader decodes it in pieces, by encoding.
    data: the bytes of an XML file, whose reader decodes them in pieces too.
    """

    kind: Kind
    text: str = ""
    lossy: bool = False
    data: bytes = b""
    encoding: str = ""


def recognise(path: Path) -> Found:
    """Return what a file is and, for text, how it is written; raises Problem for anything that holds no list."""
    with opened(path) as handle:
        if not any(piece.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe") for piece in _pieces(handle)):
            raise Problem(f"{path.name} is empty.", "Choose another file.")
        head = _again(handle).read(_BEGINNING)
        if head.startswith(_ZIP):
            return Found(Kind.XLSX)
        if head.startswith(_OLE):
            raise _ole_problem(path, _again(handle).read())
        for start, what in _NAMED:
            if head.startswith(start):
                raise Problem(f"{path.name} is {what}, not a list.", _CHOOSE)
        return _text(path, handle, head)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be read; raises Problem for what cannot be, and for what is too large."""
    try:
        if path.is_dir():
            raise Problem(f"{path.name} is a folder.", "Choose a file in it.")
        if not path.exists():
            raise Problem(f"There is no file {path.name}.", "It may have been moved: choose it again.")
        if not path.is_file():
            raise Problem(f"{path.name} is not a file that can be read.", "Choose an .xlsx or CSV file.")
        if path.stat().st_size > MAX_BYTES:
            raise Problem(
                f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB.",
                "Is it the right file? Split it if so.",
            )
        with path.open("rb") as handle:
            yield handle
    except PermissionError as error:
        raise Problem(
            f"You may not read {path.name}, or another program has it open.",
            "Close it there, or ask who looks after the computer.",
        ) from error
    except OSError as error:
        raise Problem(f"{path.name} cannot be read.", f"The computer says: {error.strerror}.") from error


def _pieces(handle: BinaryIO) -> Iterator[bytes]:
    # A file that grows meanwhile is not followed without end.
    for _ in range(MAX_BYTES // _PIECE + 1):
        if not (piece := handle.read(_PIECE)):
            return
        yield piece


def _again(handle: BinaryIO) -> BinaryIO:
    handle.seek(0)
    return handle


def _text(path: Path, handle: BinaryIO, head: bytes) -> Found:
    # An XML file may be large and is never wanted as a whole.
    xml = start_of(head)
    found = ("", False) if xml else encoding_of(lambda: _pieces(_again(handle)))
    if found is None:
        raise Problem(f"{path.name} is not a list that can be read.", _CHOOSE)
    encoding, lossy = found
    beginning = xml or head.decode(encoding, errors="replace")
    start_of_text = beginning[:2000].lstrip("\ufeff \t\r\n").lower()
    if start_of_text.startswith(_HTML) or (start_of_text.startswith("<?xml") and "<html" in start_of_text):
        raise Problem(
            f"{path.name} is a web page saved under a spreadsheet's name.",
            "Open it in Excel and save it as .xlsx or CSV, then import that.",
        )
    if xml:
        return Found(Kind.XML, data=_again(handle).read(MAX_BYTES))
    if start_of_text.startswith(("{", "[")):
        text = _again(handle).read(MAX_BYTES).decode(encoding, errors="replace")
        return Found(Kind.JSON, text, lossy, encoding=encoding)
    return Found(Kind.TEXT, beginning, lossy, encoding=encoding)


def _ole_problem(path: Path, data: bytes) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Problem(
            f"{path.name} is protected with a password.",
            "Open it in Excel, save it without the password, import it and delete that copy.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        return Problem(f"{path.name} is a text document, not a list.", "Choose an .xlsx or CSV file.")
    return Problem(
        f"{path.name} is an Excel file of the old kind (.xls).",
        "Open it in Excel and save it as .xlsx or CSV.",
    )


def decoded(name: str, data: bytes) -> tuple[str, bool]:
    """Return the text of a table, and whether some bytes were no characters; raises Problem for what is no text."""
    found = encoding_of(lambda: (data,))
    if found is None:
        raise Problem(f"{name} is not a list that can be read.", _CHOOSE)
    encoding, lossy = found
    return data.decode(encoding, errors="replace"), lossy
