"""The first minutes: three doors, a look around the sample, a school of one's own, all by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.paths import sample_folder
from app.queries.school import school_profile
from app.queries.today import counts
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.new_school import NewSchoolDialog
from app.ui.pages.front import FrontPage
from app.ui.settings import Remembered
from app.ui.start import Opening
from app.ui.theme import apply
from app.ui.widgets.password_field import PasswordField
from app.ui.window import Window
from tests.fixtures import PASSWORD
from tests.ui.signing_in import made, sign_in, sign_in_page
from tests.ui.typing_keys import CTRL, Keyboard

TAB, SPACE, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


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


def to_the_code(qtbot: QtBot, keys: Keyboard) -> NewSchoolDialog:
    """Type a name for the school, one for the person and a password twice, up to the recovery code."""
    door(keys, "New school")
    dialog = keys.wait_for(NewSchoolDialog)
    keys.write("St Quill's")
    keys.press(ENTER)
    qtbot.waitUntil(lambda: dialog.at == 1)
    keys.write("Ms Dovecote")
    for _ in range(2):
        walk_to(keys, PasswordField)
        keys.write(PASSWORD)
    keys.press(ENTER)
    qtbot.waitUntil(lambda: dialog.at == 2, timeout=20_000)
    return dialog


def walk_to(keys: Keyboard, kind: type[QWidget]) -> None:
    """Press Tab until the next field of a kind has the focus."""
    keys.press(TAB)
    while not isinstance(keys.focus(), kind):
        keys.press(TAB)


def type_groups(keys: Keyboard, dialog: NewSchoolDialog) -> None:
    """Type the two groups that are asked, as they stand on the paper."""
    groups = dialog.code.sheet.code.split("-")
    keys.write(groups[dialog.confirm.asked[0]].lower())
    keys.press(TAB)
    keys.write(groups[dialog.confirm.asked[1]])


def test_a_new_school_is_made_by_keyboard_and_asks_for_its_password(
    qtbot: QtBot, keys: Keyboard, bare: Window, tmp_path: Path
) -> None:
    dialog = to_the_code(qtbot, keys)
    keys.press(ENTER, CTRL)
    qtbot.waitUntil(lambda: dialog.at == 3)
    type_groups(keys, dialog)
    with qtbot.waitSignal(bare.school_shown, timeout=20_000):
        keys.press(ENTER)
    assert bare.store.read(school_profile).name == "St Quill's"
    assert bare.store.database.folder == tmp_path / "home" / "St Quill's"
    assert bare.store.person == "Ms Dovecote"
    bare.status.sign_out.emit()
    chosen = sign_in_page(qtbot, bare).form.names.selected()
    assert chosen is not None
    assert chosen.role == "Administrator"
    with qtbot.waitSignal(bare.school_shown, timeout=20_000):
        sign_in(qtbot, bare)


def test_a_code_that_is_not_on_paper_makes_no_school(qtbot: QtBot, keys: Keyboard, tmp_path: Path) -> None:
    dialog = to_the_code(qtbot, keys)
    keys.press(ENTER, CTRL)
    qtbot.waitUntil(lambda: dialog.at == 3)
    keys.write("12345")
    keys.press(ENTER)
    first = str(dialog.confirm.asked[0])
    assert dialog.confirm.form.field(first).accessibleDescription().startswith("That is not group ")
    keys.press(ESC)
    assert dialog.says.text().startswith(
        "If you leave now, the recovery code on your paper is good for nothing."
    )
    keys.press(ESC)
    qtbot.waitUntil(dialog.isHidden)
    assert not (tmp_path / "home" / "St Quill's").exists()


def test_a_school_without_a_name_is_not_made(keys: Keyboard) -> None:
    door(keys, "New school")
    dialog = keys.wait_for(NewSchoolDialog)
    keys.press(ENTER, CTRL)
    assert dialog.at == 0
    assert dialog.school.form.field("name").accessibleDescription() == "A school needs a name."


def test_a_place_that_is_taken_is_told_before_a_password_is_chosen(
    qtbot: QtBot, keys: Keyboard, tmp_path: Path
) -> None:
    made(tmp_path / "home" / "St Quill's", "Another school")
    door(keys, "New school")
    dialog = keys.wait_for(NewSchoolDialog)
    keys.write("St Quill's")
    keys.press(ENTER)
    place = dialog.school.form.field("place")
    qtbot.waitUntil(lambda: place.accessibleDescription() != "")
    assert dialog.school.form.field("name").value() == "St Quill's"
    assert place.accessibleDescription().startswith("There is already a school in ")


def test_a_new_school_that_was_left_comes_back_without_its_password(keys: Keyboard, bare: Window) -> None:
    door(keys, "New school")
    keys.wait_for(NewSchoolDialog)
    keys.write("St Quill's")
    keys.press(ESC)
    keys.wait_for_window()
    assert bare.status.sentence() == "Not made."
    bare.status.acted.emit()
    assert keys.wait_for(NewSchoolDialog).school.form.field("name").value() == "St Quill's"


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


def test_from_the_sample_one_begins_with_a_school_of_ones_own(
    qtbot: QtBot, keys: Keyboard, bare: Window
) -> None:
    with qtbot.waitSignal(bare.school_shown, timeout=20_000):
        door(keys, "Look around the sample")
    assert bare.strip.begin.isVisible()
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("begin with")
    keys.press(ENTER)
    qtbot.waitUntil(lambda: any(page.isVisible() for page in bare.findChildren(FrontPage)))
    assert not bare.strip.isVisible()
    assert bare.windowTitle() == "Fivefold"
    focused = bare.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "New school"
