"""The Map's sheet: one offer a cell, and a word in every cell that has none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import Workbook

from app.operations.wording import GroupingDraft, change_grouping
from app.queries.wording import GroupingRow, groupings
from app.store import Store
from tests.exports.reading import book_of, found, texts
from tests.exports.schools import Maker
from tests.fixtures import TODAY

EMOTIONAL = "emotional_wellbeing"


def draft_of(row: GroupingRow) -> GroupingDraft:
    return GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter)


def change(store: Store, code: str, **changes: object) -> None:
    row = next(row for row in store.read(groupings) if row.code == code)
    store.write(change_grouping, replace(draft_of(row), **changes), today=TODAY)  # type: ignore[arg-type]


@pytest.fixture
def maker(store: Store) -> Maker:
    """Somebody who adds offers to the test's school."""
    return Maker(store)


def test_an_offer_stands_in_a_cell_of_three_lines(store: Store, maker: Maker) -> None:
    maker.add(
        "ELSA sessions",
        [("help", EMOTIONAL)],
        dose="6 weekly",
        contact="Miss Tamarind",
        how_to_refer="Ask Miss Tamarind.",
        usual_places=3,
    )
    cell = found(book_of(store)["Map"], "ELSA")
    assert str(cell.value) == "ELSA sessions   3 places\nMiss Tamarind. 6 weekly.\nAsk Miss Tamarind."


def test_the_name_is_bold_and_the_rest_is_not(store: Store, maker: Maker) -> None:
    maker.add("ELSA sessions", [("help", EMOTIONAL)], dose="6 weekly")
    name, details = found(book_of(store)["Map"], "ELSA").value
    assert (name.font.b, details.font.b) == (True, False)


def test_in_house_is_filled_and_external_is_outlined(store: Store, maker: Maker) -> None:
    maker.add("Ours", [("help", EMOTIONAL)])
    maker.add("Theirs", [("help", EMOTIONAL)], in_house=False, organisation="Otterdale NHS")
    sheet = book_of(store)["Map"]
    ours, theirs = found(sheet, "Ours"), found(sheet, "Theirs")
    assert (ours.fill.fgColor.rgb, ours.border.left.style, ours.border.right.style) == (
        "00DCF0F4",
        "thick",
        None,
    )
    assert (theirs.fill.fill_type, theirs.border.left.style, theirs.border.right.style) == (
        None,
        "thin",
        "thin",
    )
    assert "\nExternal: Otterdale NHS." in str(theirs.value)


def test_neighbours_agree_on_the_edge_between_them(store: Store, maker: Maker) -> None:
    maker.add("Ours", [("help", EMOTIONAL)])
    maker.add("Theirs", [("help", EMOTIONAL)], in_house=False)
    sheet = book_of(store)["Map"]
    ours, theirs = found(sheet, "Ours").border.bottom, found(sheet, "Theirs").border.top
    assert (ours.style, ours.color.rgb) == (theirs.style, theirs.color.rgb)


def test_what_is_for_everyone_has_a_ring(store: Store, maker: Maker) -> None:
    maker.add("Coffee morning", [("thriving", EMOTIONAL)], universal=True)
    assert str(found(book_of(store)["Map"], "Coffee").value).startswith("Coffee morning  ◉")


def test_a_stale_offer_says_when_it_was_last_checked(shared_book: Workbook) -> None:
    assert "⚠ last checked 28 April" in str(found(shared_book["Map"], "Family Hub advice").value)


def test_every_empty_cell_but_those_of_thriving_says_so(store: Store) -> None:
    said = list(texts(book_of(store)["Map"]).values())
    assert said.count("No offer here yet") == 6 * 4


def test_an_empty_cell_is_dashed(store: Store) -> None:
    cell = found(book_of(store)["Map"], "No offer here yet")
    assert {cell.border.left.style, cell.border.right.style, cell.border.top.style} == {"dashed"}


