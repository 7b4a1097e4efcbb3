"""Whatever stands in a file, its readers end in rows or in a sentence: a few tries each time, many with FIVEFOLD_FULL."""

from __future__ import annotations

import os
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Problem
from app.imports.clean_text import clean_line, clean_lines, plain_text
from app.imports.headings import best_header, guess_columns
from app.imports.opening import open_source
from app.imports.pupils import sen_values, upn
from app.imports.pupils.rows import read_rows
from app.imports.pupils.table import pupil_table
from app.imports.source import Reading
from app.imports.table import Sheet
from app.imports.values import flag, registration, sex, split_name, text_of, year_group
from app.progress import Silent
from tests.faults.harness import FULL, tally
from tests.fixtures import TODAY
from tests.imports.hostile.making import BOOK, RELS, SHEET, STRINGS, STYLES, TYPES, good, parts, zipped

HEADINGS = (
    "Surname",
    "Forename",
    "Legal Surname",
    "DOB",
    "Year",
    "NC Year",
    "Class",
    "UPN",
    "SEN Status",
    "Name",
    "Adno",
    "Offer",
    "Grouping",
)
ODD = [
    "\x00",
    "\u202e",
    "\u200d",
    "\ud800",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x1c",
    "\N{PILE OF POO}",
    "İ",
    "ß",
    "\u0301",
]
WORDS = [
    "Ada",
    "12/03/2017",
    "03.13.2016",
    "R",
    "Year 4",
    "5D",
    "nan",
    "1e999",
    "-0",
    "#REF!",
    "=1+1",
    "SEMH; ASD",
    "K",
    "Lovelace, Ada",
]
TEXT = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(ODD), st.text(max_size=12), st.sampled_from(HEADINGS)
)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), TEXT,
    st.integers(10**300, 10**301), st.builds(lambda text, many: text * many, TEXT, st.integers(1, 300)),
)  # fmt: skip
PIECES = st.sampled_from(
    [*WORDS, *ODD, *HEADINGS, *[",", ";", "\t", "|", '"', '""', "\n", "\r", "\r\n", "'", " "] * 4]
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
# What is put into a workbook's parts: marks, numbers at the edge, kinds of cell, and pieces of bytes.
TOKENS = st.one_of(
    st.sampled_from(
        [b"<", b">", b'"', b"&", b"&#0;", b"&amp;", b"</c>", b"<c>", b"<v>", b"</v>", b"<row>", b'r="0"', b'r="A0"', b'r="XFD1048577"',
         b't="s"', b't="d"', b't="b"', b't="e"', b't="inlineStr"', b"<is><t>x</t></is>", b"<f>1/0</f>", b's="99"', b"-1", b"1e999", b"nan",
         b"99999999999999999999", b"1048577", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x?>", b"<!DOCTYPE x>", b"\x00", b"\xff\xfe", b" " * 4096]
    ),
    st.binary(max_size=6),
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.integers(0, 3), st.floats(0, 1), st.integers(0, 60), TOKENS), min_size=1, max_size=6
)
PARTS = st.sampled_from([SHEET] * 6 + [STRINGS, STYLES, BOOK, RELS, TYPES])

few = partial(
    settings, deadline=None, derandomize=not FULL, database=None, suppress_health_check=list(HealthCheck)
)


def tries(number: int) -> settings:
    """Return how often something is tried: a few times, or many where there is time."""
    return few(max_examples=number * int(os.environ.get("FIVEFOLD_FUZZ", "100")) if FULL else number)


def in_rows_or_a_sentence(read: partial[Sheet]) -> None:
    """Read a file and every row of it as a pupil; only a Problem may come in between."""
    counted = tally("files made at random")
    try:
        table = pupil_table(read(), "list", Reading())
        for said in read_rows(table, TODAY)[0]:
            assert said.name or said.reason
    except Problem as problem:
        assert str(problem).endswith((".", "?")), str(problem)  # noqa: PT017 - most files end in one
    counted.add()


def opened(path: Path) -> Sheet:
    """Return the rows of whatever a file is, which may be no table."""
    return open_source(path, Silent()).sheet or Sheet(())


def changed(data: bytes, changes: list[tuple[int, float, int, bytes]]) -> bytes:
    """Return bytes with some flipped, put in, taken out or said twice."""
    for kind, where, length, token in changes:
        at = int(where * len(data))
        if kind == 0:
            data = data[:at] + token + data[at:]
        elif kind == 1:
            data = data[:at] + data[at + length :]
        elif kind == 2:
            data = data[:at] + data[at : at + length] * 2 + data[at:]
        else:
            data = data[:at] + token + data[at + len(token) :]
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@tries(60)
@given(st.lists(PIECES, max_size=60).map("".join), ENCODINGS)
def test_any_text_ends_in_rows_or_a_sentence(folder: Path, text: str, encoding: str) -> None:
    path = folder / "list.csv"
    path.write_bytes(f"Surname,Forename,DOB,Year\n{text}".encode(encoding, "replace"))
    in_rows_or_a_sentence(partial(opened, path))


@tries(40)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_rows_or_a_sentence(folder: Path, data: bytes) -> None:
    path = folder / "any.csv"
    path.write_bytes(data)
    in_rows_or_a_sentence(partial(opened, path))


@tries(60)
@given(st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=6))
def test_any_cells_below_headings_are_pupils_or_say_why_not(rows: list[tuple[object, ...]]) -> None:
    head = ("Surname", "Forename", "DOB", "Year", "SEN Type", "Left on", "Pupil Premium", "Adno")
    numbered = tuple(enumerate((head, *rows), start=1))
    in_rows_or_a_sentence(partial(Sheet, numbered))  # type: ignore[arg-type]


