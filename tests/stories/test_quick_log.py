"""Between two lessons: a grouping is logged from the keyboard alone, in a handful of keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.operations.pupils import PupilDraft, add_pupil
from app.operations.staff import StaffDraft, add_staff
from app.queries.decision import stands_now
from app.queries.recorded import recorded
from app.store import Store
from app.ui.dialogs.decision import LAST_DOMAIN, DecisionSheet
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.typing_keys import CTRL, Keyboard

WHY = "Waits to be asked."
LANGUAGE = 3


@pytest.fixture
def wren(store: Store) -> int:
    """A school with a few pupils and the person at the program; returns the pupil's number."""
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    for forename, surname in (("Kit", "Wrenfield"), ("Ada", "Fern")):
        store.write(add_pupil, PupilDraft(forename, surname, class_name="4 Kestrel"), today=TODAY)
    draft = PupilDraft("Wren", "Thimble", class_name="4 Kestrel")
    return store.write(add_pupil, draft, today=TODAY).id or 0


def test_a_grouping_is_logged_without_the_mouse(
    qtbot: QtBot, store: Store, wren: int, window: Window
) -> None:
    window.remembered.set_text(LAST_DOMAIN, str(LANGUAGE))
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_L, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    keys.write("wre")
    keys.press(Qt.Key.Key_Return)
    keys.write("3")
    keys.write(WHY)
    assert "Wren Thimble will be in Getting Help for" in sheet.sentence.text()
    keys.press(Qt.Key.Key_Return, CTRL)
    # Three for the program's own keys, three letters, one grouping: the rest is what the person has to say.
    assert keys.presses - len(WHY) == 7
    (now,) = store.read(stands_now, wren, LANGUAGE, today=TODAY)
    assert (now.grouping, now.starts_on) == ("help", TODAY)
    row = store.read(recorded, now.placement_id)
    assert row is not None
    assert row.reason == WHY
    assert {(who.kind, who.decided) for who in row.people} == {("young_person", True), ("staff", True)}
    keys.wait_for_window()
    assert window.status.sentence().startswith("Wren Thimble is now in Getting Help for")


def test_what_was_typed_comes_back_after_leaving(
    qtbot: QtBot, store: Store, wren: int, window: Window
) -> None:
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_L, CTRL)
    keys.wait_for(DecisionSheet)
    keys.write("wre")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert window.status.sentence() == "Not logged."
    window.status.acted.emit()
    sheet = keys.wait_for(DecisionSheet)
    assert sheet.form.value("pupil_id") == wren


def test_undo_takes_the_log_back(qtbot: QtBot, store: Store, wren: int, window: Window) -> None:
    window.remembered.set_text(LAST_DOMAIN, str(LANGUAGE))
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_L, CTRL)
    keys.wait_for(DecisionSheet)
    keys.write("thi")
    keys.press(Qt.Key.Key_Return)
    keys.write("2Wants ideas.")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert [row.grouping for row in store.read(stands_now, wren, LANGUAGE, today=TODAY)] == ["advice"]
    keys.press(Qt.Key.Key_Z, CTRL)
    assert store.read(stands_now, wren, LANGUAGE, today=TODAY) == ()
    assert window.status.sentence().startswith("Undone: Wren Thimble is now in Getting Advice")
