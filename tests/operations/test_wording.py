"""Rewording, colouring and hiding groupings: what is kept, what is refused, and when hiding has to wait."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Invalid
from app.looks import GROUPINGS, contrast, with_fill
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.wording import GroupingRow, groupings
from app.store import Store
from tests.fixtures import TODAY

from .making import offer, place

THRIVING, ADVICE, HELP = 1, 2, 3


def draft_of(store: Store, number: int) -> GroupingDraft:
    row = row_of(store, number)
    return GroupingDraft(
        row.id,
        row.label,
        row.short_label,
        row.definition,
        row.letter,
        row.colour,
        row.aliases,
        row.hidden,
    )


def row_of(store: Store, number: int) -> GroupingRow:
    return next(row for row in store.read(groupings, hidden=True) if row.id == number)


def hide(store: Store, number: int) -> str:
    return store.write(change_grouping, replace(draft_of(store, number), hidden=True), today=TODAY).sentence


def test_a_grouping_is_worded_as_the_school_likes_and_keeps_its_code(store: Store) -> None:
    draft = replace(draft_of(store, HELP), label=" Focused  help", colour="#41a5b8", aliases=("A", " ", "A"))
    store.write(change_grouping, draft, today=TODAY)
    row = row_of(store, HELP)
    assert (row.code, row.label, row.colour, row.aliases) == ("help", "Focused help", "#41A5B8", ("A",))


def test_the_words_a_school_starts_with_can_be_saved_as_they_are(store: Store) -> None:
    for row in store.read(groupings):
        assert store.write(change_grouping, draft_of(store, row.id), today=TODAY).step is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"label": " "}, "label"),
        ({"short_label": ""}, "short_label"),
        ({"letter": ""}, "letter"),
        ({"letter": "ABC"}, "letter"),
        ({"letter": "t"}, "letter"),
        ({"label": "thriving"}, "label"),
        ({"aliases": ("signposting",)}, "aliases"),
        ({"colour": "teal"}, "colour"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(
    store: Store, change: dict[str, str | tuple[str, ...]], field: str
) -> None:
    draft = replace(draft_of(store, HELP), **change)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        store.write(change_grouping, draft, today=TODAY)
    assert set(refused.value.problems) == {field}


@pytest.mark.parametrize("level", range(0, 256, 5))
def test_text_can_be_read_on_whatever_colour_is_chosen(level: int) -> None:
    for colour in (f"#{level:02X}{level:02X}{level:02X}", f"#{level:02X}80FF", f"#FF{level:02X}40"):
        look = with_fill(GROUPINGS["help"], colour, dark=False)
        assert contrast(look.on_fill, colour) >= 4.5


def test_an_empty_grouping_is_hidden_and_shown_again(store: Store) -> None:
    assert hide(store, ADVICE) == "Getting Advice and Signposting is hidden."
    assert ADVICE not in [row.id for row in store.read(groupings)]
    shown = replace(draft_of(store, ADVICE), hidden=False)
    assert store.write(change_grouping, shown, today=TODAY).sentence.endswith("is shown again.")


def test_a_grouping_with_pupils_and_offers_waits_until_they_move(store: Store) -> None:
    place(store, "Wren")
    place(store, "Finch")
    offer(store, "Lunch club")
    offer(store, "Drawing group", status="paused")
    offer(store, "Later", status="draft")
    with pytest.raises(Invalid, match="2 pupils and 2 live offers are in Getting Help") as refused:
        hide(store, HELP)
    assert set(refused.value.problems) == {"hidden"}


def test_one_pupil_is_enough_and_counts_as_one(store: Store) -> None:
    place(store, "Wren")
    with pytest.raises(Invalid, match="1 pupil is in Getting Help"):
        hide(store, HELP)


def test_what_has_ended_does_not_keep_a_grouping_in_sight(store: Store) -> None:
    place(store, "Wren", ended=True)
    offer(store, "Lunch club", ended=True)
    offer(store, "Drawing group", status="ended")
    assert hide(store, HELP) == "Getting Help is hidden."


def test_a_hidden_grouping_can_still_be_worded(store: Store) -> None:
    hide(store, HELP)
    place(store, "Wren")
    store.write(change_grouping, replace(draft_of(store, HELP), label="Focused help"), today=TODAY)
    assert row_of(store, HELP).label == "Focused help"


def test_thriving_is_hidden_whoever_is_placed_there_but_not_with_live_offers(store: Store) -> None:
    place(store, "Wren", grouping=THRIVING)
    offer(store, "Assembly", grouping=THRIVING)
    with pytest.raises(Invalid, match=r"^1 live offer is in Thriving\. Move it first"):
        hide(store, THRIVING)
    store.undo()
    assert hide(store, THRIVING) == "Thriving is hidden."


def test_one_grouping_stays_visible(store: Store) -> None:
    for number in (1, 2, 4, 5):
        hide(store, number)
    with pytest.raises(Invalid, match="One grouping at least"):
        hide(store, HELP)
