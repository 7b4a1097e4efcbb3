"""The council sends its directory: it is looked through, taken in as drafts, and one is made ready to run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.queries.offer_facts import offer_facts
from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.dialogs.offer import OfferDialog
from app.ui.pages.offers import OffersPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.typing_keys import CTRL, Keyboard

# As directories really write: UTF-8 that was read as Windows-1252 once, tags in the text, and one of no name.
SERVICES = {
    "totalElements": 3,
    "contents": [
        {
            "id": "kite-1",
            "name": "Young carersâ€™ cafÃ©",
            "description": "<p>Itâ€™s a calm place &amp; a warm drink.</p>",
            "status": "active",
            "organization": {"id": "o-1", "name": "Kite Project"},
            "eligibilitys": [{"minimum_age": 5, "maximum_age": 11}],
        },
        {"id": "kite-2", "name": "", "organization": {"name": "Kite Project"}},
        {"id": "fern-1", "name": "Parenting drop-in", "organization": {"name": "Fern Trust"}},
    ],
}


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory's file, which is the one chosen when the system asks for a file."""
    path = tmp_path / "directory.json"
    path.write_text(json.dumps(SERVICES, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def test_a_directory_becomes_drafts(qtbot: QtBot, window: Window, store: Store, directory: Path) -> None:
    keys = Keyboard(qtbot, window)
    window.go("offers")
    page = window.current
    assert isinstance(page, OffersPage)
    page.import_button.click()
    dialog = keys.wait_for(ImportDialog)
    keys.press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(dialog.preview.isVisible)
    assert dialog.preview.totals.text() == "2 new, 1 refused."
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    qtbot.waitUntil(lambda: "as drafts" in window.status.sentence())
    assert window.status.sentence() == "Added 2 offers as drafts; 1 row was refused."
    assert [row.name for row in page.list.rows_model.rows] == ["Parenting drop-in", "Young carers’ café"]
    words = " ".join(label.text() for label in page.panel.findChildren(QLabel))
    assert "who can have it" in words
    assert "a directory file (Open Referral UK)" in words

    page.search.setText("carers cafe")
    page.list.setFocus()
    keys.press(Qt.Key.Key_Return)
    form = keys.wait_for(OfferDialog)
    assert form.form.field("what").value() == "It’s a calm place & a warm drink."
    assert "Where on the map" in {row.text() for row in form.side.asks}
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: store.read(offer_facts, TODAY) == ())


def test_a_wrong_file_leaves_the_dialog_open_for_another(
    qtbot: QtBot, window: Window, store: Store, directory: Path
) -> None:
    keys = Keyboard(qtbot, window)
    window.go("offers")
    wrong = directory.with_name("pupils.csv")
    wrong.write_bytes(b"%PDF-1.7")
    dialog = ImportDialog(window, "offers")
    window.show_dialog(dialog)
    dialog.read(wrong)
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.accessibleName().startswith("pupils.csv is a PDF, not a list.")
    keys.wait_for(ImportDialog)
    keys.press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(dialog.preview.isVisible)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert len(store.read(offer_facts, TODAY)) == 2


def bring(keys: Keyboard, qtbot: QtBot, window: Window, path: Path, services: list[dict[str, Any]]) -> str:
    """Take a newer file of the directory in, by keys, and return what the preview said."""
    path.write_text(json.dumps({"contents": services}), encoding="utf-8")
    page = window.current
    assert isinstance(page, OffersPage)
    page.import_button.click()
    dialog = keys.wait_for(ImportDialog)
    keys.press(Qt.Key.Key_O, CTRL)
    # The button is back on once nothing goes on any more.
    qtbot.waitUntil(lambda: dialog.preview.isVisible() and dialog.add.isEnabled())
    said = " ".join(row.details for row in dialog.preview.rows.rows_model.rows)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    return said


def test_a_newer_file_leaves_what_was_changed_by_hand(
    qtbot: QtBot, window: Window, store: Store, directory: Path
) -> None:
    keys = Keyboard(qtbot, window)
    window.go("offers")
    club = {"id": "kite-1", "name": "Club", "description": "Once", "email": "old@kite.example.org"}
    bring(keys, qtbot, window, directory, [club])
    qtbot.waitUntil(lambda: len(store.read(offer_facts, TODAY)) == 1)
    page = window.current
    assert isinstance(page, OffersPage)
    page.list.setFocus()
    keys.press(Qt.Key.Key_Return)
    form = keys.wait_for(OfferDialog)
    form.form.field("contact").setFocus()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write("Ask Reception")
    keys.press(Qt.Key.Key_S, CTRL)
    keys.wait_for_window()
    qtbot.waitUntil(lambda: store.read(offer_facts, TODAY)[0].contact == "Ask Reception")

    newer = club | {"description": "Later", "email": "new@kite.example.org"}
    said = bring(keys, qtbot, window, directory, [newer])
    assert said == "What happens: Once → Later. Kept: you have changed Whom to ask."
    qtbot.waitUntil(lambda: store.read(offer_facts, TODAY)[0].what == "Later")
    assert store.read(offer_facts, TODAY)[0].contact == "Ask Reception"
