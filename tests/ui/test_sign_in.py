"""The sign-in page: who is there, true messages, waits in words, Caps Lock, and the ways on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.caps_lock import from_bits
from app.ui.pages.sign_in import SignInPage
from app.ui.theme import apply
from app.ui.widgets.name_list import Named
from app.ui.widgets.password_field import PasswordField
from tests.ui.unnamed import unnamed

PEOPLE = [
    Named(4, "Miss Tamarind", "Pastoral staff"),
    Named(2, "Mr Bellwether", "Head"),
    Named(1, "Ms Dovecote", "SENCO"),
]


class Waits:
    """For how long nobody may try, as a test wants it."""

    def __init__(self) -> None:
        self.left = 0

    def __call__(self) -> int:
        return self.left


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def page(qtbot: QtBot, light: QApplication, waits: Waits) -> SignInPage:
    """The page, shown, with Ms Dovecote as the last who signed in."""
    page = SignInPage(Path("/schools/St Quill's"), "St Quill's", PEOPLE, 1, waits)
    qtbot.addWidget(page)
    page.resize(880, 520)
    page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return page


def test_the_last_who_signed_in_only_types_the_password(qtbot: QtBot, page: SignInPage) -> None:
    QTest.keyClicks(page.form.password, " plum  ")
    with qtbot.waitSignal(page.form.asked) as asked:
        QTest.keyClick(page.form.password, Qt.Key.Key_Return)
    assert asked.args == [1, " plum  "]


def test_a_name_is_found_by_its_first_letters(page: SignInPage) -> None:
    QTest.keyClicks(page.form.names, "bell")
    assert page.form.names.selected_key() == 2
    QTest.keyClick(page.form.names, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.password


def test_tab_goes_from_the_password_to_the_button_and_not_to_the_eye(page: SignInPage) -> None:
    assert page.form.password.hasFocus()
    QTest.keyClick(page.form.password, Qt.Key.Key_Tab)
    assert page.form.enter.hasFocus()


def many(names: int) -> list[Named]:
    return [Named(at + 1, f"Ada {chr(97 + at % 26)}{at} Fern", "Head") for at in range(names)]


def test_sixty_people_leave_the_password_in_sight(qtbot: QtBot, light: QApplication, waits: Waits) -> None:
    page = SignInPage(Path("/schools/St Quill's"), "", many(60), 58, waits)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    form = page.form
    assert form.password.mapTo(page, form.password.rect().bottomLeft()).y() < page.height()
    row = form.names.focusProxy()
    assert row is not None
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() == row.height())


def test_a_blank_goes_on_with_a_name_that_is_looked_for(
    qtbot: QtBot, light: QApplication, waits: Waits
) -> None:
    page = SignInPage(Path("/schools/St Quill's"), "", many(9), 1, waits)
    qtbot.addWidget(page)
    QTest.keyClicks(page.form.names, "ada h")
    assert page.form.names.selected_key() == 8


def test_where_nobody_is_known_the_names_come_first(qtbot: QtBot, light: QApplication, waits: Waits) -> None:
    page = SignInPage(Path("/schools/St Quill's"), "", PEOPLE, None, waits)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(page.form.names.hasFocus)


def test_another_name_takes_the_password_and_the_message_away(page: SignInPage) -> None:
    QTest.keyClicks(page.form.password, "plum")
    page.form.refuse("That is not the password for Ms Dovecote.")
    QTest.keyClick(page.form.names, Qt.Key.Key_Up)
    assert page.form.password.text() == ""
    assert not page.form.problem.isVisible()


def test_a_refusal_stands_under_the_field_and_is_said_of_it(page: SignInPage) -> None:
    QTest.keyClicks(page.form.password, "plum")
    page.form.refuse("That is not the password for Ms Dovecote.")
    assert page.form.password.accessibleDescription() == "That is not the password for Ms Dovecote."
    assert page.form.password.selectedText() != ""
    assert page.form.password.hasFocus()


def test_nobody_can_try_while_there_is_a_wait(qtbot: QtBot, page: SignInPage, waits: Waits) -> None:
    waits.left = 8
    QTest.keyClicks(page.form.password, "plum")
    with qtbot.assertNotEmitted(page.form.asked):
        QTest.keyClick(page.form.password, Qt.Key.Key_Return)
    assert page.form.waiting.text() == "You can try again in 8 seconds."
    assert not page.form.enter.isEnabled()
    waits.left = 1
    page.form.count()
    assert page.form.waiting.text() == "You can try again in 1 second."
    waits.left = 0
    page.form.count()
    assert not page.form.waiting.isVisible()
    assert page.form.enter.isEnabled()


def test_without_a_password_nothing_is_tried(qtbot: QtBot, page: SignInPage) -> None:
    with qtbot.assertNotEmitted(page.form.asked):
        page.form.enter.click()
    assert page.form.problem.text() == "Type your password."


def test_while_one_is_tried_no_other_is(qtbot: QtBot, page: SignInPage) -> None:
    QTest.keyClicks(page.form.password, "plum")
    page.form.enter.click()
    with qtbot.assertNotEmitted(page.form.asked):
        QTest.keyClick(page.form.password, Qt.Key.Key_Return)
    assert page.form.enter.text() == "Signing in …"


def test_what_is_in_the_way_has_its_buttons(page: SignInPage) -> None:
    pressed: list[str] = []
    page.offer("Mr Bellwether is working in this school.", ("Look only", lambda: pressed.append("look")))
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "Look only"]
    button.click()
    assert pressed == ["look"]
    page.offer("")
    assert [
        b.text() for b in page.findChildren(QPushButton) if b.text() == "Look only" and b.isVisible()
    ] == []


def test_every_control_of_the_page_has_a_name(page: SignInPage) -> None:
    assert unnamed(page) == []


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_nothing_is_cut_in_the_smallest_window(qapp: QApplication, page: SignInPage, mode: str) -> None:
    apply(qapp, mode)
    page.form.refuse("That is not the password for Ms Dovecote. Check Caps Lock, and try again.")
    page.form.password.set_caps_lock(True)
    QApplication.processEvents()
    assert page.form.width() >= page.form.minimumSizeHint().width()


# --- the password field ---


@pytest.fixture
def field(qtbot: QtBot, light: QApplication) -> PasswordField:
    field = PasswordField()
    qtbot.addWidget(field)
    qtbot.addWidget(field.caps)
    field.show()
    return field


def test_a_password_is_hidden_until_the_eye_is_pressed(field: PasswordField) -> None:
    QTest.keyClicks(field, "plum kettle")
    assert field.displayText() != "plum kettle"
    field.eye.click()
    assert (field.displayText(), field.eye.accessibleName()) == ("plum kettle", "Hide the password")
    field.set_value("")
    assert field.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("platform", "bits", "on"),
    [
        ("xcb", 0x2, True),
        ("xcb", 0x10, False),
        ("wayland-egl", 0x3, True),
        ("cocoa", 1 << 16, True),
        ("cocoa", 0x2, False),
        ("offscreen", 0x2, None),
    ],
)
def test_caps_lock_is_read_from_the_bits_of_a_key(platform: str, bits: int, on: bool | None) -> None:
    assert from_bits(platform, bits) is on


def test_caps_lock_is_said_under_the_field(
    qtbot: QtBot, field: PasswordField, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.platformName", lambda: "xcb")
    press(field, Qt.Key.Key_A, 0x2)
    assert field.caps.text() == "Caps Lock is on."
    assert not field.caps.isHidden()
    press(field, Qt.Key.Key_B, 0)
    assert field.caps.isHidden()


def test_pressing_caps_lock_turns_the_notice_round(
    field: PasswordField, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bits of that key say how it was before."""
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.platformName", lambda: "xcb")
    press(field, Qt.Key.Key_CapsLock, 0)
    assert not field.caps.isHidden()
    press(field, Qt.Key.Key_CapsLock, 0x2)
    assert field.caps.isHidden()


def press(field: PasswordField, key: Qt.Key, bits: int) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, none, 0, 0, bits, "a"))
