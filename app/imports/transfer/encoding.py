"""The characters of an XML file, whatever it says of its encoding: the bytes are believed first."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Problem

_CHUNK = 1 << 18
# The longer ones first: one begins as another does.
_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Every XML file begins with an angle bracket, whose bytes tell how wide its characters are.
_STARTS = (
    (re.compile(rb"(?:[ \t\r\n]\0\0\0)*<\0\0\0"), "utf-32-le"),
    (re.compile(rb"(?:\0\0\0[ \t\r\n])*\0\0\0<"), "utf-32-be"),
    (re.compile(rb"(?:[ \t\r\n]\0)*<\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[ \t\r\n])*\0<"), "utf-16-be"),
    (re.compile(rb"[ \t\r\n]*<"), ""),
)
_MARK = re.compile(r"<[?!:_a-z]")
_SAID = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})["']""")
# Files that say they are of the first two were nearly always written by Windows.
_WESTERN = {"iso8859-1": "cp1252", "ascii": "cp1252", "cp1252": "cp1252", "iso8859-15": "iso8859-15"}
_UNICODE = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
_LOSSY = "Some characters could not be read and show as �: look at the names."
_OTHER = "The file is written as Windows-1252 and does not say so: look at names with accents."


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a file in pieces, and what the person should know about how they were read."""

    pieces: Iterator[str]
    notes: tuple[str, ...] = ()


def start_of(data: bytes) -> str:
    """Return the first characters of an XML file, in small letters; "" for what does not begin as XML or a web page."""
    place, encoding = _begins(data)
    head = data[place : place + 8000]
    if encoding is None:
        return ""
    start = head.decode(encoding or "latin-1", errors="replace")[:2000].lstrip().lower()
    return start if _MARK.match(start) else ""


def characters(data: bytes, name: str) -> Characters:
    """Return a file's characters, never all of them at once.

    Raises Problem for an encoding that transfer files do not use. Characters that cannot be read become �.
    """
    place, encoding = _begins(data)
    notes: tuple[str, ...] = ()
    if not encoding:
        said = _said(data[place : place + 1000], name)
        utf8 = _is(data, "utf-8", place) or _mostly_utf8(data, place)
        encoding = "utf-8" if utf8 else _WESTERN.get(said, "cp1252")
        if encoding != "utf-8" and said not in _WESTERN:
            notes = (_OTHER,)
    if not _is(data, encoding, place):
        notes = (*notes, _LOSSY)
    return Characters(_pieces(data, encoding, "replace", place), notes)


def _begins(data: bytes) -> tuple[int, str | None]:
    """Return after how many bytes the file begins, and its encoding: "" where a character is a byte, None for no XML.

    A mark of an encoding is passed over and not believed: some systems put the wrong one first.
    """
    place = next((len(bom) for bom in _BOMS if data.startswith(bom)), 0)
    head = data[place : place + 400]
    return place, next((encoding for start, encoding in _STARTS if start.match(head)), None)


def _said(head: bytes, name: str) -> str:
    found = _SAID.match(head)
    said = found[1].decode("latin-1") if found else "utf-8"
    try:
        encoding = codecs.lookup(said).name
    except (LookupError, ValueError):
        encoding = ""
    if encoding not in _WESTERN and encoding not in _UNICODE:
        raise Problem(
            f"{name} is in an encoding that transfer files do not use.",
            "Ask for the file again in UTF-8, as the school's system writes it.",
        )
    return encoding


def _is(data: bytes, encoding: str, place: int) -> bool:
    try:
        for _ in _pieces(data, encoding, "strict", place):
            pass
    except UnicodeError:
        return False
    return True


def _mostly_utf8(data: bytes, place: int) -> bool:
    """Say whether a text is UTF-8 into which somebody pasted a few bytes of another encoding."""
    wrong = right = 0
    for piece in _pieces(data, "utf-8", "replace", place):
        bad = piece.count("\ufffd")
        wrong += bad
        right += len(piece) - len(piece.encode("ascii", "ignore")) - bad
    return right > wrong


def _pieces(data: bytes, encoding: str, errors: str, place: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for start in range(place, len(data), _CHUNK):
        yield decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
