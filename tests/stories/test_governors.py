"""The page for governors: read on Reports, what comes next written in beside it, printed, saved, undone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.queries.governors.steps import next_steps
from app.store import Store
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.small_form import SmallForm
from app.ui.governors_view import GovernorsView
from app.ui.pages.reports import KEPT, ReportsPage
from app.ui.window import Window
from tests.governors_school import BIG, THIS_YEAR, fill
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def filled(store: Store) -> Store:
    """A school of 120."""
    fill(store, BIG)
    return store


@pytest.fixture
def view(qtbot: QtBot, filled: Store, window: Window) -> GovernorsView:
    """The governors' report, opened on Reports."""
    window.remembered.set_text(KEPT, "governors")
    window.go("reports")
    page = window.current
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.governors.page is not None)
    qtbot.waitUntil(window.isActiveWindow)
    return page.governors


@pytest.fixture
def keys(qtbot: QtBot, window: Window) -> Keyboard:
    """A keyboard."""
    return Keyboard(qtbot, window)


def read_aloud(view: GovernorsView) -> str:
    """Return what a screen reader says of the page."""
    return view.paper.accessibleDescription()


def test_the_page_is_read_where_it_is_made(view: GovernorsView) -> None:
    words = read_aloud(view).replace("\n", " ")
    assert "84 of our 120 pupils (70%) are Thriving" in words
    assert "hidden" in words
    assert view.year.currentText() == "2026/27"


def test_a_line_is_written_beside_the_page_and_stands_on_it_and_undo_takes_it_off(
    qtbot: QtBot, view: GovernorsView, keys: Keyboard, window: Window, filled: Store
) -> None:
    view.steps.list.buttons()[0].click()
    form = keys.wait_for(SmallForm)
    keys.write("A second Talking group")
    keys.press(Qt.Key.Key_Tab)
    keys.write("Ms Dovecote")
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not form.isVisible())
    qtbot.waitUntil(lambda: "A second Talking group" in read_aloud(view))
    assert [step.who for step in filled.read(next_steps, year=THIS_YEAR)] == ["Ms Dovecote"]
    keys.wait_for_window()
    window.undo()
    qtbot.waitUntil(lambda: "A second Talking group" not in read_aloud(view))


def test_lines_are_moved_and_removed(
    qtbot: QtBot, view: GovernorsView, keys: Keyboard, filled: Store
) -> None:
    for words in ("First", "Second"):
        view.steps.list.buttons()[0].click()
        keys.wait_for(SmallForm)
        keys.write(words)
        keys.press(Qt.Key.Key_Return, CTRL)
        keys.wait_for_window()
        qtbot.waitUntil(lambda said=words: said in read_aloud(view))  # type: ignore[misc]
    down, drop = view.steps.list.buttons()[3:5]
    down.click()
    qtbot.waitUntil(lambda: [one.words for one in view.steps.shown] == ["Second", "First"])
    drop.click()
    qtbot.waitUntil(lambda: [one.words for one in view.steps.shown] == ["Second"])


def test_control_p_shows_the_one_page_to_print(
    qtbot: QtBot, view: GovernorsView, keys: Keyboard, window: Window
) -> None:
    keys.press(Qt.Key.Key_P, CTRL)
    preview = keys.wait_for(PrintPreview)
    assert len(preview.pages) == 1
    assert "Where our pupils are" in preview.pages[0].text
    preview.close()


def test_the_sheet_is_saved_with_the_same_numbers(qtbot: QtBot, view: GovernorsView, tmp_path: Path) -> None:
    out = tmp_path / "governors.xlsx"
    view.doing.save_to(str(out))
    qtbot.waitUntil(out.exists)
    sheet = openpyxl.load_workbook(out)["Governors"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Thriving")
    assert row[1:3] == (84, 0.7)


def test_another_report_brings_its_own_time_and_buttons_back(view: GovernorsView, window: Window) -> None:
    page = window.current
    assert isinstance(page, ReportsPage)
    assert not page.time.isVisible()
    page.list.select("reach")
    assert page.time.isVisible()
    assert not view.isVisible()
