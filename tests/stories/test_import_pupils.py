"""A school's list of pupils comes in from the Pupils page, is seen before it is written, and goes by one Undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.pupils import pupil_rows
from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.typing_keys import CTRL, Keyboard

LIST = """Forename,Surname,Year,Class,Admission No
Wren,Thimble,4,Owl,1001
Ada,Fern,R,Robin,1002
Kofi,Lantern,5,Kestrel,1003
"""


def page_of(window: Window) -> PupilsPage:
    """Return the Pupils page."""
    window.go("pupils")
    page = window.current
    assert isinstance(page, PupilsPage)
    return page


def bring_in(qtbot: QtBot, window: Window, file: Path) -> None:
    """Open the import from the empty page, read a file and write it."""
    page_of(window).empty_import.click()
    keys = Keyboard(qtbot, window)
    dialog = keys.wait_for(ImportDialog)
    dialog.read(file)
    qtbot.waitUntil(dialog.add.isVisible)
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_list_comes_in_and_goes_by_one_undo(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "pupils.csv"
    file.write_text(LIST, encoding="utf-8")
    assert page_of(window).nobody.isVisible()
    bring_in(qtbot, window, file)
    page = page_of(window)
    assert [row.name for row in page.list.rows.rows_model.rows] == [
        "Ada Fern",
        "Kofi Lantern",
        "Wren Thimble",
    ]
    assert page.last_facts == "3 on roll. No record means Thriving."
    store.undo()
    assert store.read(pupil_rows, today=TODAY) == ()
    assert page.nobody.isVisible()


def test_an_imported_pupil_is_found_by_class(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "pupils.csv"
    file.write_text(LIST, encoding="utf-8")
    bring_in(qtbot, window, file)
    page = page_of(window)
    page.list.search.setText("kestrel")
    assert [row.name for row in page.list.rows.rows_model.rows] == ["Kofi Lantern"]
