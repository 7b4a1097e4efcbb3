"""The day's list: where its verbs would cut a line's words, they stand in a line of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.theme import theme
from app.ui.widgets.day_lines import Task
from app.ui.widgets.day_list import DayList

LONG = "How parents or carers took part, the options talked about"


def nothing() -> None:
    """Do what a verb here does."""


def task(number: int, what: str) -> Task:
    words = ("Complete", "Nothing more", "Put off", "Open")
    verbs = tuple((one, nothing) for one in words)
    return Task(("open", number), "", "people", "Wren Thimble", "4B", what, "", "since 9 Nov", False, verbs)


@pytest.fixture
def day(qtbot: QtBot) -> DayList:
    day = DayList("What needs someone")
    qtbot.addWidget(day)
    day.resize(760, 300)
    day.set_lines([task(1, LONG), task(2, "Both")])
    day.show()
    return day


def heights(day: DayList) -> list[int]:
    return [day.visualRect(day.model().index(row, 0)).height() for row in range(2)]


def test_a_line_whose_words_its_verbs_would_cut_is_two_lines_high(day: DayList) -> None:
    assert heights(day) == [2 * theme().row_height() - 4, theme().row_height()]


def test_a_line_whose_words_fit_beside_the_verbs_stays_as_it_is(day: DayList) -> None:
    day.setCurrentIndex(day.model().index(1, 0))
    assert heights(day) == [theme().row_height()] * 2


def test_the_verbs_stand_below_the_words_they_would_cover(day: DayList) -> None:
    row = day.visualRect(day.currentIndex())
    bar = day.verb_buttons()[0].parentWidget()
    assert bar is not None
    assert bar.y() >= row.top() + theme().row_height() - 4


def test_the_cursor_goes_to_the_first_task_while_nobody_has_been_to_one(day: DayList) -> None:
    day.set_lines([task(0, "Came later, stands above"), task(1, LONG), task(2, "Both")])
    assert day.currentIndex().row() == 0


@pytest.mark.parametrize("press", ["key", "row"])
def test_a_task_that_somebody_has_gone_to_keeps_the_cursor(day: DayList, press: str) -> None:
    if press == "key":
        QTest.keyClick(day, Qt.Key.Key_Down)
    else:
        spot = day.visualRect(day.model().index(1, 0)).topLeft() + QPoint(4, 4)
        QTest.mouseClick(day.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    day.set_lines([task(0, "Came later, stands above"), task(1, LONG), task(2, "Both")])
    assert day.currentIndex().row() == 2


def test_the_task_after_the_one_that_was_done_has_the_cursor(day: DayList) -> None:
    day.verb_buttons()[1].click()
    day.set_lines([task(0, "Came later, stands above"), task(2, "Both"), task(3, "Both")])
    assert day.currentIndex().row() == 0
    day.setCurrentIndex(day.model().index(2, 0))
    day.set_lines([task(0, "Came later, stands above"), task(2, "Both")])
    assert day.currentIndex().row() == 1
