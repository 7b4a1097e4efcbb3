"""A whole meeting through the window: planned, held pupil by pupil with actions typed in place, read out; then the pack."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.around.shared import shared_of
from app.queries.meetings.actions import actions_of_pupil
from app.queries.meetings.listed import meeting_list
from app.queries.meetings.screen import meeting_screen
from app.store import Store
from app.ui.dialogs.pack import PackDialog
from app.ui.dialogs.pack_password import PackPasswordDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.meetings import MeetingsPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.packed import meet
from tests.pupil_school import Pupils, fill
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_PageDown


@pytest.fixture
def pupils(store: Store) -> Pupils:
    store.write(add_organisation, OrganisationDraft("Kite Project"))
    return fill(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Pupils, window: Window) -> Keyboard:
    """A keyboard on the page Meetings."""
    keys = Keyboard(qtbot, window)
    window.resize(1280, 800)
    qtbot.waitUntil(window.isActiveWindow)
    keys.press(Qt.Key.Key_6, CTRL)
    return keys


def page(window: Window) -> MeetingsPage:
    assert isinstance(window.current, MeetingsPage)
    return window.current


def plan(keys: Keyboard, pupils: Pupils) -> None:
    """Plan a meeting of today about Wren and Ada with the Kite Project and Mum."""
    keys.press(Qt.Key.Key_N, CTRL)
    dialog = keys.wait_for(SmallForm)
    typed = {"kind": "multi_agency", "held_on": TODAY, "purpose": "To agree who does what", "others": "Mum"}
    for name, value in typed.items():
        dialog.form.field(name).set_value(value)
    kite = next(at for at, words in dialog.form.field("people")._choices if words == "Kite Project")
    dialog.form.field("people").set_value((kite,))
    dialog.form.field("pupils").set_value((pupils.wren, pupils.ada))
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def agree(keys: Keyboard, window: Window, words: str, who: str) -> None:
    """Type an action in place; Enter adds it and stays."""
    entry = page(window).mode.pupil.entry
    entry.words.setFocus()
    keys.write(words)
    keys.press(TAB)
    if who:
        entry.who.set_value(None)
        keys.write(who)
    keys.press(ENTER)


def test_a_meeting_from_planning_to_what_was_agreed(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    plan(keys, pupils)
    [planned] = store.read(meeting_list).coming
    assert planned.pupils == ("Wren Thimble", "Ada Fern")
    page(window).view.begin_button.click()
    keys.write("Mornings go well.")
    agree(keys, window, "Ring the family.", "Kite Project")
    agree(keys, window, "Lend a watch.", "")
    assert keys.focus() is page(window).mode.pupil.entry.words
    assert [row.owner for row in store.read(actions_of_pupil, pupils.wren, today=TODAY)] == [
        "Kite Project"
    ] * 2
    keys.press(DOWN)
    assert store.read(meeting_screen, planned.id, pupils.wren, TODAY).said == "Mornings go well."
    assert page(window).mode.bar.name.text() == "Ada Fern"
    keys.press(DOWN)
    assert "2 actions: Kite Project 2." in page(window).mode.recap.lead.text()
    keys.press(SPACE)
    assert [row.id for row in store.read(meeting_list).past] == [planned.id]


def test_words_that_are_still_typed_are_kept_when_the_meeting_is_left(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    plan(keys, pupils)
    [planned] = store.read(meeting_list).coming
    page(window).view.begin_button.click()
    page(window).mode.pupil.words.setFocus()
    keys.write("I like the garden.")
    keys.press(Qt.Key.Key_Escape)
    screen = store.read(meeting_screen, planned.id, pupils.wren, TODAY)
    assert screen.pupil_words == "I like the garden."
    assert page(window).whole.currentIndex() == 0


def test_the_pack_is_one_click_and_opens_with_the_password_that_is_shown_once(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    met = meet(store)
    window.go("meetings", met.meeting)
    keys = Keyboard(qtbot, window)
    page(window).view.pack_button.click()
    dialog = keys.wait_for(PackDialog)
    assert "Consent is missing for Ada Fern, Idris Moonraker" in dialog.missing.accessibleName()
    dialog.form.field("folder").set_value(str(tmp_path))
    keys.press(ENTER, CTRL)
    shown = keys.wait_for(PackPasswordDialog)
    shown.copy.click()
    password = QGuiApplication.clipboard().text()
    shown.noted.click()
    book, paper = tmp_path / f"Named pack {TODAY}.xlsx", tmp_path / f"Named pack {TODAY}.pdf"
    file, out = msoffcrypto.OfficeFile(BytesIO(book.read_bytes())), BytesIO()
    file.load_key(password=password)
    file.decrypt(out)
    assert load_workbook(out)["Pupils"]["A4"].value == "Wren Thimble"
    assert PdfReader(paper).decrypt(password)
    assert [row.whom for row in store.read(shared_of, met.pupils.wren)] == ["Dr Sparrow, Kite Project"]
    assert password not in repr(store.read(shared_of, met.pupils.wren))
