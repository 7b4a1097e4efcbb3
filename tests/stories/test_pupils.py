"""A day with the Pupils page, from the keyboard: find, read, note, close, add, leave, come back, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.audit_rows import AuditFilter, audit_rows
from app.queries.pupil_page import pupil_page
from app.queries.pupils import pupil_rows
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.pupil import PupilDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.widgets.buttons import LinkButton
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import LANGUAGE, Pupils, fill
from tests.ui.typing_keys import CTRL, Keyboard

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Pupils, window: Window) -> Keyboard:
    """A keyboard, with the Pupils page open by its key."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    keys.press(Qt.Key.Key_4, CTRL)
    return keys


def shown(window: Window) -> PupilsPage:
    """Return the page."""
    page = window.current
    assert isinstance(page, PupilsPage)
    return page


def read(keys: Keyboard, letters: str) -> None:
    """Find a pupil by some letters and open the page."""
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write(letters)
    keys.press(ENTER)


def test_a_pupil_is_found_by_three_letters_and_read(keys: Keyboard, window: Window) -> None:
    read(keys, "wre")
    view = shown(window).view
    assert view.title.text() == "Wren Thimble"
    assert keys.presses == 6  # the page, the search, three letters, Enter
    for _ in range(3):  # over the plan and the support
        keys.press(Qt.Key.Key_Right)
    assert view.timeline.isVisible()
    titles = [entry.title for entry in view.timeline.list.story.entries]
    assert titles[0] == "Noted: Speaks in pairs."
    assert "Getting Help for communication and language" in titles
    assert titles[-1] == "On the roll: Year 4, Owl"


def test_a_need_is_noted_closed_and_brought_back_by_undo(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    read(keys, "ada")
    keys.press(Qt.Key.Key_N, CTRL | SHIFT)
    keys.wait_for(SmallForm)
    keys.write("making fr")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    (need,) = store.read(pupil_page, pupils.ada, today=TODAY).needs
    assert need.need == "Making friends"
    shown(window).doing.close_need(need)
    keys.wait_for(SmallForm)
    keys.write("Plays with two friends.")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    (need,) = store.read(pupil_page, pupils.ada, today=TODAY).needs
    assert need.closed_why == "Plays with two friends."
    keys.press(Qt.Key.Key_Z, CTRL)
    (need,) = store.read(pupil_page, pupils.ada, today=TODAY).needs
    assert need.closed_on is None
    assert window.status.sentence().startswith("Undone: Closed for Ada Fern")


def test_a_pupil_is_added_and_their_page_opens(keys: Keyboard, window: Window, store: Store) -> None:
    keys.press(Qt.Key.Key_N, CTRL)
    keys.wait_for(PupilDialog)
    keys.write("Kofi")
    keys.press(Qt.Key.Key_Tab)
    keys.write("Lantern")
    keys.press(ENTER)
    keys.wait_for_window()
    assert shown(window).view.title.text() == "Kofi Lantern"
    assert shown(window).last_facts == "4 on roll. No record means Thriving."
    assert [row.name for row in store.read(pupil_rows, today=TODAY)][2] == "Kofi Lantern"


def test_a_pupil_leaves_and_is_back_on_the_roll_by_undo(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    read(keys, "idr")
    shown(window).view.roll_action.trigger()
    keys.wait_for(SmallForm)
    keys.press(ENTER)
    keys.wait_for_window()
    assert "left on 10 November 2026" in shown(window).view.lead.text()
    assert shown(window).last_facts == "2 on roll. No record means Thriving."
    keys.press(Qt.Key.Key_Z, CTRL)
    page = store.read(pupil_page, pupils.idris, today=TODAY)
    assert page.standing is not None
    assert len(page.standing_in(1, TODAY)) == 2
    assert "left on" not in shown(window).view.lead.text()


def test_a_grouping_is_logged_from_the_page(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    read(keys, "ada")
    keys.press(Qt.Key.Key_G, CTRL | SHIFT)
    sheet = keys.wait_for(DecisionSheet)
    assert sheet.form.value("pupil_id") == pupils.ada
    sheet.form.field("domain_id").set_value(LANGUAGE)
    sheet.form.field("grouping").set_value("advice")
    sheet.form.field("reason").set_value("Wants ideas.")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    said = shown(window).view.now.domains.rows[2].accessibleName()
    assert said.startswith("Communication and language: Getting Advice")
    assert QApplication.activeModalWidget() is None


def test_strengths_are_written_and_stand_on_top(keys: Keyboard, window: Window) -> None:
    read(keys, "wre")
    change = shown(window).view.now.about.strengths_head.findChild(LinkButton)
    assert change is not None
    change.click()
    keys.wait_for(SmallForm)
    keys.write("Draws")
    keys.press(Qt.Key.Key_Tab)
    keys.write("Time to think")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    about = shown(window).view.now.about
    assert (about.strengths.text(), about.helps.text()) == ("Draws", "Time to think")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert about.strengths.text() == "Strengths and what helps are not written down yet."


def test_the_timeline_is_narrowed_from_the_keyboard(keys: Keyboard, window: Window) -> None:
    read(keys, "wre")
    keys.press(Qt.Key.Key_Right)
    view = shown(window).view
    view.tabs.open("timeline")
    view.timeline.filters.search.setFocus()
    keys.write("pairs")
    assert view.timeline.count.text() == "1 of 4 entries"
    keys.press(Qt.Key.Key_Down)
    assert view.timeline.list.hasFocus()


def test_a_pupil_is_printed_on_two_sides_and_the_trail_says_so(
    keys: Keyboard, window: Window, store: Store, tmp_path: Path
) -> None:
    read(keys, "wre")
    keys.press(Qt.Key.Key_P, CTRL)
    preview = keys.wait_for(PrintPreview)
    assert len(preview.pages) == 2
    assert "Wren" not in preview.windowTitle()
    preview.save_to(str(tmp_path / "one.pdf"))
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF")
    assert store.read(audit_rows, AuditFilter(), limit=1)[0].kind == "print_pupil"
