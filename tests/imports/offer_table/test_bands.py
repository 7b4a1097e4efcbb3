"""Offers below the names of groupings and areas, which stand as headings between the rows or above lists."""

from __future__ import annotations

from app.store import Store
from tests.imports.offer_table.own_maps import draft, places, planned


def test_headings_between_rows_may_say_more_than_the_grouping(empty: Store) -> None:
    found = planned(
        empty,
        ("Intervention", "Who for", "Lead"),
        ("GETTING ADVICE",),
        ("Drop-in", "Parents", "Mrs Quill"),
        ("Getting Help (targeted)",),
        ("ELSA", "Y3-6", "Mrs Quill"),
        ("Getting more help – specialist support",),
        ("Counselling", "KS2", "Kite"),
        ("Risk Support", "goal based, never closed"),
        ("Safety plan", "KS2", "Mr Pennant"),
        ("Wave 3",),
        ("Nurture", "KS1", "Mr Pennant"),
    )
    assert [(row.name, [one for one, _ in places(empty, row)]) for row in found.rows] == [
        ("Drop-in", ["advice"]), ("ELSA", ["help"]), ("Counselling", ["more_help"]), ("Safety plan", ["risk_support"]),
        ("Nurture", []),
    ]  # fmt: skip
    said = "GETTING ADVICE, Getting Help (targeted), Getting more help, Risk Support, Wave 3"
    assert found.notes == (f"Read as headings of the rows below them: {said}.",)


def test_areas_of_need_are_headings_within_or_around_groupings(empty: Store) -> None:
    rows = [
        ("Intervention", "Cost"), ("Getting Help",), ("SEMH",), ("ELSA", "£3"), ("Cognition and Learning",), ("Maths", "£1"),
        ("Sensory and/or physical needs",), ("Ramps", "£9"), ("Risk Support",), ("Safety plan", "£0"),
    ]  # fmt: skip
    elsa, maths, ramps, plan = planned(empty, *rows).rows
    assert places(empty, elsa) == [("help", "emotional")]
    assert places(empty, maths) == [("help", "learning")]
    assert (places(empty, ramps), draft(ramps).notes) == (
        [], "Places on the map: Getting Help: Sensory and/or physical needs",
    )  # fmt: skip
    # The inner heading ended with the outer one.
    assert places(empty, plan) == [("risk_support", "all")]


def test_a_single_column_is_enough(empty: Store) -> None:
    rows = [("Our offer",), ("Getting Advice",), ("Drop-in",), ("Website",), ("Getting Help",), ("ELSA",)]
    found = planned(empty, *rows).rows
    assert [(row.name, places(empty, row)) for row in found] == [
        ("Drop-in", [("advice", "all")]), ("Website", [("advice", "all")]), ("ELSA", [("help", "all")])
    ]  # fmt: skip


def test_offers_may_stand_beside_the_column_of_their_headings(empty: Store) -> None:
    rows = [
        ("WHAT WE OFFER",),
        ("THRIVING",),
        (None, "PSHE"),
        ("GETTING HELP",),
        (None, "ELSA"),
        ("RISK",),
        (None, "Plan"),
    ]
    assert [(row.name, places(empty, row)[0][0]) for row in planned(empty, *rows).rows] == [
        ("PSHE", "thriving"), ("ELSA", "help"), ("Plan", "risk_support")
    ]  # fmt: skip


def test_lists_side_by_side_below_groupings_are_read_without_needs(empty: Store) -> None:
    rows = [
        ("Our school",), ("Thriving", "Getting Advice", "Getting Help"), ("PSHE", "Drop-in", "ELSA"), ("Clubs", None, "Lego"),
    ]  # fmt: skip
    found = planned(empty, *rows)
    assert [(row.name, places(empty, row)[0][0]) for row in found.rows] == [
        ("PSHE", "thriving"), ("Drop-in", "advice"), ("ELSA", "help"), ("Clubs", "thriving"), ("Lego", "help")
    ]  # fmt: skip
    assert found.notes == ("Groupings stand across the top: the offers below each were read.",)


def test_an_offer_that_is_called_as_an_area_is_no_heading(empty: Store) -> None:
    rows = [("Intervention", "Area of need"), ("Family support", None), ("ELSA", "SEMH"), ("SEMH", None)]
    assert [row.name for row in planned(empty, *rows).rows] == ["Family support", "ELSA", "SEMH"]


def test_a_person_who_leaves_the_columns_as_they_were_found_gets_the_same(empty: Store) -> None:
    rows = [("WHAT WE OFFER",), ("Getting Advice",), (None, "PSHE"), ("GETTING HELP",), (None, "ELSA")]
    found = planned(empty, *rows, header=0, columns={"name": 0}).rows
    assert [(row.name, places(empty, row)[0][0]) for row in found] == [("PSHE", "advice"), ("ELSA", "help")]


def test_a_wave_above_rows_is_kept_of_each_until_the_next(empty: Store) -> None:
    found = planned(
        empty,
        ("Provision", "Lead"),
        ("Wave 1 – Universal",),
        ("Visual timetables", "All"),
        ("SEMH",),
        ("Worry box", "All"),
        ("Wave 2",),
        ("ELSA", "Mrs Quill"),
        ("Getting Help",),
        ("Nurture", "Mr Pennant"),
    )
    assert [draft(row).notes for row in found.rows] == [
        "Tier or wave: Wave 1 – Universal",
        "Domains of need: Emotional wellbeing\nTier or wave: Wave 1 – Universal",
        "Tier or wave: Wave 2",
        "",
    ]
    said = "Wave 1 – Universal, SEMH, Wave 2, Getting Help"
    assert found.notes == (f"Read as headings of the rows below them: {said}.",)


def test_blocks_with_a_wave_above_and_headings_each_are_one_list(empty: Store) -> None:
    found = planned(
        empty,
        ("Wave 1 provision",),
        ("Intervention", "Staff", "Cost"),
        ("PSHE", "All", "£0"),
        ("Wave 2 provision",),
        ("Intervention", "Adult", "Cost"),
        ("ELSA", "Mrs Quill", "£3"),
    )
    assert [(row.name, draft(row).notes) for row in found.rows] == [
        ("PSHE", "Tier or wave: Wave 1 provision"),
        ("ELSA", "Tier or wave: Wave 2 provision"),
    ]


def test_a_wave_above_the_only_list_is_its_title(empty: Store) -> None:
    found = planned(empty, ("Wave 1 provision",), ("Intervention", "Cost"), ("PSHE", "£0"), ("Cost", "£0"))
    assert [(row.name, draft(row).notes) for row in found.rows] == [("PSHE", ""), ("Cost", "")]