def test_the_row_for_all_needs_is_there_only_when_it_holds_an_offer(store: Store, maker: Maker) -> None:
    assert "All needs" not in texts(book_of(store)["Map"]).values()
    maker.add("Helpline", [("advice", None)])
    assert (
        found(book_of(store)["Map"], "All needs").row
        < found(book_of(store)["Map"], "Emotional wellbeing").row
    )


def test_an_offer_for_all_needs_stands_in_for_empty_cells(store: Store, maker: Maker) -> None:
    maker.add("Helpline", [("advice", None)])
    said = list(texts(book_of(store)["Map"]).values())
    assert said.count("See All needs") == 6
    assert said.count("No offer here yet") == 6 * 3


def test_an_offer_for_all_needs_that_is_filtered_away_is_not_pointed_at(store: Store, maker: Maker) -> None:
    maker.add("Helpline", [("advice", None)])
    assert "See All needs" not in texts(book_of(store, in_house=False)["Map"]).values()


def test_drafts_are_not_shown_unless_they_are_asked_for(store: Store, maker: Maker) -> None:
    maker.add("Half thought", [("help", EMOTIONAL)], status="draft")
    assert not [text for text in texts(book_of(store)["Map"]).values() if "Half thought" in text]
    shown = book_of(store, statuses=frozenset({"draft"}))["Map"]
    assert str(found(shown, "Half thought").value).startswith("Half thought   draft")


def test_a_hidden_grouping_leaves_no_column(store: Store) -> None:
    change(store, "more_help", hidden=True)
    sheet = book_of(store)["Map"]
    assert "M   Getting More Help" not in texts(sheet).values()
    assert sheet.print_area.startswith("'Map'!$A$1:$I$")


def test_a_school_with_one_grouping_still_has_its_key(store: Store) -> None:
    for code in ("advice", "help", "more_help", "risk_support"):
        change(store, code, hidden=True)
    said = texts(book_of(store)["Map"]).values()
    assert {"Filled: in-house, run by the school", "Outlined: external, run by a partner"} <= set(said)


def test_a_schools_own_colour_and_letter_are_used(store: Store) -> None:
    change(store, "help", colour="#DD3311", letter="Z")
    head = found(book_of(store)["Map"], "Z   Getting Help")
    assert head.fill.fgColor.rgb == "00DD3311"


def test_only_risk_support_stands_apart_by_a_wider_space(store: Store) -> None:
    widths = book_of(store)["Map"].column_dimensions
    assert [widths[key].width for key in "BDFHJ"] == [0.8, 0.8, 0.8, 0.8, 2.2]


def test_the_heads_come_again_on_every_page_and_stay_on_the_screen(store: Store) -> None:
    sheet = book_of(store)["Map"]
    row = found(sheet, "Domain of need").row
    assert sheet.print_title_rows == f"${row}:${row + 1}"
    assert sheet.freeze_panes == f"B{row + 2}"


def test_a_map_that_fits_is_one_page_and_a_long_one_breaks_between_domains(
    store: Store, maker: Maker
) -> None:
    assert book_of(store)["Map"].page_setup.fitToHeight == 1
    for number in range(60):
        maker.add(f"Offer {number}", [("help", EMOTIONAL), ("help", "family_and_home")])
    sheet = book_of(store)["Map"]
    assert sheet.page_setup.fitToHeight == 0
    firsts = [str(sheet.cell(one.id + 1, 1).value) for one in sheet.row_breaks.brk]
    assert "Emotional wellbeing, continued" in firsts


def test_long_words_make_their_row_higher(store: Store, maker: Maker) -> None:
    maker.add("Short", [("help", EMOTIONAL)])
    maker.add("Long " * 23, [("help", "family_and_home")], how_to_refer="Ask at the desk. " * 30)
    sheet = book_of(store)["Map"]
    heights = sheet.row_dimensions
    assert heights[found(sheet, "Long").row].height > heights[found(sheet, "Short").row].height + 30


def test_nothing_is_merged_anywhere(internal_book: Workbook) -> None:
    assert not [sheet.title for sheet in internal_book.worksheets if sheet.merged_cells.ranges]
