"""Files that are not what they seem: each ends in one sentence, or in all its rows, and the school is unchanged."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Problem
from app.imports.xlsx_rows import read_xlsx
from app.progress import Silent
from tests.imports.making import list_file, text_file, workbook_file
from tests.imports.reading import read_offer_file, read_pupil_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
SHEET = "xl/worksheets/sheet1.xml"


def binary(folder: Path, data: bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def good(folder: Path) -> Path:
    return workbook_file(folder, [["Surname", "Forename"], ["Lovelace", "Ada"], ["Hopper", "Grace"]])


def rebuilt(folder: Path, change: Callable[[bytes], bytes], part: str = SHEET) -> Path:
    """Write a good workbook with one part changed."""
    path = folder / "changed.xlsx"
    with ZipFile(good(folder)) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return path


def with_part(folder: Path, name: str, data: bytes = b"<a/>") -> Path:
    """Write a good workbook with one part more."""
    path = good(folder)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return path


def zip_of(folder: Path, *names: str) -> Path:
    path = folder / "list.xlsx"
    with ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"<a/>")
    return path


def ending(path: Path) -> str:
    """Read a file and say how that ended; anything but rows or a Problem fails the test."""
    try:
        return f"{len(read_pupil_file(path).rows)} rows."
    except Problem as problem:
        return problem.message


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"%PDF-1.7\n...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        (b"SQLite format 3\x00" + b"\x00" * 84, "is a database"),
        (bytes(range(256)) * 8, "is not a list that can be read"),
        (OLE, "old kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "text document"),
        (b"<html><body><table><tr><td>Surname</td></tr></table></body></html>", "web page saved"),
        (b"\xef\xbb\xbf <!DOCTYPE html><table>", "web page saved"),
        (b"<?xml version='1.0'?><CTfile/>", "is a Common Transfer File without pupils"),
        (b'{"contents": []}', "holds no services"),
        (b"PK\x05\x06" + b"\x00" * 18, "empty zip"),
        (b"PK\x03\x04 and nothing more", "damaged"),
    ],
)
def test_a_file_that_is_no_list_is_named(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence) as caught:
        read_pupil_file(binary(tmp_path, data))
    assert caught.value.what_to_do


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("word/document.xml",), "Word document"),
        (("content.xml", "mimetype"), "OpenDocument"),
        (("xl/workbook.bin",), "binary workbook"),
        (("photo.jpg",), "zip file, not a workbook"),
    ],
)
def test_a_zip_that_is_no_workbook_is_named(tmp_path: Path, parts: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_pupil_file(zip_of(tmp_path, *parts))


def test_a_folder_or_nothing_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder"):
        read_pupil_file(tmp_path)
    with pytest.raises(Problem, match="There is no file"):
        read_pupil_file(tmp_path / "gone.csv")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_is_named(tmp_path: Path) -> None:
    path = list_file(tmp_path, "1,Lovelace,Ada,,,")
    path.chmod(0)
    with pytest.raises(Problem, match="may not read"):
        read_pupil_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without such files")
def test_what_is_no_real_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Problem, match="is not a file"):
        read_pupil_file(tmp_path / "pipe")


def test_a_file_too_large_is_refused_before_it_fills_memory(tmp_path: Path) -> None:
    path = list_file(tmp_path, "1,Lovelace,Ada,,,")
    with path.open("r+b") as handle:
        handle.truncate(60_000_000)
    with pytest.raises(Problem, match="larger than 50 MB"):
        read_pupil_file(path)


def test_a_quotation_mark_without_partner_loses_no_rows_silently(tmp_path: Path) -> None:
    path = list_file(tmp_path, '1,"Lovelace,Ada', "2,Hopper,Grace", headings="Adno,Surname,Forename")
    with pytest.raises(Problem, match=r"from row 2 on: a quotation mark"):
        read_pupil_file(path)


def test_a_list_with_too_many_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"more than 50,000 rows"):
        read_pupil_file(text_file(tmp_path, "Surname,Forename\n" + "Lovelace,Ada\n" * 50_001))


@pytest.mark.parametrize("claim", [b'ref="A1:A1"', b'ref="A1:B2"', b'ref="A1:XFD1048576"'])
def test_a_sheet_that_lies_about_its_size_loses_no_rows(tmp_path: Path, claim: bytes) -> None:
    path = rebuilt(tmp_path, lambda sheet: sheet.replace(b'ref="A1:B3"', claim))
    assert [cells for _, cells in read_pupil_file(path).rows] == [("Lovelace", "Ada"), ("Hopper", "Grace")]


def test_a_cell_far_away_is_no_harm(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = rebuilt(tmp_path, lambda sheet: sheet.replace(b"</sheetData>", far))
    table = read_pupil_file(path)
    assert table.rows == ((2, ("Lovelace", "Ada")), (3, ("Hopper", "Grace")))
    assert table.notes == ("Columns after the 256th were not read.",)


def test_a_cell_where_excel_has_none_is_refused(tmp_path: Path) -> None:
    far = b'<row r="9999999999"><c r="A9999999999"><v>1</v></c></row></sheetData>'
    with pytest.raises(Problem, match="where Excel has none"):
        read_pupil_file(rebuilt(tmp_path, lambda sheet: sheet.replace(b"</sheetData>", far)))


def bomb(sheet: bytes) -> bytes:
    return sheet + b" " * 25_000_000


def large(sheet: bytes) -> bytes:
    return sheet + b" " * 35_000_000


def doctype(sheet: bytes) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + sheet


def hidden_doctype(sheet: bytes) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + doctype(sheet).decode()).encode("utf-16")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (bomb, "can be read safely"),
        (large, "too large when unpacked"),
        (doctype, "can be read safely"),
        (hidden_doctype, "can be read safely"),
        (lambda sheet: sheet[: len(sheet) // 2], "damaged"),
        (lambda sheet: b"not xml at all", "damaged"),
        (lambda sheet: b"", "damaged"),
    ],
)
def test_a_hostile_sheet_ends_in_a_sentence(
    tmp_path: Path, change: Callable[[bytes], bytes], sentence: str
) -> None:
    with pytest.raises(Problem, match=sentence):
        read_pupil_file(rebuilt(tmp_path, change))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "xl\\..\\..\\evil.xml"])
def test_parts_that_point_out_of_the_workbook_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match="can be read safely"):
        read_pupil_file(with_part(tmp_path, name))


def test_a_part_that_is_longer_than_it_claims_is_refused(tmp_path: Path) -> None:
    path = rebuilt(tmp_path, lambda sheet: sheet + b"<!-- -->" * 10_000)
    data = bytearray(path.read_bytes())
    entry = data.rindex(SHEET.encode()) - 46
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(Problem, match="damaged"):
        read_pupil_file(path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_damaged(tmp_path: Path, kept: float) -> None:
    data = good(tmp_path).read_bytes()
    with pytest.raises(Problem, match="damaged"):
        read_pupil_file(binary(tmp_path, data[: int(len(data) * kept)]))


@pytest.mark.parametrize("seed", range(12))
def test_a_workbook_with_flipped_bytes_ends_in_rows_or_a_sentence(tmp_path: Path, seed: int) -> None:
    data = bytearray(good(tmp_path).read_bytes())
    chance = random.Random(seed)
    for _ in range(20):
        data[chance.randrange(4, len(data))] ^= 1 << chance.randrange(8)
    assert ending(binary(tmp_path, bytes(data))).endswith(".")


def test_a_workbook_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = workbook_file(tmp_path, [["Surname", "Forename"], *([["Lovelace", "Ada"]] * 20_000)])
    with pytest.raises(Problem, match="takes too long"):
        read_xlsx(path, Silent(), seconds=0)


@given(st.binary(min_size=1, max_size=2000))
def test_any_bytes_at_all_end_in_rows_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = binary(tmp_path_factory.getbasetemp(), b"x" + data, "any.csv")
    with pytest.raises(Problem) as caught:
        read_pupil_file(path)
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[" * 100_000, "damaged"),
        ('{"contents": [{"id": 1, "na', "damaged"),
        ("[]", "holds no services"),
        ('{"contents": "none"}', "holds no services"),
        ("[1, 2, 3]", "holds no services"),
        ('{"type": "FeatureCollection", "features": []}', "holds no services"),
        ("[" + ",".join(['{"id": 1, "name": "x"}'] * 5_001) + "]", "more than 5,000"),
    ],
)
def test_a_file_that_is_no_directory_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_offer_file(text_file(tmp_path, text))
