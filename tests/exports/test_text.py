"""Whatever is typed into an offer arrives in the workbook as text, and as nothing else."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.exports.excel_map import map_workbook, saved
from app.exports.sheets import Book
from app.exports.styles import PLAIN
from app.exports.text import LONGEST, clean, for_footer, looks_like_formula
from app.queries.map_about import MapAbout
from app.queries.offer_facts import OfferFact
from app.queries.provision_map import CellOffer
from app.store import Store
from tests.exports.reading import found, opened
from tests.exports.schools import Maker, view_of
from tests.fixtures import TODAY

PAYLOADS = (
    "=1+1", "=still not sure", "=HYPERLINK(\"http://example.org\";\"x\")", "=cmd|' /C calc'!A0", "+1", "-1",
    "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "@mention", "\t=1", "\r=1", " =1", "\n=1", "＝1+1", "＋1", "－1", "＠x",
    "=\x00 1", "\x07bell", "\x1b[31mred", "\x85next", "\ud800half", "half\udfff", "\ufffe", "\uffff",
    "<b>bold</b>", "&amp; & &", "]]>", "<?xml version='1.0'?>", "_x0041_", "_x000D_", "'quoted", '"quoted"',
    "{=A1}", "=A1:B2", "%0A=1", "DDE(\"cmd\")", "\u202egnihtemos", "أهلا", "👍🏽", "e\u0301", "1/2", "007", "TRUE",
    "#REF!", "x" * 10_000, "=" * 300, "y" * 40_000,
)  # fmt: skip


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) >= 35


@pytest.fixture(scope="module")
def hostile(sample_store: Store) -> Workbook:
    """An internal copy in which every text of every offer is a payload, and so is what is said about it."""
    view, about = view_of(sample_store)
    nasty = [_nasty(view.offers[0], number, payload) for number, payload in enumerate(PAYLOADS)]
    domain = next(row for row in view.rows if row.domain_id)
    cells = list(domain.cells)
    cells[2] = replace(cells[2], offers=tuple(CellOffer(offer, offer.name, offer.name) for offer in nasty))
    rows = (view.rows[0], replace(domain, name=PAYLOADS[0], cells=tuple(cells)))
    told = dict.fromkeys(("school", "address", "term", "made_by", "made_for", "purpose"), PAYLOADS[6])
    content = map_workbook(
        replace(view, rows=rows, offers=tuple(nasty)),
        replace(about, questions_to=PAYLOADS[3], narrowed=PAYLOADS[4], **told),  # type: ignore[arg-type]
        internal=True,
    )
    return opened(content)


def _nasty(offer: OfferFact, number: int, payload: str) -> OfferFact:
    fields: dict[str, Any] = dict.fromkeys(TEXT_FIELDS, payload)
    return replace(offer, id=number, in_house=number % 2 == 0, needs=(payload,), **fields)


def test_no_field_of_an_offer_becomes_a_formula(hostile: Workbook) -> None:
    kinds = {cell.data_type for sheet in hostile.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n", "d"}


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_every_payload_stands_in_the_table_as_it_was_typed(hostile: Workbook, number: int) -> None:
    sheet = hostile["Offers in full"]
    row = found(sheet, "Offer id").row + 1 + number
    expected = clean(PAYLOADS[number])
    read = [sheet.cell(row, column) for column in (1, 3, 4, 10)]
    assert [cell.value or "" for cell in read] == [expected] * 4
    assert {cell.quotePrefix for cell in read if cell.value} <= {looks_like_formula(expected)}


ABOUT = MapAbout(
    school="School",
    address="",
    questions_to="",
    logo=None,
    term="",
    made_on=TODAY,
    as_at=TODAY,
    made_by="",
    made_for="",
    purpose="",
    narrowed="",
    years=(),
    is_sample=False,
    unprotected=True,
)
TEXT_FIELDS = (
    "name", "organisation", "what", "how_to_refer", "entry_criteria", "exclusions", "days_and_place",
    "staff_needed", "expected_wait", "cost_note", "evidence", "evidence_link", "limits", "ending", "contact",
    "website", "checked_by", "nature", "delivery", "sector_label", "audience_label", "referrer_label",
    "language", "setting", "local_offer_link",
)  # fmt: skip


def test_the_fields_tried_are_all_the_text_an_offer_has() -> None:
    own = {"folded", "status", "year_from", "year_to", "sector"}
    words = {field.name for field in fields(OfferFact) if field.type == "str"}
    assert words - own == set(TEXT_FIELDS)


@given(st.text(st.characters(), max_size=60))
def test_any_text_comes_back_as_it_was_cleaned(text: str) -> None:
    value = _written(text)
    assert (value or "") == clean(text)


def _written(text: str) -> Any:
    book = Book(ABOUT, internal=False)
    sheet = book.sheet("Text")
    sheet.put(1, 1, text, PLAIN)
    return opened(saved(book.workbook))["Text"]["A1"].value


@given(st.text(st.characters(), max_size=400))
def test_no_text_writes_a_code_into_a_footer(text: str) -> None:
    words = for_footer(text)
    assert "&" not in words.replace("&&", "")
    assert len(words) <= 120


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r1", "  =1", "＝1"])
def test_what_begins_like_a_formula_is_marked_as_text(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["", "1-2", "a=b", "me@school.example"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert not looks_like_formula(text)


def test_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    words = clean("y" * 40_000)
    assert len(words) == LONGEST
    assert words.endswith("…")


def test_a_formula_like_name_is_quoted_in_the_file(store: Store) -> None:
    Maker(store).add("=1+1", [("help", "emotional_wellbeing")])
    view, about = view_of(store)
    sheet = opened(map_workbook(view, about))["Offers in full"]
    assert sheet["A4"].value == "=1+1"
    assert sheet["A4"].quotePrefix
