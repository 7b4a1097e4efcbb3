"""The school's own workbook as a spreadsheet leaves it: sorted, pasted into, renamed, from another school."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.done import Done
from app.errors import Problem
from app.exports.excel_map import write_excel_map
from app.exports.full_columns import HEADINGS, ID
from app.exports.offer_ids import read_id
from app.imports.offer_table.importing import import_offer_table, plan_offer_table
from app.imports.offer_table.known import drafts_of
from app.imports.offer_table.table import offer_table
from app.imports.plan import AS_NEW, LEAVE_OUT
from app.imports.table import Sheet
from app.models import School
from app.operations.offer_draft import PlaceDraft
from app.operations.offers import change_offer, place_offer, set_offer_status
from app.store import Store
from tests.exports.schools import Maker, view_of
from tests.fixtures import TODAY
from tests.imports.making import NOTHING, offers
from tests.imports.offer_table.workbooks import (
    SHEET,
    changes,
    column,
    edited,
    heads,
    of,
    plan,
    put,
    row_of,
    take_in,
    typed,
    write_map,
)


@pytest.fixture
def three(store: Store) -> Store:
    """A school with three running offers."""
    maker = Maker(store)
    maker.add("Talking group", [("help", "emotional_wellbeing")], cost_note="£2", what="A group")
    maker.add("Helpline", [("advice", None)], in_house=False, organisation="Kite Project")
    maker.add("Drop-in", [("advice", "family_and_home"), ("help", "family_and_home")], dose="Weekly")
    return store


change = typed


def test_rows_sorted_columns_moved_and_a_sheet_renamed_change_nothing(three: Store, tmp_path: Path) -> None:
    def shuffle(sheet: Any) -> None:
        first, end = heads(sheet), sheet.max_column
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(first, first + 3)]
        for place, row in enumerate((rows[0], *rows[:0:-1])):
            for at, value in enumerate(reversed(row)):
                sheet.cell(first + place, at + 1).value = value
        assert end > 40
        sheet.title = "My offers"

    path = edited(write_map(three, tmp_path, internal=True), shuffle)
    assert plan(three, path).counts() == NOTHING | {"unchanged": 3}


def test_an_offer_found_by_its_name_is_in_the_file_whatever_was_typed_over_its_id(
    three: Store, tmp_path: Path
) -> None:
    def type_over(sheet: Any) -> None:
        sheet.cell(row_of(sheet, "Helpline"), column(sheet, "Offer id")).value = "12"

    found = plan(three, change(three, tmp_path, type_over))
    assert found.counts() == NOTHING | {"unchanged": 3}
    assert not any("not in the file" in note for note in found.notes)


def test_columns_and_rows_deleted_change_and_end_nothing(three: Store, tmp_path: Path) -> None:
    def delete(sheet: Any) -> None:
        for heading in ("Places on the map", "Status", "Cost", "Organisation", "What it is"):
            sheet.delete_cols(column(sheet, heading))
        sheet.delete_rows(row_of(sheet, "Helpline"))

    found = plan(three, change(three, tmp_path, delete))
    assert found.counts() == NOTHING | {"unchanged": 2}
    assert "1 running offer is not in the file and stays as it is." in found.notes


def test_without_their_names_offers_are_still_found_by_their_ids(three: Store, tmp_path: Path) -> None:
    def unname(sheet: Any) -> None:
        put(sheet, "Helpline", "Cost", "Free")
        sheet.cell(heads(sheet), 1).value = "Something else"

    found = plan(three, change(three, tmp_path, unname))
    assert [(row.name, row.outcome) for row in found.rows if row.outcome != "unchanged"] == [
        ("Helpline", "changed")
    ]


def test_what_was_emptied_stays_and_is_said(three: Store, tmp_path: Path) -> None:
    found = plan(three, change(three, tmp_path, lambda sheet: put(sheet, "Talking group", "Cost", None)))
    row = of(found, "Talking group")
    assert (row.outcome, row.warnings) == (
        "unchanged",
        ("“Cost” is empty in the file; what the school has stays.",),
    )


def test_a_new_row_is_a_draft_unless_it_says_otherwise(three: Store, tmp_path: Path) -> None:
    def add(sheet: Any) -> None:
        for row, status in ((heads(sheet) + 4, None), (heads(sheet) + 5, "Active")):
            sheet.insert_rows(row)
            for heading, value in {
                "Offer": f"Lunch club {status}",
                "Organisation": "kite project",
                "Places on the map": "Thriving: Relationships and behaviour (lunchtimes)",
                "How much": "Daily",
                "Status": status,
            }.items():
                sheet.cell(row, column(sheet, heading)).value = value

    take_in(three, change(three, tmp_path, add))
    new = offers(three)[3:]
    assert [offer["states"] for offer in new] == [[("draft", TODAY)], [("active", TODAY)]]
    assert {offer["organisation"] for offer in new} == {"Kite Project"}
    draft = three.read(drafts_of)[new[0]["id"]]
    assert [(place.note, place.dose) for place in draft.places] == [("lunchtimes", "Daily")]


def paste(sheet: Any, name: str, other: str | None = None) -> None:
    """Copy an offer's whole row, its hidden id too, below the last; other: over whose name somebody typed."""
    source, target = row_of(sheet, name), heads(sheet) + 4
    sheet.insert_rows(target)
    for cell in sheet[source]:
        sheet.cell(target, cell.column).value = cell.value
    if other:
        sheet.cell(target, 1).value = other


