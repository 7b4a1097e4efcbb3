"""Today as a school is opened: what was read ahead stands at once, the rest follows below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store import Store
from app.ui.pages.today import TodayPage
from app.ui.settings import Remembered
from app.ui.theme import apply
from app.ui.widgets.day_lines import Heading
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place
from tests.operations.making import offer
from tests.ui.shell_fixtures import added

REVIEWS = "Reviews due"
BELOW = ["In a grouping with nothing live", "Decisions left open", "Offers not checked for a term"]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Window:
    """A window without a school as yet."""
    apply(qapp, "light")
    window = added(qtbot, Window(Remembered(tmp_path / "remembered.ini")))
    window.resize(1280, 800)
    window.show()
    return window


def fill(store: Store) -> None:
    """Let a review, a decision left open and an offer wait."""
    place(store, new_pupil(store), "help", 60, next_look_on=ago(2), left_open=True)
    offer(store, "Worry box")


def open_in(window: Window, store: Store) -> TodayPage:
    """Open a school as the start does, with its first page read ahead."""
    TodayPage.warm(store)
    window.open_store(store)
    page = window.current
    assert isinstance(page, TodayPage)
    return page


def headings(page: TodayPage) -> list[str]:
    lines = [
        page.list.model().index(row, 0).data(Qt.ItemDataRole.UserRole)
        for row in range(page.list.model().rowCount())
    ]
    return [line.title for line in lines if isinstance(line, Heading)]


def test_the_reviews_stand_first_and_the_rest_follows_below(
    qtbot: QtBot, opened: Window, store: Store
) -> None:
    fill(store)
    page = open_in(opened, store)
    assert headings(page) == [REVIEWS]
    qtbot.waitUntil(lambda: headings(page) == [REVIEWS, *BELOW])


def test_the_line_with_the_cursor_keeps_it_when_the_rest_comes(
    qtbot: QtBot, opened: Window, store: Store
) -> None:
    fill(store)
    page = open_in(opened, store)
    first = page.list.currentIndex().row()
    qtbot.waitUntil(lambda: len(headings(page)) > 1)
    assert page.list.currentIndex().row() == first


def test_nobody_is_told_that_nothing_waits_before_all_was_asked(
    qtbot: QtBot, opened: Window, store: Store
) -> None:
    offer(store, "Worry box")
    page = open_in(opened, store)
    assert not page.nothing.isVisible()
    qtbot.waitUntil(lambda: headings(page) == BELOW[2:])


def test_a_school_where_nothing_waits_says_so_in_the_end(qtbot: QtBot, opened: Window, store: Store) -> None:
    page = open_in(opened, store)
    qtbot.waitUntil(page.nothing.isVisible)
    assert headings(page) == []


def test_a_write_meanwhile_shows_everything_at_once(qtbot: QtBot, opened: Window, store: Store) -> None:
    fill(store)
    page = open_in(opened, store)
    place(store, new_pupil(store), "help", 60, next_look_on=TODAY)
    assert headings(page) == [REVIEWS, *BELOW]


def test_in_a_narrow_window_the_side_below_waits_for_what_comes_above_it(
    qtbot: QtBot, opened: Window, store: Store
) -> None:
    fill(store)
    opened.resize(880, 520)
    page = open_in(opened, store)
    assert not page.counts.isVisible()
    qtbot.waitUntil(page.counts.isVisible)
