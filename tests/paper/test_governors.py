"""The governors' page on paper: one side of A4, whatever the school, with nothing that the query has not told."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from app.errors import Problem
from app.looks import contrast
from app.paper.governors_effect import LOOKS
from app.paper.governors_page import lay_out_governors, write_governors_pdf
from app.paper.page import Box, Page, Words
from app.queries.governors.figures import Count
from app.queries.governors.page import DomainLine, Governors
from app.queries.governors.report import governors_report
from app.queries.governors.steps import Step
from app.store import Store
from tests.fixtures import TODAY
from tests.governors_school import BIG, SMALL, Plan, fill

FOOT = 842 - 40 - 50


def page_of(store: Store) -> Governors:
    return store.read(governors_report, today=TODAY, made_by="Mrs Larkrise")


def laid(page: Governors) -> Page:
    (sheet,) = lay_out_governors(page)
    return sheet


def body(sheet: Page) -> list[Words]:
    foot = next(one.y for one in sheet.words if one.text.startswith("Hidden:"))
    return [one for one in sheet.words if one.y < foot]


@pytest.mark.parametrize("plan", [BIG, SMALL, Plan(7, {(1, "help"): 2}), Plan(0)])
def test_it_is_one_page_of_a4_and_nothing_runs_into_the_foot(store: Store, plan: Plan) -> None:
    fill(store, plan)
    sheet = laid(page_of(store))
    assert (round(sheet.width), round(sheet.height)) == (595, 842)
    assert max(one.y + one.height for one in body(sheet)) <= FOOT
    assert all(one.x >= 39 and one.x + one.width <= 556 for one in sheet.words)


def test_it_says_what_the_picture_says(store: Store) -> None:
    fill(store, BIG)
    text = laid(page_of(store)).text
    for words in (
        "Where our pupils are", "By domain of need", "Reach", "What came of it", "Cost", "Gaps and waits",
        "What we will do", "80%: a national rule of thumb, not a target", "Page 1 of 1.",
        "Not endorsed by its authors",
    ):  # fmt: skip
        assert words in text, words


def test_no_number_is_on_it_that_the_query_has_not_told(store: Store) -> None:
    fill(store, BIG)
    page = page_of(store)
    told = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", repr(page))}
    scales = {0, 1, 20, 80, 100}
    shown = re.findall(r"\d[\d,]*", "\n".join(one.text for one in body(laid(page))))
    assert {int(number.replace(",", "")) for number in shown} <= told | scales


def test_a_hidden_number_has_no_bar(store: Store) -> None:
    fill(store, BIG)
    page = page_of(store)
    blank = tuple(
        replace(line, now=Count(hidden=True), before=Count(hidden=True), share=None, share_before=None)
        for line in page.groupings
    )
    wide = [one for one in laid(replace(page, groupings=blank)).instructions if bar(one)]
    assert wide == []
    assert [one for one in laid(page).instructions if bar(one)]


def bar(one: object) -> bool:
    return isinstance(one, Box) and one.x > 360 and one.y < 270 and bool(one.fill) and one.width > 5


def test_hidden_endings_are_one_block_that_is_only_what_the_others_leave(store: Store) -> None:
    fill(store, BIG)
    dashed = [one for one in laid(page_of(store)).instructions if isinstance(one, Box) and one.dashed]
    assert len(dashed) == 1


def test_blocks_of_endings_are_told_apart_without_colour() -> None:
    fills = [fill for fill, _, _ in LOOKS.values()]
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(fills))
    assert all(contrast(fill, ink) >= 4.5 for fill, ink, _ in LOOKS.values())


def test_many_domains_and_long_lines_still_make_one_page_that_says_what_it_leaves_out(store: Store) -> None:
    fill(store, BIG)
    page = page_of(store)
    cells = tuple((Count(12), Count(9)) for _ in page.columns)
    domains = tuple(DomainLine(f"Domain of need with a long name {n}", cells) for n in range(40))
    steps = tuple(
        Step(n, "Ask for a second block of speech therapy " * 4, "Ms Dovecote", TODAY) for n in range(6)
    )
    sheet = laid(replace(page, domains=domains, steps=steps))
    assert max(one.y + one.height for one in body(sheet)) <= FOOT
    assert "the workbook has them" in sheet.text.replace("\n", " ")


def test_it_is_saved_as_a_pdf_after_it_is_noted(store: Store, tmp_path: Path) -> None:
    fill(store, BIG)
    noted: list[bytes] = []
    done = write_governors_pdf(page_of(store), tmp_path / "governors.pdf", before=noted.append)
    assert noted == [(tmp_path / "governors.pdf").read_bytes()]
    assert done.sentence == "Saved the governors' report as governors.pdf."


def test_what_cannot_be_noted_is_not_saved(store: Store, tmp_path: Path) -> None:
    def refuse(content: bytes) -> None:
        raise Problem("No.")

    with pytest.raises(Problem):
        write_governors_pdf(page_of(store), tmp_path / "governors.pdf", before=refuse)
    assert not (tmp_path / "governors.pdf").exists()