def test_of_a_row_and_its_pasted_copy_the_first_is_the_offer(three: Store, tmp_path: Path) -> None:
    path = change(three, tmp_path, lambda sheet: paste(sheet, "Helpline"))
    found = plan(three, path)
    assert [row.outcome for row in found.rows] == ["unchanged", "unchanged", "unchanged", "asked"]
    assert plan(three, path, {found.rows[3].row: AS_NEW}).counts()["added"] == 1
    assert plan(three, path, {found.rows[3].row: LEAVE_OUT}).counts()["left"] == 1


def test_a_pasted_copy_with_a_name_of_its_own_is_a_new_offer(three: Store, tmp_path: Path) -> None:
    found = plan(three, change(three, tmp_path, lambda sheet: paste(sheet, "Helpline", "Textline")))
    row = of(found, "Textline")
    assert (found.counts()["unchanged"], row.outcome) == (3, "added")
    assert row.warnings[0].startswith("It is a copy of row")


def test_a_copy_above_the_row_it_was_copied_from_does_not_take_its_place(
    three: Store, tmp_path: Path
) -> None:
    def above(sheet: Any) -> None:
        paste(sheet, "Talking group")
        # The first of both is typed over: what is still called so is the offer.
        sheet.cell(row_of(sheet, "Talking group"), 1).value = "Listening group"

    found = plan(three, change(three, tmp_path, above))
    assert (of(found, "Talking group").outcome, of(found, "Listening group").outcome) == (
        "unchanged",
        "added",
    )


def test_ids_of_another_school_are_not_believed(three: Store, tmp_path: Path) -> None:
    view, about = view_of(three)
    path = tmp_path / "theirs.xlsx"
    write_excel_map(view, replace(about, mark="zzzz"), path)
    found = plan(three, edited(path, lambda sheet: put(sheet, "Helpline", "Offer", "Textline")))
    assert "This map is another school's, so its offers are compared by their names." in found.notes
    assert [row.outcome for row in found.rows] == ["unchanged", "added", "unchanged"]


def test_an_id_tells_nothing_of_what_a_copy_for_partners_leaves_out(three: Store, tmp_path: Path) -> None:
    sheet = load_workbook(write_map(three, tmp_path))[SHEET]
    mark = sheet.cell(row_of(sheet, "Talking group"), column(sheet, ID)).value
    found = read_id(str(mark), HEADINGS)
    assert found is not None
    assert set(HEADINGS) - set(found.prints) == {"Cost", "Asked about it"}


def test_an_id_that_was_typed_over_is_none(three: Store, tmp_path: Path) -> None:
    def type_over(sheet: Any) -> None:
        at = column(sheet, ID)
        cell = sheet.cell(row_of(sheet, "Helpline"), at)
        # As a spreadsheet counts on when cells are filled down, and as a person may type.
        cell.value = cell.value.replace("-2-", "-3-")
        put(sheet, "Drop-in", ID, "3")
        put(sheet, "Helpline", "Cost", "Free")

    found = plan(three, change(three, tmp_path, type_over))
    assert [row.outcome for row in found.rows] == ["unchanged", "asked", "unchanged"]
    assert changes(of(found, "Helpline")) == [("Cost", "", "Free")]


def test_what_was_changed_in_the_program_since_is_not_put_back(three: Store, tmp_path: Path) -> None:
    path = change(three, tmp_path, lambda sheet: put(sheet, "Talking group", "What it is", "A small group"))
    draft = three.read(drafts_of)[1]
    three.write(change_offer, 1, replace(draft, cost_note="£3", what="A big group"), today=TODAY)
    row = of(plan(three, path), "Talking group")
    assert changes(row) == [("What it is", "A big group", "A small group")]
    assert row.warnings == ("“What it is” was changed in Fivefold since the file was made.",)


