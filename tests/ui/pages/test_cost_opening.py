"""Every line of the cost report opens into how each of its figures is made up, for the time of the report."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.queries.costs.school import costs
from app.queries.reports.cost_keys import CostLine, figures_at, line_of
from app.queries.reports.registry import REPORTS
from app.queries.reports.report import Report
from app.queries.years import year_before
from app.reporting import report_of
from app.store import Store
from app.ui.dialogs.cost_sum import CostSumDialog
from app.ui.pages.reports import ReportsPage
from app.ui.window import Window
from tests.costing import YEAR, assistant, club, rate
from tests.fixtures import TODAY


@pytest.fixture
def report(store: Store) -> Report:
    """The cost of a club of three."""
    rate(store)
    assistant(store, club(store).offer)
    return report_of(store, REPORTS["cost"], YEAR)


def lines(report: Report) -> list[CostLine]:
    found = [line_of(key) for table in report.tables for key in table.keys if key is not None]
    return [line for line in found if line is not None]


def test_every_row_opens_into_the_figures_that_it_shows(store: Store, report: Report) -> None:
    known = store.read(costs, YEAR, TODAY)
    rows = [row for table in report.tables for row in table.rows]
    opened = [figures_at(known, line)[1] for line in lines(report)]
    assert len(rows) == 8
    assert [row[2:5] for row in rows] == [tuple(one.pence for _, one in figures.each()) for figures in opened]


def test_a_year_before_opens_into_its_own_figures(store: Store, report: Report) -> None:
    with_last = report_of(store, REPORTS["cost"], year_before(YEAR))
    assert {line.period for line in lines(report)} == {YEAR}
    assert {line.period for line in lines(with_last)} <= {year_before(YEAR)}


def test_a_row_about_a_pupil_is_no_line_of_costs() -> None:
    assert line_of(("pupil", 3)) is None


def test_a_line_asks_which_figure_and_shows_how_it_is_made_up(
    qtbot: QtBot, window: Window, report: Report
) -> None:
    window.go("reports", "cost")
    page = window.current
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.view.report is not None)
    page.view.opened.emit(page.view.report.tables[1].keys[0])  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(page.costs.menu.actions()))
    page.costs.menu.actions()[1].trigger()
    dialog = window.findChild(CostSumDialog)
    assert dialog is not None
    assert dialog.title.text().endswith(", to date")
    dialog.accept()
    page.costs.menu.close()
