"""The characters of an XML file, whatever it says of its encoding: the bytes are believed first."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Problem

_CHUNK = 1 << 18
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BARE = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
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


def characters(data: bytes, name: str) -> Characters:
    """Return a file's characters, never all of them at once.

    Raises Problem for an encoding that transfer files do not use. Characters that cannot be read become �.
    """
    encoding = next((found for bom, found in _BOMS if data.startswith(bom)), None)
    encoding = encoding or next((found for start, found in _BARE if data.startswith(start)), None)
    notes: tuple[str, ...] = ()
    if encoding is None:
        said = _said(data, name)
        encoding = "utf-8" if _is(data, "utf-8") or _mostly_utf8(data) else _WESTERN.get(said, "cp1252")
        if encoding != "utf-8" and said not in _WESTERN:
            notes = (_OTHER,)
    if not _is(data, encoding):
        notes = (*notes, _LOSSY)
    return Characters(_pieces(data, encoding, "replace"), notes)


def _said(data: bytes, name: str) -> str:
    found = _SAID.match(data[:1000])
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


def _is(data: bytes, encoding: str) -> bool:
    try:
        for _ in _pieces(data, encoding, "strict"):
            pass
    except UnicodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Say whether a text is UTF-8 into which somebody pasted a few bytes of another encoding."""
    wrong = right = 0
    for piece in _pieces(data, "utf-8", "replace"):
        bad = piece.count("\ufffd")
        wrong += bad
        right += len(piece) - len(piece.encode("ascii", "ignore")) - bad
    return right > wrong


def _pieces(data: bytes, encoding: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for start in range(0, len(data), _CHUNK):
        yield decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
