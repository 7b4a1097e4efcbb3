"""A list from a system nobody knows comes in by keyboard alone, is remembered, and next time asks nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.queries.pupils import pupil_rows
from app.store import Store
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.import_columns import ColumnsPage
from app.ui.dialogs.import_file import ImportDialog
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.imports.making import list_file, take_in
from tests.ui.typing_keys import CTRL, Keyboard

FIRST = "Unsere Schule\n\nVorname,Nachname,Geboren,Gruppe\nWren,Thimble,03/04/2016,Owl\nKit,Moss,,Ash\nPip,Q,,Ash\n"
NEXT = "Gruppe,Nachname,Vorname,Geboren\nElm,Thimble,Wren,03/04/2016\n"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is chosen when the system asks for one."""
    path = tmp_path / "export.txt"
    path.write_text(FIRST, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def names(store: Store) -> list[str]:
    """Return who is on the roll, with their class."""
    return [f"{row.name}, {row.class_name}" for row in store.read(pupil_rows, today=TODAY)]


def open_import(qtbot: QtBot, window: Window) -> tuple[Keyboard, ImportDialog]:
    """Open the import from anywhere and let it read the chosen file."""
    keys = Keyboard(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.find_anything()
    keys.wait_for(FindDialog)
    keys.write("import a file")
    keys.press(Qt.Key.Key_Return)
    dialog = keys.wait_for(ImportDialog)
    keys.press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: dialog.idle and dialog.sitting is not None)
    return keys, dialog


def say_columns(qtbot: QtBot, keys: Keyboard, dialog: ImportDialog) -> None:
    """Say which heading holds what: go to a field, type a heading's beginning, Enter goes on to the next field."""
    page = dialog.columns

    def taken(field: str) -> bool:
        return field in (page.reading().columns or {}) and page.lines.hasFocus()

    for field, heading in (
        ("forename", "Vor"),
        ("surname", "Nach"),
        ("class_name", "Gru"),
        ("born_on", "Geb"),
    ):
        qtbot.waitUntil(page.lines.hasFocus)
        while page.lines.selected().field != field:
            keys.press(Qt.Key.Key_Down if _above(page, field) else Qt.Key.Key_Up)
        keys.write(heading)
        keys.press(Qt.Key.Key_Return)
        qtbot.waitUntil(partial(taken, field))


def _above(page: ColumnsPage, field: str) -> bool:
    places = [line.field for line in page.lines.rows_model.rows]
    return places.index(page.lines.selected().field) < places.index(field)


def test_a_list_nobody_knows_comes_in_and_is_known_next_time(
    qtbot: QtBot, window: Window, store: Store, chosen: Path
) -> None:
    take_in(store, list_file(chosen.parent, "1,Moss,Kit,,4,Ash", "2,Moss,Kit,,5,Elm"))
    keys, dialog = open_import(qtbot, window)
    qtbot.waitUntil(dialog.ask_page.buttons[0].hasFocus)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.idle and dialog.columns.isVisible())
    say_columns(qtbot, keys, dialog)
    dialog.columns.name.setFocus()
    keys.write("Schulsystem")
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.idle and dialog.ask_page.buttons[0].hasFocus())
    assert "3 April or 4 March" in dialog.ask_page.words.text()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.idle and dialog.preview.rows.hasFocus())
    assert dialog.preview.totals.text() == "2 new, 1 to choose."
    # The first Kit of the school is meant; Pip is left out.
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.idle and dialog.preview.totals.text().startswith("2 new, 1 "))
    dialog.preview.rows.setFocus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.idle and "1 left out" in dialog.preview.totals.text())
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert names(store) == ["Kit Moss, Ash", "Kit Moss, Elm", "Wren Thimble, Owl"]

    chosen.write_text(NEXT, encoding="utf-8")
    keys, dialog = open_import(qtbot, window)
    qtbot.waitUntil(lambda: dialog.idle and dialog.preview.isVisible())
    assert "read as “Schulsystem”" in dialog.file.text()
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    qtbot.waitUntil(lambda: window.status.sentence() == "Changed 1 pupil.")
    assert "Wren Thimble, Elm" in names(store)
    keys.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Wren Thimble, Owl" in names(store))


def test_a_file_dropped_onto_the_window_is_looked_into(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(list_file(tmp_path, "1,Fern,Ada,,4,Owl")))])
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(99, 99), copy, data, left, plain))
    QApplication.sendEvent(window, QDropEvent(QPointF(99, 99), copy, data, left, plain))
    dialog = Keyboard(qtbot, window).wait_for(ImportDialog)
    qtbot.waitUntil(lambda: dialog.idle and dialog.preview.isVisible())
    assert dialog.add.text() == "Add 1 pupil"


def test_nothing_is_looked_into_while_the_window_is_locked(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.guard.lock()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(list_file(tmp_path, "1,Fern,Ada,,4,Owl")))])
    enter = QDragEnterEvent(
        QPoint(99, 99),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert window.guard.lock_page is not None
    assert not enter.isAccepted()
