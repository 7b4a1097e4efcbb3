"""Days after a list came in, it is taken back from All changes: what was changed since is named, and stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.pupils import PupilDraft, change_pupil
from app.queries.pupils import pupil_rows
from app.store import Store
from app.ui.dialogs.changes import ChangesDialog
from app.ui.dialogs.help import HelpDialog
from app.ui.dialogs.take_back import TakeBackDialog
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.imports.making import list_file, take_in
from tests.ui.typing_keys import CTRL, Keyboard

ROWS = ("1,Lovelace,Ada,,4,4B", "2,Hopper,Grace,,5,5D", "3,Curie,Marie,,6,6A")


def names(store: Store) -> list[str]:
    return [row.name for row in store.read(pupil_rows, today=TODAY)]


def changed_since(store: Store, folder: Path) -> int:
    """Take three pupils in and change one; returns the import's step."""
    step = take_in(store, list_file(folder, *ROWS)).step or 0
    store.write(change_pupil, 2, PupilDraft("Grace", "King", admission_number="2"), today=TODAY)
    return step


def asked_back(keys: Keyboard, window: Window, step: int) -> tuple[ChangesDialog, TakeBackDialog]:
    """Press Undo of a step in All changes, and return both dialogs."""
    changes = ChangesDialog(window)
    window.show_dialog(changes)
    changes.table.select(step)
    changes.undo.click()
    return changes, keys.wait_for(TakeBackDialog)


def test_what_was_changed_since_is_named_and_stays(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    keys = Keyboard(qtbot, window)
    changes, dialog = asked_back(keys, window, changed_since(store, tmp_path))
    assert dialog.head.text() == "2 of 3 pupils can be taken back. 1 stays:"
    assert [(row.name, row.why) for row in dialog.list.rows_model.rows] == [("Grace King", "changed since")]
    dialog.take.click()
    qtbot.waitUntil(lambda: names(store) == ["Grace King"])
    said = "Undone: 2 of 3 pupils taken back. 1 stays, changed or used since."
    qtbot.waitUntil(lambda: window.status.sentence() == said)
    qtbot.waitUntil(lambda: any(row.partly for row in changes.table.rows_model.rows))
    changes.close()
    keys.wait_for_window()
    keys.press(Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: len(names(store)) == 3)


def test_it_is_read_about_and_done_by_keys_over_all_changes(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    keys = Keyboard(qtbot, window)
    changes, dialog = asked_back(keys, window, changed_since(store, tmp_path))
    keys.press(Qt.Key.Key_F1)
    (guide,) = [one for one in dialog.findChildren(HelpDialog) if one.isVisible()]
    assert guide.text.source().fileName() == "files.md"
    guide.close()
    dialog.activateWindow()
    keys.wait_for(TakeBackDialog)
    dialog.list.setFocus()
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: names(store) == ["Grace King"])
    changes.close()


def test_cancel_leaves_all_as_it_is(qtbot: QtBot, window: Window, store: Store, tmp_path: Path) -> None:
    window.undo(changed_since(store, tmp_path))
    keys = Keyboard(qtbot, window)
    keys.wait_for(TakeBackDialog)
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert len(names(store)) == 3


def test_undo_at_the_foot_takes_a_list_back_at_once(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    take_in(store, list_file(tmp_path, *ROWS))
    Keyboard(qtbot, window).press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: names(store) == [])
