"""The Reports page: what may be asked, the times, the empty school, and names for a screen reader."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.abilities import EVERYTHING, Ability
from app.person import Person
from app.queries.years import Period
from app.store import Store
from app.ui.pages.reports import ReportsPage
from app.ui.widgets.panels import EmptyState
from app.ui.widgets.report_chart import ReportChart
from app.ui.widgets.report_list import Listed, ReportList
from app.ui.widgets.report_time import BETWEEN, DAY
from app.ui.window import Window
from tests.report_school import Reported, fill_reported
from tests.ui.unnamed import unnamed


@pytest.fixture
def pupils(store: Store) -> Reported:
    """Three pupils, of whom Idris waits."""
    return fill_reported(store)


def opened(qtbot: QtBot, window: Window, code: str) -> ReportsPage:
    """Return the page with a report that has been made."""
    window.go("reports", code)
    page = window.current
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.view.report is not None and page.view.report.code == code)
    return page


def test_a_school_without_anything_says_that_there_is_nothing_yet(qtbot: QtBot, window: Window) -> None:
    page = opened(qtbot, window, "waiting")
    assert page.view.findChild(EmptyState) is not None


def test_a_chart_says_in_words_what_it_shows(qtbot: QtBot, pupils: Reported, window: Window) -> None:
    chart = opened(qtbot, window, "waiting").view.findChild(ReportChart)
    assert chart is not None
    assert chart.accessibleDescription() == "Counsellor: 1 wait, the longest 51 days."
    assert chart.grab().width() > 240


def test_rows_are_sorted_with_the_sum_below(qtbot: QtBot, pupils: Reported, window: Window) -> None:
    view = opened(qtbot, window, "reach").view.tables[0].view
    assert view is not None
    view.sortByColumn(1, view.horizontalHeader().sortIndicatorOrder())
    assert view.rows_model.rows[-1].cells[0] == "Any need, each pupil once a grouping"


def test_a_day_stands_at_the_end_of_its_own_year_so_far(
    qtbot: QtBot, pupils: Reported, window: Window
) -> None:
    page = opened(qtbot, window, "waiting")
    page.time.last.set_value(date(2026, 9, 30))
    page.time.which.set_value(DAY)
    page.time.which.chosen.emit(DAY)
    qtbot.waitUntil(lambda: "30 September" in (page.view.report.period if page.view.report else ""))
    assert page.view.report is not None
    assert page.view.report.period == "1 September to 30 September 2026"


def test_a_time_that_ends_before_it_begins_asks_for_nothing(
    qtbot: QtBot, pupils: Reported, window: Window
) -> None:
    time = opened(qtbot, window, "reach").time
    time.which.set_value(BETWEEN)
    time.first.set_value(date(2026, 10, 2))
    time.last.set_value(date(2026, 10, 1))
    assert time.period() is None
    time.last.set_value(date(2026, 10, 3))
    assert time.period() == Period(date(2026, 10, 2), date(2026, 10, 3))


def test_what_may_not_be_seen_is_off_and_says_why(qtbot: QtBot) -> None:
    listed = ReportList(
        [
            Listed("cost", "Cost", "What it takes.", "You may not see what offers cost."),
            Listed("reach", "Reach", "Who."),
        ]
    )
    qtbot.addWidget(listed)
    listed.select("cost")
    assert listed.selected() == "reach"
    assert listed.model().index(0, 0).data(3) == "You may not see what offers cost."


def test_who_may_not_see_costs_finds_that_report_off(
    qtbot: QtBot, pupils: Reported, store: Store, window: Window
) -> None:
    store.who = Person("Mr Wren", EVERYTHING - {Ability.SEE_COSTS})
    window.go("reports", "cost")
    page = window.current
    assert isinstance(page, ReportsPage)
    assert page.list.selected() != "cost"


def test_everything_has_a_name(qtbot: QtBot, pupils: Reported, window: Window) -> None:
    assert unnamed(opened(qtbot, window, "reach")) == []


def test_in_a_small_window_the_governors_page_has_the_room_and_what_we_will_do_is_a_tab_away(
    window: Window,
) -> None:
    window.resize(880, 520)
    window.go("reports", "governors")
    assert isinstance(window.current, ReportsPage)
    view = window.current.governors
    before = view.paper.isVisible(), view.steps.isVisible()
    view.tabs.open("steps")
    assert (*before, view.paper.isVisible(), view.steps.isVisible()) == (True, False, False, True)
