"""The school's logo on the cover, taken as it is, without a library that reads pictures."""

from __future__ import annotations

import struct
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor, SpreadsheetDrawing
from openpyxl.drawing.xdr import XDRPositiveSize2D

from app.exports.sheets import Sheet
from app.exports.text import clean

_TALLEST, _WIDEST = 64, 240
_EMU = 9525  # the unit of drawings, to a pixel
_PNG = b"\x89PNG\r\n\x1a\n"


class Logo(Image):
    """A PNG or JPEG picture with words for those who cannot see it."""

    def __init__(self, content: bytes, kind: str, size: tuple[int, int]) -> None:
        """Keep the bytes; openpyxl's own way needs a picture library that this program does without."""
        self.content = content
        self.format = kind
        self.width, self.height = size

    def _data(self) -> bytes:
        return self.content


def add_logo(sheet: Sheet, row: int, content: bytes, words: str) -> int:
    """Put the logo in a row of its own; return the row after it. Other kinds of picture are left out."""
    found = picture_size(content)
    if found is None:
        return row
    kind, (wide, tall) = found
    scale = min(_TALLEST / tall, _WIDEST / wide, 1.0)
    size = (max(round(wide * scale), 1), max(round(tall * scale), 1))
    logo = Logo(content, kind, size)
    logo.anchor = _anchor(row, size, words)
    sheet.ws.add_image(logo)
    sheet.set_height(row, size[1] * 0.75 + 6)
    return row + 1


def picture_size(content: bytes) -> tuple[str, tuple[int, int]] | None:
    """Return the kind and the pixels of a PNG or JPEG; None for anything else or for a broken one."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and len(content) >= 24:
        wide, tall = struct.unpack(">II", content[16:24])
        return ("png", (wide, tall)) if wide and tall else None
    if content.startswith(b"\xff\xd8"):
        size = _jpeg_size(content)
        return ("jpeg", size) if size else None
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            tall, wide = struct.unpack(">HH", content[place + 5 : place + 9])
            return (wide, tall) if wide and tall else None
        place += 2 + length
    return None


def _anchor(row: int, size: tuple[int, int], words: str) -> Any:
    anchor: Any = OneCellAnchor(_from=AnchorMarker(col=0, row=row - 1))
    anchor.ext = XDRPositiveSize2D(size[0] * _EMU, size[1] * _EMU)
    # A picture of our own making in the anchor is kept, and with it the words for it.
    drawing: Any = SpreadsheetDrawing()
    anchor.pic = drawing._picture_frame(1)
    anchor.pic.nvPicPr.cNvPr.descr = clean(words)
    return anchor
