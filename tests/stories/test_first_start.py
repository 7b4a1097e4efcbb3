"""The first minutes: three doors, a look around the sample, a school of one's own, all by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.operations.setup import SchoolDraft
from app.paths import sample_folder
from app.queries.school import school_profile
from app.queries.today import counts
from app.schools import new_school
from app.ui.dialogs.new_school import NewSchoolDialog
from app.ui.pages.front import FrontPage
from app.ui.settings import Remembered
from app.ui.start import Opening
from app.ui.theme import apply
from app.ui.window import Window
from tests.ui.typing_keys import CTRL, Keyboard

TAB, SPACE, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The program on a computer that has never had it, showing its three doors."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "home"))
    apply(qapp, "light")
    window = Window(Remembered())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    Opening(window).front()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def keys(qtbot: QtBot, bare: Window) -> Keyboard:
    """The keyboard, at the doors."""
    keys = Keyboard(qtbot, bare)
    keys.wait_for_window()
    return keys


def door(keys: Keyboard, words: str) -> None:
    """Walk to a door with Tab and press it."""
    for _ in range(6):
        focus = keys.focus()
        if isinstance(focus, QPushButton) and focus.text() == words:
            keys.press(SPACE)
            return
        keys.press(TAB)
    pytest.fail(f"Tab never comes to {words}.")


def test_looking_around_makes_and_opens_the_sample(qtbot: QtBot, keys: Keyboard, bare: Window) -> None:
    with qtbot.waitSignal(bare.school_shown, timeout=60_000):
        door(keys, "Look around the sample")
    assert bare.windowTitle() == "Quillhaven Primary School – Fivefold"
    assert bare.store.read(counts, None, today=bare.today()).roll == 420
    assert bare.remembered.last_school == sample_folder()
    assert bare.rail.isVisible()
    assert bare.header.isVisible()
    assert bare.current is bare.page("today")


def test_a_new_school_is_made_by_keyboard(qtbot: QtBot, keys: Keyboard, bare: Window, tmp_path: Path) -> None:
    door(keys, "New school")
    keys.wait_for(NewSchoolDialog)
    keys.write("St Quill's")
    with qtbot.waitSignal(bare.school_shown, timeout=20_000):
        keys.press(ENTER)
    assert bare.store.read(school_profile).name == "St Quill's"
    assert bare.store.database.folder == tmp_path / "home" / "St Quill's"
    keys.wait_for_window()
    keys.press(Qt.Key.Key_5, CTRL)
    assert bare.current is bare.page("settings")


def test_a_school_without_a_name_is_not_made(keys: Keyboard) -> None:
    door(keys, "New school")
    dialog = keys.wait_for(NewSchoolDialog)
    keys.press(ENTER, CTRL)
    assert dialog.isVisible()
    assert dialog.form.field("name").accessibleDescription() == "A school needs a name."


def test_a_place_that_is_taken_is_told_and_what_was_typed_stays(
    qtbot: QtBot, keys: Keyboard, tmp_path: Path
) -> None:
    taken = tmp_path / "home" / "St Quill's"
    new_school(taken, SchoolDraft("Another school")).database.close()
    door(keys, "New school")
    dialog = keys.wait_for(NewSchoolDialog)
    keys.write("St Quill's")
    keys.press(ENTER)
    qtbot.waitUntil(lambda: dialog.form.field("place").accessibleDescription() != "")
    assert dialog.form.field("name").value() == "St Quill's"
    assert dialog.form.field("place").accessibleDescription().startswith("There is already a school in ")


def test_a_new_school_that_was_left_comes_back(keys: Keyboard, bare: Window) -> None:
    door(keys, "New school")
    keys.wait_for(NewSchoolDialog)
    keys.write("St Quill's")
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert bare.status.sentence() == "Not made."
    bare.status.acted.emit()
    assert keys.wait_for(NewSchoolDialog).form.field("name").value() == "St Quill's"


def test_a_folder_that_is_no_school_leaves_the_doors_open(
    qtbot: QtBot, keys: Keyboard, bare: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The system's own file dialog cannot be typed into here.
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    door(keys, "Open a school")
    qtbot.waitUntil(lambda: bare.status.sentence() != "")
    assert "no school" in bare.status.sentence()
    front = bare.pages.currentWidget()
    assert isinstance(front, FrontPage)
    assert front.isVisible()
