"""The shared copy holds no number of pupils; the internal one does and says so on every sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from app.paper.map_layout import lay_out_map
from app.paper.page import Page, Sign
from app.queries.map_about import INTERNAL, SHARED
from tests.paper.schools import Copy, big


def text_of(pages: tuple[Page, ...]) -> str:
    return "\n".join(page.text for page in pages)


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_two_schools_that_differ_only_in_pupils_share_the_same_copy(
    sample: Copy, fuller: Copy, size: str
) -> None:
    one, other = (lay_out_map(copy.view, copy.about, size=size, internal=False) for copy in (sample, fuller))  # type: ignore[arg-type]
    assert sample.view.roll != fuller.view.roll
    assert one == other


def test_the_internal_copies_of_the_two_differ(sample: Copy, fuller: Copy) -> None:
    one, other = (lay_out_map(*copy, internal=True) for copy in (sample, fuller))
    assert one != other


def test_the_shared_copy_speaks_of_pupils_only_to_say_that_it_holds_none(sample: Copy) -> None:
    text = text_of(lay_out_map(*sample, internal=False))
    said = text.replace("Contains no pupil data", "").replace("Unprotected: invented pupils only", "")
    assert "Contains no pupil data." in text
    assert not re.search(r"\bpupils?\b", said)
    assert "Gap" not in text


def test_the_internal_copy_says_how_many_pupils_stand_in_every_cell(sample: Copy) -> None:
    text = text_of(lay_out_map(*sample, internal=True))
    counts = [int(number) for number in re.findall(r"^(\d+) pupils?$", text, re.MULTILINE)]
    cells = [cell.pupils for row in sample.view.rows[1:] for cell in row.cells]
    assert counts == [number for number in cells if number]
    assert f"{sample.view.roll} on roll, {sample.view.placed} placed." in text.replace("\n", " ")


def test_the_internal_copy_names_gaps_with_a_sign(sample: Copy) -> None:
    rows = list(sample.view.rows)
    cells = list(rows[1].cells)
    cells[1] = replace(cells[1], offers=(), pupils=5, gap=5)
    cells[2] = replace(cells[2], pupils=6, gap=2)
    rows[1] = replace(rows[1], cells=tuple(cells))
    (page, *_) = lay_out_map(replace(sample.view, rows=tuple(rows)), sample.about, internal=True)
    assert "Gap: no offer\n" in page.text
    assert "Gap: 2 of them, no offer for their year" in page.text
    assert any(getattr(one, "sign", None) is Sign.WARNING for one in page.instructions)


def test_every_internal_sheet_is_marked_at_its_head_and_its_foot(sample: Copy) -> None:
    pages = lay_out_map(big(sample.view, 20, 300), sample.about, internal=True)
    assert len(pages) > 3
    for page in pages:
        marks = [one for one in page.words if INTERNAL in one.text]
        assert min(one.y for one in marks) < page.height / 10
        assert max(one.y for one in marks) > page.height * 0.9


def test_every_shared_sheet_says_whom_it_is_for(sample: Copy) -> None:
    for page in lay_out_map(big(sample.view, 20, 300), sample.about, internal=False):
        assert SHARED.removesuffix(".") in page.text
        assert "Internal" not in page.text


def test_the_first_sheet_says_what_for_whom_by_whom_and_when(sample: Copy) -> None:
    about = replace(sample.about, purpose="To plan the spring", narrowed="Year 4", as_at=date(2026, 10, 1))
    about = replace(about, local_offer="www.example.org/local-offer")
    (page, *_) = lay_out_map(sample.view, about, internal=False)
    text = page.text.replace("\n", " ")
    assert f"Wellbeing offers at {about.school}" in text
    assert "Made on 10 November 2026 by Ms Dovecote, for the planning meeting." in text
    assert "As on 1 October 2026." in text
    assert "To plan the spring." in text
    assert "Shows only: Year 4." in text
    assert f"Questions: {about.questions_to}" in text
    assert "Local Offer: www.example.org/local-offer" in text
