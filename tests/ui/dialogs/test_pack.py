"""The dialog of the named pack: leaving it while the pack is made stops that, and its password is kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.paper.tagged import can_tag
from app.queries.around.shared import shared_of
from app.queries.meetings.page import meeting_page
from app.store import Store
from app.ui.dialogs.pack import PackDialog
from app.ui.dialogs.pack_password import PackPasswordDialog
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.packed import Met, meet


@pytest.fixture
def met(store: Store) -> Met:
    return meet(store)


@pytest.fixture
def dialog(window: Window, store: Store, met: Met, tmp_path: Path) -> PackDialog:
    """The dialog for the meeting, its files going into a folder of their own."""
    (tmp_path / "out").mkdir()
    dialog = PackDialog(window, store.read(meeting_page, met.meeting, today=TODAY))
    dialog.form.set_values({"folder": str(tmp_path / "out"), "kinds": (".pdf",)})
    window.show_dialog(dialog)
    return dialog


def test_leaving_while_the_pack_is_made_stops_it_and_gives_nothing_away(
    qtbot: QtBot, dialog: PackDialog, store: Store, met: Met, tmp_path: Path
) -> None:
    dialog.form.submit()
    dialog.reject()
    assert dialog.isVisible(), "The password would be shown to nobody."
    qtbot.waitUntil(lambda: dialog.job is None)
    assert dialog.save_button.isEnabled()
    assert list((tmp_path / "out").iterdir()) == []
    assert store.read(shared_of, met.pupils.wren) == ()
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.skipif(not can_tag(), reason="Typst is not installed: pip install fivefold[accessible]")
def test_a_tick_makes_the_pdf_one_that_is_read_aloud(
    qtbot: QtBot, dialog: PackDialog, window: Window, tmp_path: Path
) -> None:
    dialog.form.set_values({"accessible": True})
    dialog.form.submit()
    qtbot.waitUntil(lambda: window.findChild(PackPasswordDialog) is not None, timeout=20_000)
    shown = window.findChild(PackPasswordDialog)
    assert isinstance(shown, PackPasswordDialog)
    reader = PdfReader(next((tmp_path / "out").iterdir()))
    assert reader.decrypt(shown.password.text())
    assert "/StructTreeRoot" in reader.root_object
    shown.accept()


def test_the_password_is_shown_once_and_stands_in_nothing_that_is_kept(
    qtbot: QtBot, dialog: PackDialog, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog.form.submit()
    qtbot.waitUntil(lambda: window.findChild(PackPasswordDialog) is not None, timeout=20_000)
    shown = window.findChild(PackPasswordDialog)
    assert isinstance(shown, PackPasswordDialog)
    password = shown.password.text()
    assert len(password.split()) == 6
    titles = window.windowTitle() + shown.windowTitle() + window.status.sentence()
    with store.database.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        rows = [connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in tables.all()]
    assert password not in titles + repr(rows)
    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert not any(password.encode() in content for content in kept)
    shown.accept()
