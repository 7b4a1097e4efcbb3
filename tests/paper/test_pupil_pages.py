"""A pupil on paper: two sides, whatever is written, with nothing cut and nothing that must not be there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.operations.pupil_strengths import write_strengths
from app.operations.pupils import PupilDraft, add_pupil
from app.paper.pupil_pages import BOTTOM, lay_out_pupil
from app.queries.story.entry import StoryEntry
from app.queries.story.paper import PupilPaper, pupil_paper
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import fill
from tests.queries.sight_school import fill as fill_seen
from tests.supported import offer, support


@pytest.fixture
def paper(store: Store) -> PupilPaper:
    """Wren's, with strengths."""
    wren = fill(store).wren
    store.write(write_strengths, wren, "Draws", "Time to think")
    return store.read(pupil_paper, wren, made_by="Ms Dovecote", today=TODAY)


def test_a_pupil_is_on_two_sides_with_who_made_them(paper: PupilPaper) -> None:
    first, second = lay_out_pupil(paper)
    assert "Wren Thimble" in first.text
    for side in (first, second):
        assert "made on 10 November 2026 by Ms Dovecote" in side.text
        assert "Confidential" in side.text
        assert "Audit entry" in side.text


def test_the_first_side_says_what_goes_well_and_where_the_pupil_stands(paper: PupilPaper) -> None:
    text = lay_out_pupil(paper)[0].text
    for said in (
        "Draws",
        "Time to think",
        "I like time to think.",
        "Getting Help",
        "Look again on 1 December",
    ):
        assert said in text


def test_the_first_side_says_what_the_pupil_gets_and_waits_for(store: Store) -> None:
    wren = fill(store).wren
    support(store, wren, offer(store, "Lego club"), next_look_on=date(2026, 12, 15))
    support(store, wren, offer(store, "Speech therapy"), [("waiting", date(2026, 9, 29))])
    text = lay_out_pupil(store.read(pupil_paper, wren, today=TODAY))[0].text
    assert "Lego club: running since 1 September, review 15 December" in text
    assert "Speech therapy: waiting since 29 September, 6 weeks" in text


def test_however_much_there_is_it_stays_on_two_sides(paper: PupilPaper) -> None:
    entry = StoryEntry(("review", 1), TODAY, "Review: " + "a word " * 40)
    entries = tuple(replace(entry, key=("review", at), on=TODAY - timedelta(at)) for at in range(600))
    people = tuple(f"Person {at}, {'with a long name ' * 8}" for at in range(80))
    full = replace(paper, entries=entries, people=people, strengths=("Kind " * 200,) * 40)
    pages = lay_out_pupil(full)
    assert len(pages) == 2
    for page in pages:
        body = [one for one in page.words if one.size > 6.5]
        assert max(one.y + one.height for one in body) <= BOTTOM + 1


def test_what_has_no_room_is_counted(paper: PupilPaper) -> None:
    entry = StoryEntry(("review", 1), TODAY, "Review of the plan")
    full = replace(paper, entries=tuple(replace(entry, key=("review", at)) for at in range(300)))
    text = lay_out_pupil(full)[1].text
    shown = text.count("Review of the plan")
    assert f"and {300 - shown} earlier entries" in text


def test_the_number_that_is_never_printed_is_not(store: Store) -> None:
    draft = PupilDraft("Wren", "Thimble", upn="H801200001001", admission_number="A7", year_group="4")
    wren = store.write(add_pupil, draft, today=TODAY).id or 0
    printed = "".join(page.text for page in lay_out_pupil(store.read(pupil_paper, wren, today=TODAY)))
    assert "H801200001001" not in printed


def test_who_may_not_see_risk_support_prints_only_whom_to_ask(store: Store) -> None:
    seen = fill_seen(store)
    told = seen.wren.read(pupil_paper, seen.beside, today=TODAY)
    printed = "".join(page.text for page in lay_out_pupil(told))
    assert "Ask the SENCO" in printed
    assert "Zebra" not in printed
    assert "Risk Support" not in printed
