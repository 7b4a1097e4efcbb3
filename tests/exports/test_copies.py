"""What may leave the school: the shared copy knows nothing of pupils, the internal one says what it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from app.db import create
from app.exports.excel_map import map_workbook
from app.exports.full_columns import HEADINGS
from app.exports.offer_ids import read_id
from app.operations.setup import SchoolDraft, set_up_school
from app.store import Store
from tests.exports.reading import book_of, described, found, in_sight, texts
from tests.exports.schools import Maker, add_pupils, read, view_of
from tests.fixtures import TODAY, clock

NOTICE = "Unprotected: invented pupils only"
PLACED = [
    ("emotional_wellbeing", "help"),
    ("learning_and_attention", "more_help"),
    ("attendance_and_belonging", "risk_support"),
]


@pytest.fixture
def sample(store: Store) -> Store:
    """A school of its own with some of the sample's offers, for tests that add pupils."""
    maker = Maker(store)
    for entry in read("sample/offers.json")["offers"][:12]:
        maker.add_sample(entry)
    return store


@pytest.fixture(scope="session")
def said(sample_store: Store) -> list[str]:
    """Every text of the sample's shared copy, made when there are pupils, but for ids: their letters may make any word."""
    add_pupils(sample_store, 5, placed=PLACED)
    every = [text for sheet in book_of(sample_store).worksheets for text in texts(sheet).values()]
    return [text for text in every if read_id(text, HEADINGS) is None]


def test_pupils_change_nothing_in_the_shared_copy(sample: Store) -> None:
    before = described(book_of(sample))
    add_pupils(sample, 5, placed=PLACED)
    assert described(book_of(sample)) == before


def test_pupils_change_not_a_byte_of_the_shared_copys_sheets(sample: Store) -> None:
    before = map_workbook(*view_of(sample))
    add_pupils(sample, 5, placed=PLACED)
    after = map_workbook(*view_of(sample))
    assert _sheets(after) == _sheets(before)


def _sheets(content: bytes) -> dict[str, bytes]:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "sheet" in name}


@pytest.mark.parametrize(
    "word", [r"\bgaps?\b", r"(?<!Year )\b\d+ pupils?\b", "on roll", "overload", "overlap", r"\bfull,"]
)
def test_the_shared_copy_never_says(said: list[str], word: str) -> None:
    assert not [text for text in said if re.search(word, text, re.IGNORECASE)]


def test_the_shared_copy_holds_no_costs(sample: Store) -> None:
    heads = texts(book_of(sample)["Offers in full"]).values()
    assert "Cost" not in heads
    assert "Cost" in texts(book_of(sample, internal=True)["Offers in full"]).values()


def test_the_internal_copy_counts_pupils_in_their_cells(sample: Store) -> None:
    add_pupils(sample, 5, placed=PLACED)
    said = texts(book_of(sample, internal=True)["Map"]).values()
    assert {"1 pupil", "4 pupils", "1 pupil placed", "Gap: 1 pupil, no offer"} <= set(said)


def test_the_internal_copy_lists_its_gaps(sample: Store) -> None:
    add_pupils(sample, 5, placed=PLACED)
    sheet = book_of(sample, internal=True)["Gaps"]
    row = found(sheet, "Learning and attention").row
    assert [sheet.cell(row, column).value for column in (2, 3, 4)] == ["Getting More Help", 1, 1]


def test_the_internal_copy_counts_each_pupil_once_in_its_totals(sample: Store) -> None:
    add_pupils(sample, 5, placed=PLACED)
    said = texts(book_of(sample, internal=True)["Map"]).values()
    assert "2 pupils (40% of 5), last year 0" in said


def test_a_school_without_gaps_says_so(store: Store) -> None:
    assert found(book_of(store, internal=True)["Gaps"], "No gaps")


@pytest.mark.parametrize("internal", [False, True])
def test_every_page_says_who_may_have_it(store: Store, internal: bool) -> None:
    words = "Internal, not for sharing" if internal else "For partner agencies. Contains no pupil data."
    for footer, header in _edges(book_of(store, internal=internal)):
        assert footer == words
        assert ("Internal, not for sharing" in header) is internal


@pytest.mark.parametrize("internal", [False, True])
def test_every_page_of_the_samples_copies_says_that_pupils_are_invented(
    tmp_path: Path, internal: bool
) -> None:
    database = create(tmp_path / "sample")
    store = Store(database, "Ms Dovecote", clock)
    store.write(set_up_school, SchoolDraft(name="Larkfield Primary", is_sample=True), today=TODAY)
    edges = _edges(book_of(store, internal=internal))
    database.close()
    assert all(NOTICE in header for _, header in edges)


def _edges(book: Any) -> list[tuple[str, str]]:
    return [(sheet.oddFooter.center.text, sheet.oddHeader.center.text) for sheet in in_sight(book)]


def test_the_internal_copy_has_two_sheets_more(store: Store) -> None:
    shared = ["Cover and key", "Map", "Offers by grouping", "Offers in full", "By year group"]
    assert book_of(store).sheetnames == [*shared, "Lists"]
    more = ["Gaps", "Capacity and waiting", "Lists"]
    assert book_of(store, internal=True).sheetnames == [*shared, *more]


@pytest.mark.parametrize("internal", [False, True])
def test_no_copy_of_a_locked_school_calls_it_unprotected(store: Store, internal: bool) -> None:
    sheets = book_of(store, internal=internal).worksheets
    assert not [one for sheet in sheets for one in _all(sheet) if "Unprotected" in one]


def _all(sheet: Any) -> list[str]:
    return [*texts(sheet).values(), sheet.oddHeader.center.text or ""]


def test_an_empty_school_gives_a_whole_workbook(store: Store) -> None:
    book = book_of(store, internal=True)
    assert found(book["Offers in full"], "There are no offers yet.")


def test_a_school_whose_domains_are_all_filtered_away_says_so(store: Store) -> None:
    Maker(store).add("Helpline", [("help", "emotional_wellbeing")])
    assert found(book_of(store, domains=(99_999,))["Map"], "There are no domains of need yet.")
