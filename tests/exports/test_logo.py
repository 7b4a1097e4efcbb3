"""The school's logo on the cover, with words for those who cannot see it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.exports.excel_map import map_workbook
from app.exports.logo import picture_size
from app.store import Store
from tests.exports.schools import view_of


def png(wide: int, tall: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x20\x60\x50" * wide for _ in range(tall)))
    head = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x28\x00\x50" + b"\0" * 12


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_logo_is_on_the_cover_as_it_is_and_in_words(store: Store) -> None:
    view, about = view_of(store)
    logo = png(300, 100)
    found = parts(map_workbook(view, replace(about, logo=logo)))
    assert found["xl/media/image1.png"] == logo
    assert b'descr="Logo of Test Primary School"' in found["xl/drawings/drawing1.xml"]


@pytest.mark.parametrize(
    "logo", [b"", b"not a picture", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", png(0, 5)]
)
def test_what_is_no_picture_is_left_out(store: Store, logo: bytes) -> None:
    view, about = view_of(store)
    assert not [name for name in parts(map_workbook(view, replace(about, logo=logo))) if "media" in name]


def test_the_size_of_both_kinds_is_read() -> None:
    assert picture_size(png(30, 10)) == ("png", (30, 10))
    assert picture_size(JPEG) == ("jpeg", (80, 40))
