"""Workbooks whose sheet means harm: sizes that lie, cells far away, formulas, kinds of cell, and dates."""

from __future__ import annotations

from collections.abc import Mapping

from tests.imports.hostile.making import SHEET, Hostile, book, last_row, replaced


def text(where: str, words: str) -> bytes:
    """Return a cell that holds its text itself."""
    return f'<c r="{where}" t="inlineStr"><is><t>{words}</t></is></c>'.encode()


def pupil(number: int, *cells: bytes) -> bytes:
    """Return a row of a sheet."""
    return b'<row r="%d">' % number + b"".join(cells) + b"</row>"


def born(value: bytes) -> bytes:
    """Return a row with a pupil whose birthday is this."""
    return pupil(4, text("A4", "Curie"), text("B4", "Marie"), b'<c r="E4">' + value + b"</c>")


FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NOWHERE = b'<row r="9999999999"><c r="A9999999999"><v>1</v></c></row>'
WIDE = pupil(4, *(b'<c r="%s4"><v>1</v></c>' % name.encode() for name in ("XFD",)))


def rows(xml: bytes, said: str, *, slow: bool = False) -> Hostile:
    """Return a good workbook with rows more."""
    return book(said, {SHEET: last_row(xml)}, slow=slow)


CELLS: Mapping[str, Hostile] = {
    "a sheet that claims one cell": book("2 new", {SHEET: replaced(b'ref="A1:E3"', b'ref="A1"')}),
    "a sheet that claims to be all of excel": book(
        "2 new", {SHEET: replaced(b'ref="A1:E3"', b'ref="A1:XFD1048576"')}
    ),
    "a sheet that claims nonsense": book("2 new", {SHEET: replaced(b'ref="A1:E3"', b'ref="nonsense"')}),
    "a sheet that claims less than nothing": book(
        "2 new", {SHEET: replaced(b'ref="A1:E3"', b'ref="E3:A1"')}, slow=True
    ),
    "one cell far away": rows(FAR, "2 new"),
    "one cell where excel has none": rows(NOWHERE, "where Excel has none"),
    "one cell 16,384 columns away": rows(WIDE, "2 new"),
    "a column beyond the last": rows(pupil(4, b'<c r="ZZZZ4"><v>1</v></c>'), "damaged"),
    "16,384 columns in each of 60 rows": rows(
        b"".join(pupil(4 + n, *(b"<c><v>1</v></c>" for _ in range(16_384))) for n in range(60)),
        "read safely",
        slow=True,
    ),
    "a row with the number nought": rows(b'<row r="0"><c r="A0"><v>1</v></c></row>', "damaged"),
    "a row with less than nothing": rows(b'<row r="-5"><c r="A-5"><v>1</v></c></row>', "damaged", slow=True),
    "rows in the wrong order": rows(pupil(2, text("A2", "Curie"), text("B2", "Marie")), "damaged"),
    "a row without a number": rows(b"<row><c><v>1</v></c></row>", "2 new"),
    "cells in the wrong order": rows(pupil(4, text("B4", "Marie"), text("A4", "Curie")), "3 new", slow=True),
    "a cell whose shared text is not there": rows(pupil(4, b'<c r="A4" t="s"><v>999999</v></c>'), "damaged"),
    "a cell whose shared text is less than nothing": rows(
        pupil(4, b'<c r="A4" t="s"><v>-1</v></c>'), "1 refused"
    ),
    "a cell of an unknown kind": rows(pupil(4, b'<c r="A4" t="zz"><v>1</v></c>'), "1 refused", slow=True),
    "a cell of an unknown style": rows(pupil(4, b'<c r="A4" s="4000000000"><v>1</v></c>'), "1 refused"),
    "a number that is none": rows(pupil(4, b'<c r="A4"><v>1e</v></c>'), "damaged"),
    "a number without an end": rows(pupil(4, b'<c r="A4"><v>1e999</v></c>', text("B4", "Ada")), "3 new"),
    "a number of 400 digits": rows(pupil(4, b'<c r="A4"><v>' + b"9" * 400 + b"</v></c>"), "1 refused"),
    "a number of 5,000 digits": rows(
        pupil(4, b'<c r="A4"><v>' + b"9" * 5000 + b"</v></c>"), "damaged", slow=True
    ),
    "an error as a name": rows(pupil(4, b'<c r="A4" t="e"><v>#REF!</v></c>', text("B4", "Ada")), "1 refused"),
    "a formula that starts a program": rows(
        pupil(4, b'<c r="A4" t="str"><f>cmd|\' /C calc\'!A0</f><v>Curie</v></c>', text("B4", "Marie")),
        "3 new",
    ),
    "a formula that was never reckoned": rows(
        pupil(4, b'<c r="A4"><f>WEBSERVICE("http://x.example")</f></c>', text("B4", "Ada")), "2 new"
    ),
    "a text that looks like a formula": rows(
        pupil(4, text("A4", "=cmd|' /C calc'!A0"), text("B4", "@SUM(1)")), "3 new"
    ),
    "a date before all dates": rows(pupil(4, b'<c r="A4" t="d"><v>-9999-01-01</v></c>'), "damaged"),
    "a date after all dates": rows(pupil(4, b'<c r="A4" t="d"><v>99999-01-01</v></c>'), "damaged"),
    "a day number after all dates": rows(
        pupil(4, text("A4", "Curie"), text("B4", "Marie"), b'<c r="E4" s="1"><v>99999999999</v></c>'), "3 new"
    ),
    "a birthday without an end": rows(born(b"<v>1e999</v>"), "3 new"),
    "a birthday that is no number": rows(born(b"<v>nan</v>"), "3 new"),
    "a birthday of 400 digits": rows(born(b"<v>" + b"9" * 400 + b"</v>"), "1 refused"),
    "a birthday of less than nothing": rows(born(b"<v>-1e300</v>"), "1 refused", slow=True),
    "a year without an end": rows(
        pupil(4, text("A4", "Curie"), text("B4", "Marie"), b'<c r="C4"><v>1e999</v></c>'), "3 new"
    ),
    "a text of 200,000 characters": rows(pupil(4, text("A4", "A" * 200_000), text("B4", "Ada")), "1 refused"),
    "a text in a thousand runs": rows(
        pupil(
            4, b'<c r="A4" t="inlineStr"><is>' + b"<r><t>a</t></r>" * 1000 + b"</is></c>", text("B4", "Ada")
        ),
        "1 refused",
        slow=True,
    ),
    "a text that turns around": rows(pupil(4, text("A4", "\u202eCurie"), text("B4", "Marie")), "3 new"),
    "a text with a letter that xml has not": rows(pupil(4, text("A4", "a&#0;b")), "damaged"),
    "a text with half a letter": rows(pupil(4, text("A4", "a&#xD800;b")), "damaged"),
    "a text of excel's own escapes": rows(
        pupil(4, text("A4", "_x0000__x202E_Curie"), text("B4", "Marie")), "3 new"
    ),
    "elements in each other": rows(pupil(4, b"<c>" * 5_000 + b"</c>" * 5_000), "2 new"),
    "an attribute of a million letters": rows(b'<row r="4" x="' + b"a" * 1_000_000 + b'"/>', "read safely"),
    "fifty thousand attributes": rows(
        b'<row r="4" ' + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b"/>", "2 new", slow=True
    ),
    "sixty thousand rows": rows(
        b"".join(pupil(n, text(f"A{n}", "Curie"), text(f"B{n}", "Marie")) for n in range(4, 60_004)),
        "more than 50,000 rows",
        slow=True,
    ),
    "a hundred thousand merged cells": book(
        "2 new",
        {
            SHEET: replaced(
                b"</sheetData>",
                b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 20_000 + b"</mergeCells>",
            )
        },
        slow=True,
    ),
    "a sheet that ends early": book("damaged", {SHEET: lambda sheet: sheet[: len(sheet) // 2]}),
    "a sheet that is a text": book("damaged", {SHEET: b"Surname,Forename\nLovelace,Ada\n"}, slow=True),
    "a sheet of another language": book(
        "no sheet with rows",
        {SHEET: replaced(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://x.example")},
    ),
}
