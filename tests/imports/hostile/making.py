"""What makes hostile files: bytes as they are, and a good workbook with one thing wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

Maker = Callable[[Path], Path]
SHEET, BOOK, STRINGS, STYLES = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
RELS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile file: what makes it, and a part of what is said of it; slow ones are tried with FIVEFOLD_FULL only."""

    make: Maker
    said: str
    slow: bool = False


def raw(data: bytes | str, said: str, name: str = "list.csv", *, slow: bool = False) -> Hostile:
    """Return a file of these bytes, or of this text as UTF-8."""
    written = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return made(lambda: written, said, name, slow=slow)


def made(data: Callable[[], bytes], said: str, name: str = "list.csv", *, slow: bool = False) -> Hostile:
    """Return a file of bytes that are only put together when they are wanted."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data())
        return path

    return Hostile(make, said, slow)


@cache
def good() -> bytes:
    """Return a workbook with two pupils, whose texts are shared ones as Excel writes them."""
    made_by = Workbook()
    sheet = made_by.active
    assert sheet is not None
    sheet.append(("Surname", "Forename", "Year", "Adno", "DOB"))
    sheet.append(("Lovelace", "Ada", 4, 1, date(2017, 3, 12)))
    sheet.append(("Hopper", "Grace", 5, 2, date(2016, 4, 13)))
    out = BytesIO()
    made_by.save(out)
    with ZipFile(out) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    texts: list[bytes] = []

    def share(text: re.Match[bytes]) -> bytes:
        texts.append(text[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    found[SHEET] = re.sub(rb't="inlineStr"><is><t>(.*?)</t></is>', share, found[SHEET])
    if texts:
        shared = b"".join(b"<si><t>" + text + b"</t></si>" for text in texts)
        found[STRINGS] = b"<sst xmlns='" + MAIN + b"'>" + shared + b"</sst>"
    found[TYPES] = found[TYPES].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    return zipped(found)


def parts() -> dict[str, bytes]:
    """Return the parts of a good workbook by name."""
    with ZipFile(BytesIO(good())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(found: Mapping[str, bytes]) -> bytes:
    """Return parts as a zip file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return out.getvalue()


def book(
    said: str, changed: Mapping[str, Callable[[bytes], bytes] | bytes], *, slow: bool = False
) -> Hostile:
    """Return a good workbook with these parts changed or added."""

    def data() -> bytes:
        found = parts()
        for name, change in changed.items():
            found[name] = change if isinstance(change, bytes) else change(found.get(name, b""))
        return zipped(found)

    return made(data, said, "list.xlsx", slow=slow)


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return what replaces bytes in a part, which must hold them."""

    def change(data: bytes) -> bytes:
        assert old in data, old
        return data.replace(old, new)

    return change


def last_row(xml: bytes) -> Callable[[bytes], bytes]:
    """Return what puts rows at the end of a sheet."""
    return replaced(b"</sheetData>", xml + b"</sheetData>")
