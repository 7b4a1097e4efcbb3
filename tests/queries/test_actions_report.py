"""The report of actions tells of the day it is asked for, not of today whatever day was chosen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.operations.meetings.actions import add_action, close_action
from app.operations.meetings.drafts import ActionDraft
from app.queries.reports.actions import EACH
from app.queries.reports.registry import REPORTS
from app.queries.reports.report import Report
from app.queries.years import Period
from app.reporting import report_of
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import fill

BEFORE, THEN = TODAY - timedelta(30), TODAY - timedelta(10)


@pytest.fixture
def told(store: Store) -> Store:
    """Ring was agreed early and done since; Write was agreed since."""
    wren = fill(store).wren
    ring = ActionDraft("Ring.", wren, None, owner="Ms Dovecote", agreed_on=BEFORE, due_on=THEN - timedelta(3))
    write = ActionDraft("Write.", wren, None, owner="Ms Dovecote", due_on=TODAY + timedelta(7))
    done = store.write(add_action, ring, today=TODAY).id or 0
    store.write(add_action, write, today=TODAY)
    store.write(close_action, done, on=TODAY - timedelta(1), today=TODAY)
    return store


def asked(store: Store, day: date, *, last_year: bool = False) -> Report:
    return report_of(store, REPORTS["actions"], Period(BEFORE, day), last_year=last_year)


def words(report: Report) -> list[object]:
    return [row[1] for table in report.tables if table.title == EACH for row in table.rows]


def test_what_was_open_on_an_earlier_day_is_told_of_that_day(told: Store) -> None:
    assert words(asked(told, THEN)) == ["Ring."]


def test_how_late_it_was_is_counted_to_that_day(told: Store) -> None:
    assert asked(told, THEN).tables[0].rows == (("The school", 1, 1, 3, 0),)


def test_today_tells_what_is_open_now(told: Store) -> None:
    assert words(asked(told, TODAY)) == ["Write."]


def test_the_year_before_is_not_today_again(told: Store) -> None:
    report = asked(told, TODAY, last_year=True)
    assert str(TODAY.year - 1) in report.period
    assert report.tables[0].rows[0][1:3] == (1, None)