def test_a_map_of_some_domains_takes_no_places_of_others_away(three: Store, tmp_path: Path) -> None:
    three.write(place_offer, 3, PlaceDraft(1, None), today=TODAY)
    family = next(row.domain_id for row in view_of(three)[0].rows if row.name == "Family and home")

    def move(sheet: Any) -> None:
        put(sheet, "Drop-in", "Places on the map", "Getting Help: Family and home (weekly)")

    path = change(three, tmp_path, move, domains=(family,))
    row = of(plan(three, path), "Drop-in")
    assert row.payload is not None
    assert {(place.grouping_id, place.note) for place in row.payload.draft.places} == {
        (1, ""),
        (2, ""),
        (3, "weekly"),
    }
    assert row.warnings == ("The file's map showed only some domains of need, so no place was taken away.",)


def test_a_place_that_cannot_be_read_leaves_all_places_as_they_are(three: Store, tmp_path: Path) -> None:
    def spoil(sheet: Any) -> None:
        put(sheet, "Drop-in", "Places on the map", "Getting Help: Family and hoem")

    row = of(plan(three, change(three, tmp_path, spoil)), "Drop-in")
    assert (row.outcome, len(row.warnings)) == ("unchanged", 1)


def test_two_ways_of_how_much_keep_their_places(three: Store, tmp_path: Path) -> None:
    three.write(place_offer, 3, PlaceDraft(1, None, dose="Once"), today=TODAY)

    def say(sheet: Any) -> None:
        assert sheet.cell(row_of(sheet, "Drop-in"), column(sheet, "How much")).value == "Weekly; Once"
        put(sheet, "Drop-in", "How much", "Weekly; Twice")

    row = of(plan(three, change(three, tmp_path, say)), "Drop-in")
    assert row.payload is not None
    assert [place.dose for place in row.payload.draft.places] == ["Weekly", "Weekly", "Twice"]


def test_a_status_that_cannot_be_is_left_and_said(three: Store, tmp_path: Path) -> None:
    three.write(set_offer_status, 2, "paused", today=TODAY)
    draft = three.read(drafts_of)[2]
    three.write(change_offer, 2, replace(draft, organisation_id=None), today=TODAY)

    def start(sheet: Any) -> None:
        put(sheet, "Helpline", "Status", "Active")
        put(sheet, "Helpline", "Website", "not an address")

    path = change(three, tmp_path, start, statuses=frozenset({"paused", "active"}))
    row = of(plan(three, path), "Helpline")
    assert (row.outcome, len(row.warnings)) == ("unchanged", 2)


@pytest.mark.parametrize(
    "title", ["Offers by grouping", "By year group", "Gaps", "Capacity and waiting", "Lists"]
)
def test_a_sheet_that_is_made_from_the_offers_says_which_one_to_choose(title: str) -> None:
    sheet = Sheet(((1, ("Offer", "Cost")), (2, ("ELSA", "£3"))), title=title, titles=("Map", SHEET, title))
    with pytest.raises(Problem, match="made from the offers") as refused:
        offer_table(sheet, "map.xlsx")
    assert refused.value.what_to_do == "Choose the sheet Offers in full."


def test_nothing_is_written_when_an_offer_changed_after_the_preview(three: Store, tmp_path: Path) -> None:
    found = plan(three, change(three, tmp_path, lambda sheet: put(sheet, "Drop-in", "Cost", "£1")))
    three.write(place_offer, 3, PlaceDraft(4, None), today=TODAY)
    with pytest.raises(Problem, match="has changed since the preview"):
        three.write(import_offer_table, found, today=TODAY)
    assert offers(three)[2]["cost_note"] == ""


def test_one_undo_takes_a_whole_workbook_back(three: Store, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        put(sheet, "Drop-in", "Organisation", "A new charity")
        put(sheet, "Talking group", "Offer", "Listening group")
        put(sheet, "Helpline", "Places on the map", "Getting Help: All needs")

    before = offers(three)
    done = take_in(three, edited(write_map(three, tmp_path), edit))
    assert done.sentence == "Changed 3 offers."
    assert [one["name"] for one in offers(three)] == ["Listening group", "Helpline", "Drop-in"]
    three.undo()
    assert offers(three) == before


def test_the_sample_school_takes_no_table_in(three: Store, full_table: Any) -> None:
    def sample(session: Any) -> Done:
        session.get_one(School, 1).is_sample = True
        return Done("It is a sample.")

    sample.__name__ = "change_school"
    three.write(sample)
    with pytest.raises(Problem, match="sample school takes in no files"):
        three.read(plan_offer_table, full_table, today=TODAY)


def test_a_workbook_without_offers_says_so(store: Store, tmp_path: Path) -> None:
    path = write_map(store, tmp_path)
    assert load_workbook(path)[SHEET].max_row > 3
    assert plan(store, path).rows == ()
