"""Which encoding a text is in, found by going through its bytes in pieces, so that no file is held as a whole."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 64_000
_MANY, _FEW = 0.3, 0.02

Pieces = Callable[[], Iterable[bytes]]


def by_mark(head: bytes) -> str | None:
    """Return the encoding that the beginning of a file gives away by its mark, or by every other byte being empty."""
    return next((name for bom, name in _BOMS if head.startswith(bom)), None) or _without_bom(head)


def encoding_of(pieces: Pieces) -> tuple[str, bool] | None:
    """Return the encoding of a text and whether some of its bytes are no characters; None where it is no text."""
    head = b""
    for piece in pieces():
        head += piece
        if len(head) >= _HEAD:
            break
    encoding = by_mark(head)
    if encoding is None:
        wrong, right = _as_utf8(pieces())
        # A file may be UTF-8 with a few bytes of another encoding that somebody pasted in.
        encoding = "utf-8" if not wrong or right > wrong else "cp1252"
        # A list may hold control characters, even many; a picture is no UTF-8 and holds little else.
        if _strangeness(head[:_HEAD]) > (_MANY if encoding == "utf-8" else _FEW):
            return None
        if encoding == "utf-8":
            return encoding, bool(wrong)
    return encoding, any("\ufffd" in text for text in _texts(pieces(), encoding))


def _as_utf8(pieces: Iterable[bytes]) -> tuple[int, int]:
    """Return how many characters beyond ASCII are none, and how many are, where the bytes are read as UTF-8."""
    wrong = right = 0
    for text in _texts(pieces, "utf-8"):
        if not text.isascii():
            faults = text.count("\ufffd")
            wrong += faults
            right += len(text) - len(text.encode("ascii", errors="ignore")) - faults
    return wrong, right


def _texts(pieces: Iterable[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _strangeness(head: bytes) -> float:
    """Return which part of a file's beginning is control characters; a stray one or two do not count."""
    strange = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a" for byte in head)
    return max(0, strange - 2) / max(1, len(head))


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
