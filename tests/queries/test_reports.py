"""Reports of a small school, each figure worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.queries.reports.registry import REPORTS
from app.queries.years import Period
from app.store import Store
from tests.fixtures import TODAY
from tests.report_school import Reported, asked, reported_school, row, table

FEELINGS, TALK = "Emotional wellbeing", "Communication and language"


@pytest.fixture(scope="module")
def reported(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Reported]]:
    """The small school, only to be read."""
    with reported_school(template, tmp_path_factory.mktemp("reported")) as found:
        yield found


@pytest.fixture
def school_store(reported: tuple[Store, Reported]) -> Store:
    """Its door."""
    return reported[0]


@pytest.fixture
def filled(reported: tuple[Store, Reported]) -> Reported:
    """Its pupils and offers."""
    return reported[1]


def test_reach_adds_up_to_the_roll_in_each_domain(school_store: Store) -> None:
    found = table(asked(school_store, "reach"), "Pupils by need and grouping")
    assert row(found, FEELINGS) == (1, 1, 0, 0, 1)
    assert row(found, TALK) == (2, 0, 1, 0, 0)
    assert row(found, "Any need, each pupil once a grouping") == (1, 1, 1, 0, 1)


def test_reach_says_whom_each_offer_reached(school_store: Store) -> None:
    found = table(asked(school_store, "reach"), "Whom offers reach")
    assert row(found, "Lego club")[2:] == (1, 0, 1)
    assert row(found, "Counsellor")[2:] == (0, 1, 1)
    assert row(found, "Chess")[2:] == (0, 0, 0)


def test_reach_by_need_and_year_tells_only_of_those_in_a_grouping(school_store: Store) -> None:
    found = table(asked(school_store, "reach"), "By need, year and grouping")
    assert (FEELINGS, "Year 5", 0, 0, 0, 1) in found.rows
    assert [cells[1] for cells in found.rows] == ["Year 4", "Year 5", "Year 4"]


def test_a_gap_is_a_grouping_with_nothing_live_for_that_need(school_store: Store, filled: Reported) -> None:
    report = asked(school_store, "gaps")
    found = table(report, "Pupils in a grouping with nothing live")
    assert [(cells[0], cells[3]) for cells in found.rows] == [("Wren Thimble", FEELINGS)]
    assert found.keys == (("pupil", filled.pupils.wren),)
    assert report.sentences[0].endswith("no support for that need: 1 in Getting Advice and Signposting.")


def test_an_offer_with_nobody_is_a_gap_too(school_store: Store, filled: Reported) -> None:
    found = table(asked(school_store, "gaps"), "Offers with nobody")
    assert [cells[0] for cells in found.rows] == ["Chess"]
    assert found.keys == (("offer", filled.chess),)


def test_attendance_counts_places_at_sessions_that_were_held(school_store: Store) -> None:
    report = asked(school_store, "not-attended")
    assert row(table(report, "By offer"), "Lego club") == (2, 1, 0, 0, 3, 2, None)
    assert report.sentences[1] == "Pupils came to 2 of 3 places at sessions that were held."
    assert table(report, "Why pupils did not come").rows == (("Not said", 1, None),)


def test_whoever_declined_is_named(school_store: Store) -> None:
    found = table(asked(school_store, "not-attended"), "Pupils whom it did not reach")
    assert found.rows == (("Ada Fern", "Lego club", "Declined", date(2026, 10, 5), ""),)


def test_a_need_without_an_offer_is_counted(school_store: Store) -> None:
    found = table(asked(school_store, "unmet"), "Open needs and what answers them")
    assert found.rows == ((TALK, "In words of its own", 1, 0, None, 0),)


def test_a_wait_begins_with_the_referral_and_is_long_after_six_weeks(school_store: Store) -> None:
    report = asked(school_store, "waiting")
    assert row(table(report, "By offer"), "Counsellor") == (1, 1, 51, date(2026, 9, 20), 1, 10)
    assert report.sentences == (
        "On 10 November 2026 1 pupil waits, 1 of them for 6 weeks or longer.",
        "1 wait ended in a start in this time, after 10 days.",
    )


def test_endings_say_the_reason_and_what_came_of_it(school_store: Store) -> None:
    report = asked(school_store, "endings")
    found = table(report, "Supports that ended, by reason and what came of them")
    assert row(found, "Goals met") == (1, None, 1, 0, 0, 0, 0, 0)
    assert report.sentences == ("1 support ended in this time; 1 more was declined before it began.",)


def test_movement_tells_where_pupils_stood_on_both_days(school_store: Store) -> None:
    report = asked(school_store, "movement")
    found = table(report, FEELINGS)
    assert row(found, "Thriving") == (1, 1, 0, 0, 1, 3)
    moved = table(report, "Pupils who stood elsewhere")
    assert ("Wren Thimble", TALK, "Thriving", "Getting Help") in moved.rows
    assert report.sentences[0].startswith(
        "3 pupils were on the roll on both days; 2 stood in another grouping"
    )


def test_movement_between_equal_days_is_none(school_store: Store) -> None:
    found = table(asked(school_store, "movement", Period(TODAY, TODAY)), "Pupils who stood elsewhere")
    assert found.rows == ()


def test_no_share_is_said_of_fewer_than_ten(school_store: Store) -> None:
    found = table(asked(school_store, "use"), "Years")
    assert row(found, "Year 4") == (1, 1, None, 1, None, 3, None)
    assert row(found, "Reception") == (1, 0, None, 1, None, 0, None)


def test_hours_of_few_are_not_shown(school_store: Store) -> None:
    report = asked(school_store, "intensity")
    assert report.tables[0].rows == (("Getting Help", None, None, None, None),)


def test_effect_keeps_too_soon_apart(school_store: Store) -> None:
    found = table(asked(school_store, "effect"), "What came of each offer")
    assert row(found, "Counsellor") == (1, 1, 0, 0, 0, 0, 0, 0, 0)
    assert row(found, "Lego club")[-1] == 1


def test_every_report_of_an_empty_school_says_so_calmly(store: Store) -> None:
    for code in REPORTS:
        report = asked(store, code)
        assert report.code == code
        assert all(found.rows or found.empty for found in report.tables), code


def test_every_table_has_a_cell_for_each_column_and_a_key_for_each_row(school_store: Store) -> None:
    for found in (one for code in REPORTS for one in asked(school_store, code).tables):
        assert {len(cells) for cells in found.rows} <= {len(found.columns)}, found.title
        assert not found.keys or len(found.keys) == len(found.rows), found.title


def test_every_chart_is_said_in_words_and_has_a_value_for_each_label(school_store: Store) -> None:
    for chart in (one for code in REPORTS for one in asked(school_store, code).charts):
        assert chart.words
        assert {len(one.values) for one in chart.series} <= {len(chart.labels)}, chart.title
