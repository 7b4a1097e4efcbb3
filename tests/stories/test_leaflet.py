"""The family leaflet from Find or do anything: looked at, saved as a PDF, and saved for screen readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.paper.tagged import can_tag
from app.store import Store
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.window import Window
from tests.supported import offer
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def offers(store: Store) -> int:
    offer(store, "Counsellor")
    return offer(store, "Breakfast club", universal=True, what="Toast and games", contact="Office")


def opened(keys: Keyboard) -> PrintPreview:
    """Find the leaflet by its name and open it."""
    keys.wait_for_window()
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.write("family leaflet")
    keys.press(Qt.Key.Key_Return)
    return keys.wait_for(PrintPreview)


def test_the_leaflet_is_found_looked_at_and_saved(
    qtbot: QtBot, window: Window, store: Store, offers: int, tmp_path: Path
) -> None:
    preview = opened(Keyboard(qtbot, window))
    (page,) = preview.pages
    assert "Breakfast club" in page.text
    assert "Counsellor" not in page.text
    preview.save_to(str(tmp_path / "leaflet.pdf"))
    assert preview.said.text() == "Saved leaflet.pdf, 1 page."
    with store.database.engine.connect() as connection:
        kind = connection.exec_driver_sql("SELECT kind FROM audit ORDER BY id DESC LIMIT 1").scalar()
    assert kind == "export_leaflet"
    preview.close()


@pytest.mark.skipif(not can_tag(), reason="Typst is not installed: pip install fivefold[accessible]")
def test_the_leaflet_is_saved_for_screen_readers(
    qtbot: QtBot, window: Window, offers: int, tmp_path: Path
) -> None:
    keys = Keyboard(qtbot, window)
    preview = opened(keys)
    preview.accessible.setFocus()
    keys.press(Qt.Key.Key_Space)
    preview.save_to(str(tmp_path / "leaflet.pdf"))
    assert preview.said.text() == "Saved leaflet.pdf, accessible."
    root: Any = PdfReader(tmp_path / "leaflet.pdf").trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    preview.close()
