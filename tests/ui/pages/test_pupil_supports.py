"""The tab Support: what runs, what is ahead, what is over, and who may do what."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.store import Store
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_supports import PupilSupports
from app.ui.widgets.support_item import SupportItem
from app.ui.window import Window
from tests.operations.supporting import begin
from tests.pupil_school import EMOTIONS, add, place
from tests.queries.sight_school import PASTORAL
from tests.supported import SEPTEMBER, group, offer, support

OCTOBER, LATER = date(2026, 10, 2), date(2026, 12, 15)


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in a group, waiting for therapy, and once in a club."""
    pupil, lego = add(store, "Wren", "Thimble"), offer(store, "Lego club")
    tuesdays = group(store, lego, weekday=1, starts_at="10:40", misses="Maths")
    support(store, pupil, lego, group_id=tuesdays, next_look_on=LATER, why="Time with others.")
    begin(store, (pupil,), offer(store, "Speech therapy", in_house=False), on=OCTOBER)
    over = [("running", SEPTEMBER), ("ended", OCTOBER)]
    homework = offer(store, "Homework club")
    support(store, pupil, homework, over, ending="moved_on", who_told="Mum", what_next="Nothing.", why="Old.")
    return pupil


def opened(window: Window, pupil: int) -> PupilSupports:
    """Return the tab of a pupil."""
    window.go("pupils", pupil)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.tabs.open("supports")
    tab = page.view.tab("supports")
    assert isinstance(tab, PupilSupports)
    return tab


def lines(rows: list[object]) -> list[str]:
    """Return the lines of rows as they are spoken."""
    return [row.line.accessibleName() for row in rows if isinstance(row, SupportItem)]


def test_what_runs_what_is_ahead_and_what_is_over(window: Window, wren: int) -> None:
    tab = opened(window, wren)
    assert lines(list(tab.running.rows)) == ["Lego club, attending since 1 September, review 15 December"]
    assert lines(list(tab.ahead.rows)) == [
        "Speech therapy, waiting since 2 October, 5 weeks, review 15 December"
    ]
    assert lines(list(tab.over.rows)) == ["Homework club, ended 2 October: moved on, told: Mum"]


def test_what_is_missed_stands_with_the_group(window: Window, wren: int) -> None:
    row = opened(window, wren).running.rows[0]
    assert isinstance(row, SupportItem)
    assert "Tuesdays 10:40. Misses Maths on Tuesdays." in row.lines[0]


def test_what_is_over_is_read_when_asked_for(window: Window, wren: int) -> None:
    tab = opened(window, wren)
    row = tab.over.rows[0]
    assert isinstance(row, SupportItem)
    assert row.lines == ("What next: Nothing.",)
    # What came of it, nobody has said yet; the rest waits until it is read.
    assert [one.text() for one in row.buttons] == ["Read", "What came of it …"]
    row.buttons[0].click()
    row = tab.over.rows[0]
    assert isinstance(row, SupportItem)
    assert "Why: Old." in row.lines
    assert [one.text() for one in row.buttons][2:] == ["Correct …", "Open again", "Change …"]


def test_taking_back_brings_the_stage_before(qtbot: QtBot, window: Window, store: Store) -> None:
    pupil = add(store, "Wren", "Thimble")
    begin(store, (pupil,), offer(store, "Lego club"))
    tab = opened(window, pupil)
    button = next(one for one in tab.ahead.buttons if one.text() == "Take back")
    button.click()
    qtbot.waitUntil(lambda: not tab.ahead.rows)
    assert window.status.sentence() == "Taken back: Lego club for Wren Thimble."


def test_words_out_of_sight_leave_nothing_to_do(window: Window, store: Store, wren: int) -> None:
    place(store, wren, "risk_support", EMOTIONS)
    store.who = PASTORAL
    row = opened(window, wren).running.rows[0]
    assert isinstance(row, SupportItem)
    assert "Ask the SENCO about what is written here." in row.lines
    assert not any(button.isEnabled() for button in row.buttons)
