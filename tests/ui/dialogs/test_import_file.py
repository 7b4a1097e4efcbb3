"""The import dialog: every row before it is written, wrong files in a sentence, and one step at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.queries.offer_facts import offer_facts
from app.queries.pupils import pupil_rows
from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.imports.making import list_file, service, services_file, take_in, text_file
from tests.ui.unnamed import unnamed


def opened(qtbot: QtBot, window: Window, path: Path, kind: str = "offers") -> ImportDialog:
    """Open the dialog and let it read a file to the end."""
    dialog = ImportDialog(window, kind)
    window.show_dialog(dialog)
    dialog.read(path)
    qtbot.waitUntil(dialog.choose.isEnabled)
    return dialog


def named(folder: Path, *names: str) -> Path:
    """Write a directory's file with services of these names."""
    return services_file(folder, *(service(id=f"s-{n}", name=name) for n, name in enumerate(names)))


def test_every_row_is_shown_before_anything_is_written(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, named(tmp_path, "Drop-in", "", "Cafe"))
    rows = dialog.preview.rows.rows_model.rows
    assert [(row.what, row.name) for row in rows] == [("New", "Drop-in"), ("Refused", ""), ("New", "Cafe")]
    assert dialog.preview.totals.text() == "2 new, 1 refused."
    assert dialog.add.text() == "Add 2 drafts"
    assert store.read(offer_facts, TODAY) == ()


def test_the_rows_are_filtered_by_what_happens_to_them(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, named(tmp_path, "Drop-in", "", "Cafe"))
    dialog.preview.filter.set_value("refused")
    dialog.preview.filter.chosen.emit("refused")
    assert [row.row for row in dialog.preview.rows.rows_model.rows] == [2]
    assert dialog.preview.answer.details.text() == "Row 2: The service has no name."


def test_rows_that_stay_as_they_are_come_when_they_are_looked_for(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    take_in(store, list_file(tmp_path, "1,Tailor,Ada,,4,4B", "2,Thimble,Wren,,4,4B"))
    changed = list_file(tmp_path, "1,Tailor,Ada,,4,4B", "2,Thimble,Wren,,4,4C")
    preview = opened(qtbot, window, changed, "pupils").preview
    assert [row.name for row in preview.rows.rows_model.rows] == ["Wren Thimble"]
    assert preview.filter.text() == "Not the same: 1"
    preview.search.setText("tailor")
    assert [row.name for row in preview.rows.rows_model.rows] == ["Ada Tailor"]
    preview.search.clear()
    preview.filter.set_value("all")
    preview.filter.chosen.emit("all")
    assert len(preview.rows.rows_model.rows) == 2


def test_one_step_is_written_and_undone(qtbot: QtBot, window: Window, store: Store, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, named(tmp_path, "Drop-in", "Cafe"))
    with qtbot.waitSignal(dialog.accepted):
        dialog.add.click()
    qtbot.waitUntil(lambda: window.status.sentence() == "Added 2 offers as drafts.")
    assert {one.status for one in store.read(offer_facts, TODAY)} == {"draft"}
    window.status.undo.emit()
    qtbot.waitUntil(lambda: store.read(offer_facts, TODAY) == ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html>", "is a web page"),
        ("{", "is damaged or only part of a JSON file"),
        ('{"contents": []}', "holds no services"),
        ("", "is empty"),
    ],
)
def test_a_wrong_file_is_said_in_the_dialog_which_stays(
    qtbot: QtBot, window: Window, tmp_path: Path, text: str, words: str
) -> None:
    dialog = opened(qtbot, window, text_file(tmp_path, text, name="services.json"))
    assert words in dialog.trouble.accessibleName()
    assert dialog.isVisible()
    assert dialog.drop.isVisible()
    assert not dialog.add.isVisible()


def test_a_file_that_changes_nothing_says_so(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = named(tmp_path, "Drop-in")
    first = opened(qtbot, window, path)
    with qtbot.waitSignal(first.accepted):
        first.add.click()
    again = opened(qtbot, window, path)
    assert again.preview.totals.text() == "1 same."
    assert "nothing in this file" in again.trouble.accessibleName()
    assert not again.add.isVisible()


def test_a_file_is_read_when_it_is_dropped(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dialog = ImportDialog(window, "offers")
    window.show_dialog(dialog)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(named(tmp_path, "Drop-in")))])
    left = Qt.MouseButton.LeftButton
    dialog.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(dialog.choose.isEnabled)
    assert dialog.preview.totals.text() == "1 new."


def test_pupils_come_in_by_the_same_dialog(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    path = list_file(tmp_path, "1,Fern,Ada,21/02/2016,4,Owl", "2,Moss,Kit,21/03/2016,4,Owl")
    dialog = opened(qtbot, window, path, "pupils")
    assert dialog.add.text() == "Add 2 pupils"
    with qtbot.waitSignal(dialog.accepted):
        dialog.add.click()
    assert len(store.read(pupil_rows, today=TODAY)) == 2


def test_leaving_while_reading_changes_nothing(window: Window, store: Store, tmp_path: Path) -> None:
    dialog = ImportDialog(window, "offers")
    window.show_dialog(dialog)
    dialog.read(named(tmp_path, "Drop-in"))
    dialog.reject()
    assert not dialog.isVisible()
    assert store.read(offer_facts, TODAY) == ()


@pytest.mark.parametrize("size", [(880, 520), (1280, 800)])
def test_the_preview_fits_and_every_control_has_a_name(
    qtbot: QtBot, window: Window, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    dialog = opened(qtbot, window, named(tmp_path, *(f"Service {number}" for number in range(60))))
    assert dialog.height() <= window.height()
    assert dialog.add.visibleRegion().boundingRect() == dialog.add.rect()
    assert unnamed(dialog) == []
