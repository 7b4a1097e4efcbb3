"""Recognising a file by its bytes, never by its name, and refusing in one sentence what cannot be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.errors import Problem
from app.imports.table import MAX_BYTES

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
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
_MANY, _FEW = 0.3, 0.02
_HTML = ("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div")


class Kind(Enum):
    """The kinds of file that can hold a list."""

    XLSX = "an Excel workbook"
    TEXT = "a text file"
    JSON = "a JSON file"
    XML = "an XML file"


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised file; text is decoded unless it is a workbook or XML. lossy: some bytes were no characters.

    data: the bytes of an XML file, whose reader decodes them in pieces.
    """

    kind: Kind
    text: str = ""
    lossy: bool = False
    data: bytes = b""


def recognise(path: Path) -> Found:
    """Return what a file is and, for text, what it says; raises Problem for anything that holds no list."""
    data = _bytes_of(path)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Problem(f"{path.name} is empty.", "Choose another file.")
    if data.startswith(_ZIP):
        return Found(Kind.XLSX)
    if data.startswith(_OLE):
        raise _ole_problem(path, data)
    for start, what in _NAMED:
        if data.startswith(start):
            raise Problem(f"{path.name} is {what}, not a list.", _CHOOSE)
    # An XML file may be large and is never wanted as a whole.
    xml = _is_xml(data)
    text, lossy = ("", False) if xml else _decoded(path, data)
    start_of_text = _start_of_text(data) if xml else text[:2000].lstrip("\ufeff \t\r\n").lower()
    if start_of_text.startswith(_HTML) or (start_of_text.startswith("<?xml") and "<html" in start_of_text):
        raise Problem(
            f"{path.name} is a web page saved under a spreadsheet's name.",
            "Open it in Excel and save it as .xlsx or CSV, then import that.",
        )
    if xml:
        return Found(Kind.XML, data=data)
    return Found(Kind.JSON if start_of_text.startswith(("{", "[")) else Kind.TEXT, text, lossy)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Problem(f"{path.name} is a folder.", "Choose a file in it.")
        if not path.exists():
            raise Problem(f"There is no file {path.name}.", "It may have been moved: choose it again.")
        if not path.is_file():
            raise Problem(f"{path.name} is not a file that can be read.", "Choose an .xlsx or CSV file.")
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except PermissionError as error:
        raise Problem(
            f"You may not read {path.name}, or another program has it open.",
            "Close it there, or ask who looks after the computer.",
        ) from error
    except OSError as error:
        raise Problem(f"{path.name} cannot be read.", f"The computer says: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise Problem(
            f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB.",
            "Is it the right file? Split it if so.",
        )
    return data


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
    return _decoded(Path(name), data)


def _decoded(path: Path, data: bytes) -> tuple[str, bool]:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None) or _without_bom(data)
    if encoding is None:
        encoding = "utf-8" if _is_mostly_utf8(data) else "cp1252"
        # A list may hold control characters, even many; a picture is no UTF-8 and holds little else.
        if _strangeness(data) > (_MANY if encoding == "utf-8" else _FEW):
            raise Problem(f"{path.name} is not a list that can be read.", _CHOOSE)
    text = data.decode(encoding, errors="replace")
    return text, "\ufffd" in text


def _is_mostly_utf8(data: bytes) -> bool:
    """Say whether a text is UTF-8, be it with a few bytes of another encoding that somebody pasted in."""
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return not wrong or beyond_ascii - wrong > wrong


def _is_xml(data: bytes) -> bool:
    """Say whether a file is XML, or a web page: it begins with a mark in angle brackets."""
    return re.match(r"<[?!:_a-z]", _start_of_text(data)) is not None


def _start_of_text(data: bytes) -> str:
    head = data[:4000]
    encoding = (
        next((name for bom, name in _BOMS if head.startswith(bom)), None) or _without_bom(head) or "latin-1"
    )
    return head.decode(encoding, errors="replace")[:2000].lstrip("\ufeff \t\r\n").lower()


def _strangeness(data: bytes) -> float:
    """Return which part of a file's beginning is control characters; a stray one or two do not count."""
    head = data[:64_000]
    strange = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a" for byte in head)
    return max(0, strange - 2) / len(head)


def _without_bom(data: bytes) -> str | None:
    """Say which half of each pair of bytes is empty, as in UTF-16 text of western letters."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    enough = len(head) * 0.3
    if odd > enough and even < enough / 10:
        return "utf-16-le"
    if even > enough and odd < enough / 10:
        return "utf-16-be"
    return None
