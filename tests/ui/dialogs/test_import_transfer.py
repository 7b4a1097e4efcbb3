"""A Common Transfer File in the import dialog: what is ticked is taken, and what cannot be read says why."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.window import Window
from tests.faults.hostile_transfers import SMALL
from tests.imports.making import pupils, standings
from tests.imports.transfers import ctf, history, pupil, year

IN_CARE = "<LookedAfter><InCare>true</InCare></LookedAfter>"
TWO_STARTS = history([("2024-01-15", "K"), ("2024-01-15", "E")])


def read(qtbot: QtBot, window: Window, folder: Path, data: bytes) -> ImportDialog:
    """Open the dialog and let it read a transfer file to the end."""
    path = folder / "9991001_CTF_9991002_001.xml"
    path.write_bytes(data)
    dialog = ImportDialog(window, "pupils")
    window.show_dialog(dialog)
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.idle)
    return dialog


def test_a_transfer_file_shows_whose_it_is_and_what_is_doubtful(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    text = ctf(pupil(year("5D"), TWO_STARTS), pupil(upn="", forename="Idris", surname="Moonraker"))
    dialog = read(qtbot, window, tmp_path, text.encode())
    rows = dialog.preview.rows.rows_model.rows
    assert [(row.what, row.name) for row in rows] == [("New", "Wren Thimble"), ("New", "Idris Moonraker")]
    assert "none was taken, say which holds" in rows[0].details
    assert "is a suggestion by the date of birth" in rows[1].details
    assert dialog.ticks.looked_after.isHidden()


def test_looked_after_is_taken_only_after_the_tick(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog = read(qtbot, window, tmp_path, ctf(pupil(year("4"), IN_CARE)).encode())
    assert dialog.ticks.looked_after.value() is False
    dialog.ticks.looked_after.click()
    qtbot.waitUntil(lambda: dialog.idle)
    with qtbot.waitSignal(dialog.accepted):
        dialog.add.click()
    assert standings(store)[0]["looked_after"] is True


def test_who_unticks_upn_and_sex_keeps_neither(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog = read(qtbot, window, tmp_path, ctf(pupil(year("4"))).encode())
    for box in (dialog.ticks.upn, dialog.ticks.sex):
        assert box.value() is True
        box.click()
    qtbot.waitUntil(lambda: dialog.idle)
    with qtbot.waitSignal(dialog.accepted):
        dialog.add.click()
    assert (pupils(store)[0]["upn"], pupils(store)[0]["sex"]) == (None, None)


def test_a_file_that_does_harm_is_refused_and_the_school_stays(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog = read(qtbot, window, tmp_path, SMALL["billion laughs"][0])
    assert "document type or entities" in dialog.trouble.accessibleName()
    assert pupils(store) == []
