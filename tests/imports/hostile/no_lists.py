"""Files of other kinds under a list's name, and what is no file at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tests.imports.hostile.making import Hostile, good, parts, raw, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def directory(folder: Path) -> Path:
    """Return a folder under a workbook's name."""
    path = folder / "list.xlsx"
    path.mkdir()
    return path


def pipe(folder: Path) -> Path:
    """Return a pipe that nobody writes into: who opens it waits for ever."""
    path = folder / "list.csv"
    os.mkfifo(path)
    return path


def linked_to_itself(folder: Path) -> Path:
    """Return a link that goes round in a circle."""
    path = folder / "list.csv"
    path.symlink_to(path)
    return path


def linked_to_nothing(folder: Path) -> Path:
    """Return a link to a file that has gone."""
    path = folder / "list.csv"
    path.symlink_to(folder / "gone.csv")
    return path


def linked(to: str) -> Hostile:
    """Return a link to something of the system's."""

    def make(folder: Path) -> Path:
        path = folder / "list.csv"
        path.symlink_to(to)
        return path

    return Hostile(make, "is not a file")


def gone(folder: Path) -> Path:
    """Return where a file was."""
    return folder / "list.csv"


def without(*names: str) -> bytes:
    """Return a workbook that lacks some parts."""
    return zipped({name: data for name, data in parts().items() if name not in names})


NO_LISTS: Mapping[str, Hostile] = {
    "nothing": raw(b"", "is empty"),
    "a folder": Hostile(directory, "is a folder"),
    "a pipe": Hostile(pipe, "is not a file"),
    "a link to itself": Hostile(linked_to_itself, "list.csv"),
    "a link to nothing": Hostile(linked_to_nothing, "There is no file"),
    "a link to endless noughts": linked("/dev/zero"),
    "a link to chance": linked("/dev/urandom"),
    "a file that has gone": Hostile(gone, "There is no file"),
    "an old workbook": raw(OLE + b"Workbook", "old kind", "list.xlsx"),
    "an encrypted workbook": raw(OLE + "EncryptedPackage".encode("utf-16-le"), "password", "list.xlsx"),
    "a text document": raw(OLE + "WordDocument".encode("utf-16-le"), "text document", "list.xlsx"),
    "html as xls": raw("<html><body><table><tr><td>Surname</td></tr></table></html>", "web page", "list.xls"),
    "html behind a comment": raw(
        "<!-- x --><html><table><tr><td>Surname</td></tr></table>", "ends in the middle", "list.xls"
    ),
    "excel 2003 xml": raw(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "is an XML file",
        "list.xls",
    ),
    "a binary workbook": raw(zipped({"xl/workbook.bin": b"x"}), "binary workbook", "list.xlsb"),
    "an opendocument sheet": raw(
        zipped({"mimetype": b"x", "content.xml": b"<a/>"}), "OpenDocument", "list.ods"
    ),
    "a word document": raw(zipped({"word/document.xml": b"<a/>"}), "Word document", "list.xlsx"),
    "a zip in a zip": raw(zipped({"list.xlsx": good()}), "zip file", "list.xlsx"),
    "a program": raw(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "is not a list", "list.csv"),
    "a picture": raw(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "is a picture", "list.csv"),
    "a database": raw(b"SQLite format 3\x00" + b"\x00" * 100, "is a database", "list.csv"),
    "a compressed list": raw(b"\x1f\x8b\x08" + b"\x00" * 100, "compressed file", "list.csv"),
    "half a workbook": raw(good()[: len(good()) // 2], "damaged", "list.xlsx"),
    "the end of a workbook": raw(good()[len(good()) // 2 :], "is not a list", "list.xlsx"),
    "a workbook behind other bytes": raw(b"MZ" + good(), "is not a list", "list.xlsx"),
    "a zip's first bytes only": raw(b"PK\x03\x04", "damaged", "list.xlsx"),
    "a workbook without its sheet": raw(
        without("xl/worksheets/sheet1.xml"), "no sheet with rows", "list.xlsx"
    ),
    "a workbook without its types": raw(without("[Content_Types].xml"), "damaged", "list.xlsx"),
    "a workbook without its relations": raw(without("xl/_rels/workbook.xml.rels"), "damaged", "list.xlsx"),
    "a workbook without styles": raw(without("xl/styles.xml"), "2 new", "list.xlsx", slow=True),
}
