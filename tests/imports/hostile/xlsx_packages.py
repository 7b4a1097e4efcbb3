"""Workbooks whose zip or whose parts mean harm: bombs, deep or circling relations, links, macros, entities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from tests.imports.hostile.making import (
    BOOK,
    MAIN,
    RELS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    Hostile,
    book,
    good,
    made,
    parts,
    replaced,
    zipped,
)

_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def before(xml: bytes) -> Callable[[bytes], bytes]:
    """Return what puts bytes in front of a part."""
    return lambda data: xml + data


def nested(depth: int) -> bytes:
    """Return a part whose elements stand in each other."""
    return b"<sst xmlns='" + MAIN + b"'>" + b"<si>" * depth + b"</si>" * depth + b"</sst>"


def strings(many: int, text: bytes) -> bytes:
    """Return a table of shared texts."""
    return b"<sst xmlns='" + MAIN + b"'>" + (b"<si><t>" + text + b"</t></si>") * many + b"</sst>"


def many_parts(number: int) -> bytes:
    """Return a workbook with so many parts."""
    return zipped(parts() | {f"xl/media/{one}.bin": b"" for one in range(number)})


def claimed(size: int) -> bytes:
    """Return a workbook whose directory says that its sheet is of another size."""
    data = bytearray(good())
    entry = data.rindex(SHEET.encode()) - 46
    data[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(data)


def overlapping() -> bytes:
    """Return a workbook of which two parts are the same bytes, as in a bomb without an end."""
    data = bytearray(good())
    first, second = data.rindex(SHEET.encode()) - 46, data.rindex(STYLES.encode()) - 46
    data[first + 42 : first + 46] = data[second + 42 : second + 46]
    return bytes(data)


def encrypted() -> bytes:
    """Return a workbook whose parts are locked one by one."""
    data = bytearray(good())
    entry = data.rindex(SHEET.encode()) - 46
    data[entry + 8] |= 1
    return bytes(data)


def method(number: int) -> bytes:
    """Return a workbook packed in a way that hardly anybody reads."""
    data = bytearray(good())
    entry = data.rindex(SHEET.encode()) - 46
    data[entry + 10 : entry + 12] = number.to_bytes(2, "little")
    return bytes(data)


def stored() -> bytes:
    """Return a workbook that is not packed at all."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, data in parts().items():
            archive.writestr(name, data)
    return out.getvalue()


def xlsx(data: Callable[[], bytes], said: str, *, slow: bool = False) -> Hostile:
    """Return a workbook of these bytes."""
    return made(data, said, "list.xlsx", slow=slow)


PACKAGES: Mapping[str, Hostile] = {
    "a sheet that unpacks to 25 MB": book("read safely", {SHEET: lambda sheet: sheet + b" " * 25_000_000}),
    "a sheet that unpacks to 40 MB": book(
        "too large when unpacked", {SHEET: lambda sheet: sheet + b" " * 40_000_000}
    ),
    "parts that unpack to 300 MB": book(
        "too large when unpacked", {f"xl/media/{n}.bin": b"\x00" * 30_000_000 for n in range(10)}, slow=True
    ),
    "shared texts that unpack to 20 MB": book(
        "read safely", {STRINGS: strings(1_000_000, b"a" * 5)}, slow=True
    ),
    "five hundred thousand shared texts": book(
        "read safely", {STRINGS: lambda _: strings(500_000, b"%d" % 7)}, slow=True
    ),
    "shared texts in each other": book("no row of headings", {STRINGS: nested(20_000)}),
    "shared texts that are no texts": book("damaged", {STRINGS: b"\x00\x01\x02"}, slow=True),
    "styles that are no styles": book("damaged", {STYLES: b"<styleSheet>"}, slow=True),
    "a billion laughs": book(
        "read safely", {SHEET: before(b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>')}
    ),
    "a document type in the relations": book("read safely", {RELS: before(b"<!DOCTYPE x>")}),
    "a document type in the types": book(
        "read safely", {TYPES: before(b'<!DOCTYPE x SYSTEM "file:///etc/passwd">')}
    ),
    "a document type in small letters": book("damaged", {SHEET: before(b"<!doctype x>")}, slow=True),
    "a document type in utf-16": book(
        "read safely", {SHEET: lambda sheet: (b"<!DOCTYPE x>" + sheet).decode().encode("utf-16")}
    ),
    "an entity that nobody names": book("damaged", {SHEET: replaced(b"<sheetData>", b"<sheetData>&a;")}),
    "parts above the workbook": book("read safely", {"../../evil.xml": b"<a/>"}),
    "a part at the root of the disk": book("read safely", {"/etc/evil.xml": b"<a/>"}),
    "a part on another drive": book("2 new", {"C:\\evil.xml": b"<a/>"}),
    "two thousand and one parts": xlsx(lambda: many_parts(2001), "read safely"),
    "a sheet that is shorter than it says": xlsx(lambda: claimed(29_000_000), "read safely"),
    "a sheet that is longer than it says": xlsx(lambda: claimed(10), "damaged"),
    "two parts that are the same bytes": xlsx(overlapping, "damaged"),
    "a workbook locked part by part": xlsx(encrypted, "password"),
    "a way of packing that there is not": xlsx(lambda: method(99), "damaged"),
    "a workbook that is not packed": xlsx(stored, "2 new"),
    "macros": book("2 new", {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 100}),
    "a link to another workbook": book(
        "2 new",
        {
            RELS: replaced(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="'
                + _OFFICE
                + b'/externalLink" Target="http://evil.example/a.xlsx" TargetMode="External"/></Relationships>',
            ),
            BOOK: replaced(
                b"</workbook>",
                b'<externalReferences><externalReference xmlns:r="'
                + _OFFICE
                + b'" r:id="rId99"/></externalReferences></workbook>',
            ),
        },
    ),
    "a sheet that lies elsewhere": book(
        "no sheet with rows",
        {RELS: replaced(b"/xl/worksheets/sheet1.xml", b"http://evil.example/1")},
        slow=True,
    ),
    "a sheet that is the workbook": book(
        "no sheet with rows", {RELS: replaced(b"/xl/worksheets/sheet1.xml", b"/xl/workbook.xml")}
    ),
    "ten thousand relations": book(
        "2 new",
        {
            RELS: replaced(
                b"</Relationships>",
                b"".join(
                    b'<Relationship Id="x%d" Type="' % n
                    + _OFFICE
                    + b'/worksheet" Target="/xl/workbook.xml"/>'
                    for n in range(10_000)
                )
                + b"</Relationships>",
            )
        },
    ),
    "relations in each other": book(
        "damaged", {RELS: b"<Relationships>" + b"<a>" * 20_000 + b"</a>" * 20_000 + b"</Relationships>"}
    ),
    "a thousand sheets that are one": book(
        "2 new",
        {
            BOOK: replaced(
                b"</sheets>",
                b"".join(
                    b'<sheet xmlns:r="' + _OFFICE + b'" name="S%d" sheetId="%d" r:id="rId1"/>' % (n, n)
                    for n in range(2, 300)
                )
                + b"</sheets>",
            )
        },
        slow=True,
    ),
}
