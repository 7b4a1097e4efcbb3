"""The printed map: heads on every sheet, page x of y, and nothing cut, split or printed over."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from app.looks import GROUPINGS
from app.paper.map_layout import lay_out_map
from app.paper.map_style import STYLES, Size
from app.paper.page import Box, Page
from app.vocabulary import GroupingCode
from tests.paper.geometry import leaving_their_frame, outside, overlapping
from tests.paper.schools import (
    Copy,
    big,
    with_offer_for_all_needs,
    with_rows,
    with_words,
    without_grouping,
    without_offers,
)

LONG = "Speech, language and communication drop-in for families of children new to school " * 130
HARD = ("W" * 10_000, LONG, "情緒支援" * 3_000, "👩‍👧‍👦 " * 2_000, "=1+1\x00\x1b\u202e\ud800 x")


def pages_of(copy: Copy, size: Size = "A3", *, internal: bool = False) -> tuple[Page, ...]:
    return lay_out_map(copy.view, copy.about, size=size, internal=internal)


def assert_clean(pages: tuple[Page, ...], size: Size) -> None:
    for page in pages:
        assert not overlapping(page)
        assert not outside(page, STYLES[size].margin)
        assert not leaving_their_frame(page)


@pytest.mark.parametrize("size", ["A3", "A4"])
@pytest.mark.parametrize("internal", [False, True])
def test_nothing_on_the_sample_map_is_cut_or_printed_over(sample: Copy, size: Size, internal: bool) -> None:
    assert_clean(pages_of(sample, size, internal=internal), size)


@pytest.mark.parametrize("words", HARD, ids=["no spaces", "long", "Chinese", "emoji", "hostile"])
@pytest.mark.parametrize("size", ["A3", "A4"])
def test_whatever_people_write_stays_in_its_frame(sample: Copy, words: str, size: Size) -> None:
    hard = Copy(
        with_words(sample.view, words), replace(sample.about, school=words, made_for=words, purpose=words)
    )
    assert_clean(pages_of(hard, size, internal=True), size)


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_twenty_domains_and_three_hundred_offers_are_all_there(sample: Copy, size: Size) -> None:
    copy = Copy(big(sample.view, 20, 300), sample.about)
    pages = pages_of(copy, size)
    assert_clean(pages, size)
    text = "\n".join(page.text for page in pages)
    assert sorted(re.findall(r"Offer (\d+)", text), key=int) == [str(number) for number in range(1, 301)]
    assert all(f"Domain of need {number}" in text for number in range(1, 21))


def test_every_sheet_has_the_heads_with_what_they_mean(sample: Copy) -> None:
    copy = Copy(big(sample.view, 20, 300), sample.about)
    pages = pages_of(copy)
    assert len(pages) > 3
    for page in pages:
        text = page.text.replace("\n", " ")
        assert all(grouping.label in text for grouping in copy.view.groupings)
        assert all(grouping.definition in text for grouping in copy.view.groupings)


def test_every_sheet_says_which_page_it_is_of_how_many(sample: Copy) -> None:
    pages = pages_of(Copy(big(sample.view, 20, 300), sample.about), "A4")
    numbers = [line for page in pages for line in page.text.splitlines() if line.startswith("Page ")]
    assert numbers == [f"Page {number} of {len(pages)}" for number in range(1, len(pages) + 1)]


def test_a_domain_that_goes_on_says_so_on_the_next_sheet(sample: Copy) -> None:
    pages = pages_of(Copy(big(sample.view, 1, 300), sample.about))
    assert len(pages) > 2
    assert all("(continued)" in page.text.split("Domain of need")[2] for page in pages[1:])


def test_a_domain_of_a_few_offers_stays_on_one_sheet(sample: Copy) -> None:
    pages = pages_of(Copy(big(sample.view, 20, 200), sample.about))
    assert len(pages) > 2
    assert not any("(continued)" in page.text.split("Domain of need", 1)[1] for page in pages)


def test_every_sheet_carries_citation_disclaimer_school_date_and_the_notice(sample: Copy) -> None:
    for page in pages_of(Copy(big(sample.view, 20, 300), sample.about)):
        text = page.text.replace("\n", " ")
        assert "THRIVE Framework for system change (Wolpert et al., 2019)" in text
        assert "not the Thrive Approach®" in text
        assert f"{sample.about.school}, 10 November 2026" in text
        assert "Unprotected: invented pupils only" in text


def test_a_locked_school_needs_no_notice(sample: Copy) -> None:
    (page, *_) = pages_of(Copy(sample.view, replace(sample.about, unprotected=False)))
    assert "Unprotected" not in page.text


def test_four_groupings_fill_the_sheet(sample: Copy) -> None:
    view = without_grouping(sample.view, GroupingCode.THRIVING)
    (page, *_) = pages = pages_of(Copy(view, sample.about), internal=True)
    assert_clean(pages, "A3")
    assert "Thriving" not in page.text
    heads = [one for one in page.instructions if isinstance(one, Box) and one.fill in {"#4458A4", "#2D3840"}]
    assert max(one.x + one.width for one in heads) == pytest.approx(page.width - STYLES["A3"].margin)


def test_without_risk_support_no_gutter_parts_the_columns(sample: Copy) -> None:
    (page, *_) = pages_of(Copy(without_grouping(sample.view, GroupingCode.RISK_SUPPORT), sample.about))
    fills = {look.fill for look in GROUPINGS.values()}
    lefts = [
        one.x for one in page.instructions if isinstance(one, Box) and one.width > 100 and one.fill in fills
    ]
    steps = [right - left for left, right in pairwise(lefts)]
    assert steps == pytest.approx([steps[0]] * 3)


def test_a_school_without_offers_says_so_in_every_cell_but_thriving(sample: Copy) -> None:
    view = without_offers(sample.view)
    text = "\n".join(page.text for page in pages_of(Copy(view, sample.about)))
    domains = [row for row in view.rows if row.domain_id is not None]
    assert text.count("No offer here yet") == len(domains) * 4
    assert "All needs" not in text


def test_an_empty_cell_points_to_the_offer_for_all_needs(sample: Copy) -> None:
    view = with_offer_for_all_needs(sample.view, GroupingCode.RISK_SUPPORT)
    text = "\n".join(page.text for page in pages_of(Copy(view, sample.about)))
    assert text.count("See All needs") == len(view.rows) - 1
    assert text.index("All needs") < text.index(view.rows[1].name)


def test_a_map_without_domains_is_one_sheet_that_says_so(sample: Copy) -> None:
    (page,) = pages_of(Copy(with_rows(sample.view, iter(())), sample.about))
    assert "This map has no domain of need yet." in page.text


@pytest.mark.parametrize(("size", "smallest"), [("A3", 7.5), ("A4", 6.5)])
def test_no_text_is_smaller_than_can_be_read(sample: Copy, size: Size, smallest: float) -> None:
    assert min(one.size for page in pages_of(sample, size) for one in page.words) >= smallest