@tries(40)
@given(st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=6))
def test_any_headings_are_known_or_not(rows: list[tuple[object, ...]]) -> None:
    header = best_header(rows)  # type: ignore[arg-type]
    assert header is None or header.place < len(rows)
    assert all(set(guess_columns(row).values()) <= set(range(len(row))) for row in rows)  # type: ignore[arg-type]


@tries(60)
@given(CELLS)
def test_any_value_means_something_or_is_doubted(cell: object) -> None:
    text = text_of(cell)  # type: ignore[arg-type]
    for read in (
        year_group,
        flag,
        sex,
        registration,
        sen_values.sen_provision,
        sen_values.sen_types,
        upn.upn,
    ):
        value, doubt = read(text)
        # Nothing where there is nothing to be said, such as no need at all, is an answer too.
        certain = read in (upn.upn, sen_values.sen_types)
        assert value or value is False or doubt or not text or certain, (read, text)
    assert len(split_name(text)) == 3


@tries(60)
@given(st.one_of(TEXT, st.text()))
def test_cleaned_text_is_clean_and_stays_so(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert "\n" not in line
    assert clean_lines(clean_lines(text)) == clean_lines(text)
    assert isinstance(plain_text(text), str)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that cannot copy a process")
@tries(40)
@given(PARTS, CHANGES)
def test_a_workbook_with_a_part_changed_ends_in_rows_or_a_sentence(
    folder: Path, part: str, changes: list[tuple[int, float, int, bytes]]
) -> None:
    from tests.imports.hostile.forked import read_forked

    path = folder / "list.xlsx"
    found = parts()
    found[part] = changed(found[part], changes)
    path.write_bytes(zipped(found))
    in_rows_or_a_sentence(partial(read_forked, path))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that cannot copy a process")
@tries(20)
@given(CHANGES)
def test_a_workbook_with_bytes_changed_ends_in_rows_or_a_sentence(
    folder: Path, changes: list[tuple[int, float, int, bytes]]
) -> None:
    from tests.imports.hostile.forked import read_forked

    path = folder / "list.xlsx"
    path.write_bytes(changed(good(), changes))
    in_rows_or_a_sentence(partial(read_forked, path))


def test_the_workbook_that_is_changed_is_a_good_one(folder: Path) -> None:
    path = folder / "list.xlsx"
    path.write_bytes(good())
    assert len(opened(path).rows) == 3
    with ZipFile(BytesIO(good())) as archive:
        assert STRINGS in archive.namelist()
