"""Before a meeting: the gaps are walked, the map is narrowed, and the Excel map is made and can be opened."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.store import Store
from app.ui.dialogs.export_map import FOLDER, ExportMapDialog
from app.ui.dialogs.map_day import MapDayDialog
from app.ui.pages.map import MapPage
from app.ui.window import Window
from tests.ui.pages.map_school import HELP, LEARNING, fill, show
from tests.ui.typing_keys import CTRL, Keyboard

NAME = "Wellbeing map 2026-11-10.xlsx"


@pytest.fixture
def wren(store: Store) -> int:
    """A small school with two gaps; returns the id of a pupil in it."""
    return fill(store)


@pytest.fixture
def page(wren: int, window: Window, tmp_path: Path) -> MapPage:
    """The Map over a small school; files go where the test can see them."""
    window.remembered.set_text(FOLDER, str(tmp_path))
    window.activateWindow()
    return show(window)


def words_of(file: Path) -> str:
    """Return everything that is written in a workbook."""
    book = openpyxl.load_workbook(file)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def said_by(dialog: QDialog) -> list[str]:
    """Return every line of text that a dialog shows."""
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_senco_makes_the_excel_map_by_keyboard(
    qtbot: QtBot, page: MapPage, window: Window, tmp_path: Path
) -> None:
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_N)
    assert page.grid.spot() == (LEARNING, HELP, False)
    keys.press(Qt.Key.Key_E, CTRL)
    dialog = keys.wait_for(ExportMapDialog)
    dialog.form.field("made_for").setFocus()
    keys.write("the spring meeting")
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.status.sentence() == f"Saved {NAME}.", timeout=20_000)
    written = words_of(tmp_path / NAME)
    assert "the spring meeting" in written
    assert "Memory group" in written
    assert "Wren" not in written


def test_a_file_that_cannot_be_written_keeps_the_dialog_and_says_why(
    qtbot: QtBot, page: MapPage, window: Window, tmp_path: Path
) -> None:
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_E, CTRL)
    dialog = keys.wait_for(ExportMapDialog)
    place = dialog.form.field("place")
    place.set_value(str(tmp_path / "gone" / NAME))
    dialog.form.submit()
    sentence = f"There is no folder {tmp_path / 'gone'}. Choose a folder that is there."
    qtbot.waitUntil(lambda: sentence in said_by(dialog), timeout=20_000)
    assert dialog.isVisible()
    place.set_value(str(tmp_path / NAME))
    dialog.form.submit()
    qtbot.waitUntil((tmp_path / NAME).exists, timeout=20_000)
    qtbot.waitUntil(dialog.isHidden)


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    qtbot: QtBot, page: MapPage, window: Window, tmp_path: Path
) -> None:
    old = tmp_path / "Map.xlsx"
    old.write_text("old", encoding="utf-8")
    page.doing.export()
    dialog = Keyboard(qtbot, window).wait_for(ExportMapDialog)
    dialog.form.field("place").set_value(str(old))
    dialog.form.submit()
    assert "Map.xlsx is there already. Save again to replace it." in said_by(dialog)
    assert old.read_text(encoding="utf-8") == "old"
    dialog.form.submit()
    qtbot.waitUntil(dialog.isHidden, timeout=20_000)
    assert "Memory group" in words_of(old)


def test_the_map_is_seen_as_it_was_on_another_day(qtbot: QtBot, page: MapPage, window: Window) -> None:
    keys = Keyboard(qtbot, window)
    page.doing.ask_day()
    dialog = keys.wait_for(MapDayDialog)
    dialog.form.set_values({"day": window.today().replace(month=12)})
    dialog.form.submit()
    assert dialog.isVisible()
    dialog.form.set_values({"day": window.today().replace(day=1)})
    dialog.form.submit()
    assert page.filters.buttons["as_at"].text() == "As at 1 November 2026"
    assert page.view is not None
    assert (page.view.roll, page.view.placed) == (4, 0)


def test_a_name_alone_is_saved_in_the_folder_that_was_offered(
    qtbot: QtBot, page: MapPage, window: Window, tmp_path: Path
) -> None:
    page.doing.export()
    dialog = Keyboard(qtbot, window).wait_for(ExportMapDialog)
    dialog.form.field("place").set_value("For the meeting")
    dialog.form.submit()
    qtbot.waitUntil((tmp_path / "For the meeting.xlsx").exists, timeout=20_000)
    qtbot.waitUntil(dialog.isHidden)


def test_what_was_typed_for_the_excel_map_comes_back_after_esc(
    qtbot: QtBot, page: MapPage, window: Window
) -> None:
    keys = Keyboard(qtbot, window)
    page.doing.export()
    keys.wait_for(ExportMapDialog).form.field("made_for").setFocus()
    keys.write("the spring meeting")
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    window.status.acted.emit()
    assert keys.wait_for(ExportMapDialog).form.field("made_for").value() == "the spring meeting"


def test_a_file_that_cannot_be_written_is_told_to_somebody_who_left_meanwhile(
    qtbot: QtBot, page: MapPage, window: Window, tmp_path: Path
) -> None:
    page.doing.export()
    dialog = Keyboard(qtbot, window).wait_for(ExportMapDialog)
    dialog.form.field("place").set_value(str(tmp_path / "gone" / NAME))
    dialog.form.submit()
    dialog.reject()
    qtbot.waitUntil(lambda: window.status.sentence().startswith("There is no folder"), timeout=20_000)
