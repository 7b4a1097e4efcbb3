"""The governors' sheet: the same numbers as the page, with charts of Excel's own and nothing hidden behind a word."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from app.exports.governors_workbook import governors_workbook
from app.operations.governors import MOST, NextStepDraft, add_next_step
from app.progress import Silent
from app.queries.governors.page import Governors
from app.queries.governors.report import governors_report
from app.store import Store
from tests.fixtures import TODAY
from tests.governors_school import BIG, SMALL, Plan, fill


def made(store: Store) -> tuple[Governors, bytes]:
    page = store.read(governors_report, today=TODAY, made_by="Mrs Larkrise")
    return page, governors_workbook(page, Silent())


def sheet_of(content: bytes) -> Any:
    return load_workbook(BytesIO(content)).active


def row_of(sheet: Any, label: str) -> list[Any]:
    return next([cell.value for cell in row[:5]] for row in sheet.iter_rows() if row[0].value == label)


def drawings(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as book:
        return book.read("xl/drawings/drawing1.xml").decode()


def test_numbers_are_numbers_and_shares_are_shares(store: Store) -> None:
    fill(store, BIG)
    sheet = sheet_of(made(store)[1])
    assert row_of(sheet, "Getting Advice and Signposting") == [
        "Getting Advice and Signposting", 18, 0.15, 18, 0.15,
    ]  # fmt: skip


def test_a_hidden_number_is_a_word_and_stands_nowhere_in_the_file(store: Store) -> None:
    fill(store, BIG)
    page, content = made(store)
    sheet = sheet_of(content)
    hidden = [cell.value for row in sheet.iter_rows() for cell in row if cell.value == "hidden"]
    told = sum(count.hidden for line in page.domains for pair in line.cells for count in pair)
    assert len(hidden) >= told > 0
    with zipfile.ZipFile(BytesIO(content)) as book:
        charts = [book.read(name).decode() for name in book.namelist() if "/charts/chart" in name]
    # A chart may keep a copy of the numbers it was drawn from: these have none.
    assert charts
    assert not any("numCache" in chart for chart in charts)


def test_each_chart_says_in_words_what_it_shows(store: Store) -> None:
    fill(store, BIG)
    words = re.findall(r'descr="([^"]+)"', drawings(made(store)[1]))
    assert len(words) == 3
    assert words[0].startswith("Getting Advice and Signposting: 18, last year 18.")


def test_it_is_one_sheet_that_prints_with_its_promise_on_every_page(store: Store) -> None:
    fill(store, SMALL)
    content = made(store)[1]
    book: Any = load_workbook(BytesIO(content))
    assert book.sheetnames == ["Governors"]
    assert book.active.oddFooter.center.text == "For governors. No child can be worked out from this page."
    assert book.active.page_setup.fitToWidth == 1


def test_it_prints_on_one_page_and_on_two_only_where_its_words_would_be_too_small(store: Store) -> None:
    fill(store, BIG)
    short = sheet_of(made(store)[1])
    assert (short.page_setup.fitToHeight, len(short.row_breaks)) == (1, 0)
    for number in range(MOST):
        words = f"{number}. Ask families and pupils how waiting could be made easier, and tell them what came of it"
        store.write(add_next_step, NextStepDraft(words, "Mrs Larkrise"), today=TODAY)
    long = sheet_of(made(store)[1])
    assert (long.page_setup.fitToHeight, len(long.row_breaks)) == (0, 1)


def test_an_empty_school_has_a_sheet_without_charts(store: Store) -> None:
    fill(store, Plan(0))
    assert sheet_of(made(store)[1])._charts == []


def test_what_people_write_never_becomes_a_formula(store: Store) -> None:
    fill(store, SMALL)
    store.write(add_next_step, NextStepDraft("=1+1", "@everyone"), today=TODAY)
    sheet = sheet_of(made(store)[1])
    cell = next(row[0] for row in sheet.iter_rows() if row[0].value == "=1+1")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
