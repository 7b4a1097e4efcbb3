"""Tables that schools have already, with headings and words of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.errors import Problem
from app.imports.offer_table.known import drafts_of
from app.imports.plan import AS_NEW, LEAVE_OUT
from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.wording import groupings
from app.store import Store
from tests.exports.reading import book_of
from tests.exports.schools import Maker
from tests.fixtures import TODAY
from tests.imports.making import NOTHING, list_file, offers, workbook_file
from tests.imports.offer_table.own_maps import HEADINGS, draft, one, places, planned
from tests.imports.offer_table.workbooks import plan as plan_of
from tests.imports.offer_table.workbooks import take_in


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Getting Advice", ["advice"]),
        ("Getting Advice & Signposting", ["advice"]),
        ("Getting Additional Help", ["more_help"]),
        ("i-Thrive: Help", ["help"]),
        ("iTHRIVE – Getting Help (GH)", ["help"]),
        ("GMH", ["more_help"]),
        ("Risk", ["risk_support"]),
        ("Thriving/Universal", ["thriving"]),
        ("Getting Advice and Signposting, Getting Help & Risk", ["advice", "help", "risk_support"]),
        ("Help;More Help", ["help", "more_help"]),
        ("Help\nMore Help", ["help", "more_help"]),
        ("1. Thriving", ["thriving"]),
        ("Help, Wave 3", ["help"]),
        ("Wave 3", []),
        ("Targeted", []),
        ("Tier 2/3", []),
        ("Tier 2 / Getting Help", ["help"]),
        ("Wave 3 and Getting More Help", ["more_help"]),
        ("Something else", []),
    ],
)
def test_a_cell_names_groupings_in_many_ways(empty: Store, said: str, codes: list[str]) -> None:
    (row,) = planned(empty, HEADINGS, ("ELSA", None, said, "SEMH")).rows
    assert places(empty, row) == [(code, "emotional") for code in codes]


@pytest.mark.parametrize(
    "heading", ["i-THRIVE quadrant", "THRIVE needs-based group", "Thrive:", "iThrive level"]
)
def test_whatever_is_said_behind_thrive_the_column_is_of_groupings(empty: Store, heading: str) -> None:
    (row,) = planned(empty, ("Intervention", heading), ("ELSA", "Getting Help")).rows
    assert places(empty, row) == [("help", "all")]


@pytest.mark.parametrize("word", ["Tier 2", "Wave 3", "Universal", "Targeted", "Specialist", "Level 1 and 2"])
@pytest.mark.parametrize("heading", ["Tier", "THRIVE", "Type of support", "Level of support", "Area of need"])
def test_tiers_and_waves_become_a_note_and_never_a_grouping(empty: Store, heading: str, word: str) -> None:
    row = one(empty, heading, word)
    assert draft(row).notes == f"Tier or wave: {word}"
    assert (draft(row).places, draft(row).nature) == ((), None)


def test_nobody_can_make_a_tier_a_grouping(store: Store) -> None:
    help_ = next(row for row in store.read(groupings) if row.code == "help")
    words = {name: getattr(help_, name) for name in ("id", "label", "short_label", "definition", "letter")}
    store.write(change_grouping, GroupingDraft(**words, aliases=("Tier 2", "Focused")), today=TODAY)
    rows = [
        HEADINGS,
        ("A", None, "Tier 2", "SEMH"),
        ("B", None, "Focused", "SEMH"),
        ("C", None, "Wave 3", "SEMH"),
    ]
    found = planned(store, *rows, words={"groupings": {"Wave 3": "help"}}).rows
    assert [places(store, row) for row in found] == [[], [("help", "emotional")], []]


def test_a_persons_own_words_are_followed(empty: Store) -> None:
    rows = [HEADINGS, ("A", None, "Sunflowers and Roses", "Anxious minds")]
    words = {
        "groupings": {"sunflowers": "Getting Help", "roses": "thriving"},
        "domains": {"anxious minds": "SEMH"},
    }
    (row,) = planned(empty, *rows, words=words).rows
    assert places(empty, row) == [("help", "emotional"), ("thriving", "emotional")]


def test_everything_needed_makes_a_running_offer_and_less_a_draft(empty: Store) -> None:
    found = planned(
        empty,
        HEADINGS,
        ("ELSA", "Kite Project", "Help", "SEMH"),
        ("No provider", None, "Help", "SEMH"),
        ("No grouping", "Kite Project", "Wave 2", "SEMH"),
        ("No domain", "Kite Project", "Help", None),
        ("Odd words", "Kite Project", "Help; Oddly", "SEMH"),
    )
    states = [draft(row).status for row in found.rows if row.payload]
    assert states == ["active", "draft", "draft", "draft", "draft"]


def test_words_that_are_not_known_are_kept_as_a_note_with_a_doubt(empty: Store) -> None:
    row = one(empty, "Who for", "Pupils, Grandparents")
    assert (draft(row).audiences, draft(row).notes) == (("pupils",), "For whom: Grandparents")
    assert row.warnings == ("For whom: “Grandparents” is none of the school's words and was kept as a note.",)


def test_cells_that_a_spreadsheet_made_dates_of_are_read_as_they_were_meant(empty: Store) -> None:
    years, ages = one(empty, "Year groups", date(2026, 6, 3)), one(empty, "Age range", date(2026, 11, 5))
    assert (draft(years).year_from, draft(years).year_to) == ("3", "6")
    assert (draft(ages).age_from, draft(ages).age_to) == (5, 11)


def test_errors_of_a_spreadsheet_are_left_out_and_said(empty: Store) -> None:
    row = one(empty, "Cost", "#REF!")
    assert draft(row).cost_note == ""
    assert row.warnings == ("“Cost” holds an error of the spreadsheet and was left out.",)


def test_a_very_long_cell_is_cut_and_said(empty: Store) -> None:
    row = one(empty, "Description", "word " * 20_000)
    assert len(draft(row).what) <= 10_000
    assert row.warnings == ("“What it is” was cut to 10,000 characters.",)


def test_one_offer_in_several_rows_is_one_offer_in_several_places(empty: Store) -> None:
    rows = [
        ("ELSA", "Kite", "Help", "SEMH"),
        ("Yoga", "Kite", "Thriving", "SEMH"),
        ("elsa", "kite", "Advice", "Family"),
    ]
    first, again, _ = planned(empty, HEADINGS, *rows).rows
    assert places(empty, first) == [("help", "emotional"), ("advice", "family")]
    assert (again.row, again.about) == (4, "Taken together with row 2")


def test_a_row_that_is_taken_together_with_another_can_be_left_out(empty: Store) -> None:
    rows = [HEADINGS, ("ELSA", "Kite", "Help", "SEMH"), ("ELSA", "Kite", "Advice", "Family")]
    first, again = planned(empty, *rows, choices={3: LEAVE_OUT}).rows
    assert (places(empty, first), again.outcome) == ([("help", "emotional")], "left")
    assert planned(empty, *rows, choices={2: LEAVE_OUT}).counts() == NOTHING | {"left": 2}


def test_a_line_that_names_a_grouping_heads_the_rows_below_it(empty: Store) -> None:
    rows = [("Service", "Area of need"), ("Getting Help",), ("ELSA", "SEMH"), ("Wave 3",), ("Other", "SEMH")]
    elsa, other = planned(empty, *rows).rows
    assert (places(empty, elsa), places(empty, other)) == ([("help", "emotional")], [])


def test_groupings_with_a_column_each_are_ticked(empty: Store) -> None:
    rows = [
        ("Provision", "Thriving", "Help", "Risk", "Need"),
        ("ELSA", None, "x", "✓", "SEMH"),
        ("PSHE", "x", None, None, "SEMH"),
    ]
    elsa, pshe = planned(empty, *rows).rows
    assert places(empty, elsa) == [("help", "emotional"), ("risk_support", "emotional")]
    assert places(empty, pshe) == [("thriving", "emotional")]


GRID = [
    ("Our Local Offer",),
    (None, "Thriving", "Getting Advice", "Getting Additional Help"),
    ("Emotional wellbeing", "PSHE\n• Assemblies", "School nurse; Helpline", "ELSA, Lego club"),
    (None, "Yoga"),
    ("Family", "PSHE", "No offer here yet", None),
]


def test_a_map_with_groupings_across_is_read_cell_by_cell(empty: Store) -> None:
    found = planned(empty, *GRID)
    names = ["PSHE", "Assemblies", "School nurse", "Helpline", "ELSA", "Lego club", "Yoga"]
    assert [row.name for row in found.rows] == names
    assert places(empty, found.rows[0]) == [("thriving", "emotional"), ("thriving", "family")]
    assert places(empty, found.rows[4]) == [("more_help", "emotional")]


def test_the_sheet_of_the_map_itself_can_be_read(store: Store) -> None:
    maker = Maker(store)
    maker.add("Talking group", [("help", "emotional_wellbeing")], usual_places=8)
    maker.add("Helpline", [("advice", None)], in_house=False, organisation="Kite Project", universal=True)
    sheet = book_of(store)["Map"]
    rows = [[None if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)]
    found = planned(store, *rows)
    assert {(row.name, row.outcome) for row in found.rows} == {
        ("Talking group", "unchanged"),
        ("Helpline", "unchanged"),
    }


def test_an_offer_of_the_same_name_is_asked_for_and_shows_what_would_change(store: Store) -> None:
    store.write(add_offer, OfferDraft("ELSA", what="Sessions"), today=TODAY)
    rows = [(*HEADINGS, "Cost"), ("elsa", "Kite", "Help", "SEMH", "£3")]
    (row,) = planned(store, *rows).rows
    assert (row.outcome, [one.id for one in row.candidates]) == ("asked", [1])
    assert [change.field for change in row.changes] == ["Offer", "Cost", "Organisation", "Places on the map"]
    assert planned(store, *rows, choices={2: 1}).counts() == NOTHING | {"changed": 1}
    assert planned(store, *rows, choices={2: AS_NEW}).counts() == NOTHING | {"added": 1}


def test_merging_adds_places_and_takes_none_away(store: Store) -> None:
    Maker(store).add("ELSA", [("help", "emotional_wellbeing")], dose="Weekly")
    (row,) = planned(store, HEADINGS, ("ELSA", None, "Thriving", "Family"), choices={2: 1}).rows
    assert places(store, row) == [("help", "emotional"), ("thriving", "family")]


def test_a_map_is_taken_in_from_a_text_file_and_undone(store: Store, tmp_path: Path) -> None:
    path = list_file(
        tmp_path,
        "ELSA,Kite,Help;Risk,SEMH",
        "Club,Kite,Thriving,Family",
        headings="Support,Agency,i-THRIVE,Area of need",
    )
    assert take_in(store, path).sentence == "Added 2 offers."
    assert [(one["name"], one["organisation"], one["places"]) for one in offers(store)] == [
        ("ELSA", "Kite", 2),
        ("Club", "Kite", 1),
    ]
    store.undo()
    assert offers(store) == []


def test_a_table_without_offers_says_what_to_do(empty: Store) -> None:
    with pytest.raises(Problem, match="no row of headings that names offers") as refused:
        planned(empty, ("A", "B"), ("1", "2"))
    assert "Put a row of headings above the offers" in refused.value.what_to_do


def test_ten_thousand_columns_merged_cells_formulas_and_hidden_rows_are_survived(
    empty: Store, tmp_path: Path
) -> None:
    path = workbook_file(
        tmp_path,
        [
            [],
            [*HEADINGS, *(f"Column {n}" for n in range(10_000))],
            ["ELSA", "Kite", "Help", "SEMH"],
            ["=A3", "=1/0", None, None],
            ["Yoga", "Kite", "Thriving", "Family"],
        ],
    )
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A1:F1")
    sheet.row_dimensions[5].hidden = True
    book.save(path)
    found = plan_of(empty, path)
    assert [row.name for row in found.rows] == ["ELSA", "Yoga"]
    assert "Columns after the 256th were not read." in found.notes


def test_what_is_not_read_is_said(empty: Store) -> None:
    found = planned(empty, (*HEADINGS, "Colour", "Empty"), ("ELSA", None, "Help", "SEMH", "Blue"))
    assert found.notes == ("Not read: Colour.",)


def test_notes_are_not_written_twice(store: Store) -> None:
    store.write(add_offer, OfferDraft("ELSA", notes="Ours\nTier or wave: Wave 2"), today=TODAY)
    (row,) = planned(store, ("Intervention", "Wave"), ("ELSA", "Wave 2")).rows
    assert row.outcome == "unchanged"
    assert store.read(drafts_of)[1].notes == "Ours\nTier or wave: Wave 2"


def test_what_is_not_taken_of_a_row_for_an_offer_that_stands_above_is_said(empty: Store) -> None:
    heads = ("Intervention", "Staff", "Area of need", "Grouping", "When")
    rows = [("ELSA", "Mrs Quill", "SEMH", "Help", "Mon"), ("ELSA", "Mr Pennant", "C&L", "Help", "Tue")]
    _, again = planned(empty, heads, *rows).rows
    assert again.warnings == (
        "Only where it stands was taken of this row, and not: Staff needed, Days and place.",
    )
    _, alike = planned(empty, heads, rows[0], ("ELSA", "Mrs Quill", "C&L", "Help", None)).rows
    assert alike.warnings == ()


@pytest.mark.parametrize("total", ["Total cost: £1,500", "Grand total £1,500.00", "Total = 12"])
def test_a_sum_in_words_is_no_offer(empty: Store, total: str) -> None:
    rows = [("Intervention", "Cost"), ("ELSA", "£3"), (total,), ("Total Communication", "£2")]
    assert [row.name for row in planned(empty, *rows).rows] == ["ELSA", "Total Communication"]


def test_a_title_over_all_groupings_is_no_column_of_them(empty: Store) -> None:
    rows = [(None, "THRIVE"), ("Need", "Getting Advice", "Getting Help"), ("SEMH", "Drop-in", "ELSA")]
    found = planned(empty, *rows).rows
    assert [(row.name, [one for one, _ in places(empty, row)]) for row in found] == [
        ("Drop-in", ["advice"]),
        ("ELSA", ["help"]),
    ]


@pytest.mark.parametrize("heading", ["Who runs it", "Led by whom?", "Lead adult"])
def test_who_runs_an_offer_is_whom_to_ask_about_it(empty: Store, heading: str) -> None:
    assert draft(one(empty, heading, "Ms Tay")).contact == "Ms Tay"
