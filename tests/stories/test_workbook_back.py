"""The map goes to Excel, three cells are changed there, and it comes back: seen first, then on the Map, then undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.offer_facts import offer_facts
from app.store import Store
from app.ui.dialogs.export_map import FOLDER, ExportMapDialog
from app.ui.dialogs.import_file import ImportDialog
from app.ui.pages.offers import OffersPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.pages.map_school import HELP, LANGUAGE, LEARNING, fill, show
from tests.ui.typing_keys import CTRL, Keyboard

CELLS = {
    ("Memory group", "Places on the map"): "Getting More Help: Learning and attention (in the mornings)",
    ("Talking group", "Offer"): "Chatterbox",
    ("Talking group", "Places"): 12,
}


@pytest.fixture
def exported(qtbot: QtBot, window: Window, store: Store, tmp_path: Path) -> Path:
    """The Excel map of a small school, made as a person makes it, and three of its cells changed."""
    fill(store)
    window.remembered.set_text(FOLDER, str(tmp_path))
    window.activateWindow()
    show(window).doing.export()
    dialog = Keyboard(qtbot, window).wait_for(ExportMapDialog)
    path = tmp_path / "Map.xlsx"
    dialog.form.field("place").set_value(str(path))
    dialog.form.submit()
    qtbot.waitUntil(dialog.isHidden, timeout=20_000)
    book = load_workbook(path)
    edit(book["Offers in full"])
    book.save(path)
    return path


def edit(sheet: Any) -> None:
    """Change the three cells, each found by the name of its offer and its heading."""
    names = {row[0].value: row[0].row for row in sheet.iter_rows()}
    headings = {cell.value: cell.column for cell in sheet[names["Offer"]]}
    for (name, heading), value in CELLS.items():
        sheet.cell(names[name], headings[heading]).value = value


def placed(store: Store) -> set[tuple[str, int, int | None, int | None]]:
    """Return every offer with its places."""
    facts = store.read(offer_facts, TODAY)
    return {
        (one.name, one.usual_places or 0, p.grouping_id, p.domain_id) for one in facts for p in one.places
    }


def test_the_map_edited_in_excel_comes_back(
    qtbot: QtBot, window: Window, store: Store, exported: Path
) -> None:
    before = placed(store)
    window.go("offers")
    page = window.current
    assert isinstance(page, OffersPage)
    page.import_button.click()
    keys = Keyboard(qtbot, window)
    dialog = keys.wait_for(ImportDialog)
    dialog.read(exported)
    qtbot.waitUntil(dialog.preview.isVisible, timeout=20_000)
    assert dialog.preview.totals.text() == "2 changed, 1 same."
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.waitUntil(lambda: window.status.sentence() == "Changed 2 offers.")

    map_page = show(window)
    qtbot.waitUntil(lambda: map_page.view is not None)
    assert map_page.view is not None
    cells = {(row.domain_id, cell.grouping.id): cell for row in map_page.view.rows for cell in row.cells}
    assert [item.note for item in cells[LEARNING, HELP + 1].offers] == ["in the mornings"]
    assert "Chatterbox" in {item.offer.name for item in cells[LANGUAGE, HELP].offers}
    assert placed(store) != before

    keys.wait_for_window()
    keys.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: placed(store) == before, timeout=15_000)
