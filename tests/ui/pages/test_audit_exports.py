"""What leaves the window is in the audit trail with the hash of the very file; and nothing leaves without the right."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.abilities import EVERYTHING, Ability
from app.db import file_of
from app.person import Person
from app.queries.provision_map import MapFilters
from app.store import Store
from app.ui.dialogs.export_map import ExportMapDialog
from app.ui.dialogs.print_map import map_preview
from app.ui.widgets.label import Label
from app.ui.window import Window
from tests.fixtures import TODAY, clock


def last(store: Store) -> tuple[str, dict[str, Any]]:
    """Return the kind and the facts of the last entry."""
    with store.database.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT kind, facts FROM audit ORDER BY id DESC LIMIT 1").one()
    return str(row[0]), json.loads(row[1] or "{}")


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_excel_map_is_noted(store: Store, window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "map.xlsx"
    dialog = ExportMapDialog(window, MapFilters(TODAY))
    dialog.form.type_again({"internal": True, "place": str(out)})
    dialog.form.submit()
    qtbot.waitUntil(lambda: window.status.sentence() == "Saved map.xlsx.")
    kind, facts = last(store)
    assert (kind, facts["copy"], facts["sha256"]) == ("export_map", "internal", digest(out))


def test_a_saved_pdf_is_noted(store: Store, window: Window, tmp_path: Path) -> None:
    preview = map_preview(window, MapFilters(TODAY))
    out = tmp_path / "map.pdf"
    preview.save_to(str(out))
    kind, facts = last(store)
    assert (kind, facts["copy"], facts["sha256"]) == ("export_map", "shared", digest(out))
    preview.reject()


def test_a_print_is_noted_before_it_is_sent(store: Store, window: Window, tmp_path: Path) -> None:
    preview = map_preview(window, MapFilters(TODAY))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.send_to(printer)
    assert last(store)[0] == "print_map"
    preview.reject()


def test_without_the_right_there_is_no_internal_copy(store: Store, window: Window) -> None:
    window.open_store(
        Store(store.database, Person("Ms Finch", EVERYTHING - {Ability.EXPORT_INTERNAL}), clock)
    )
    dialog, preview = ExportMapDialog(window, MapFilters(TODAY)), map_preview(window, MapFilters(TODAY))
    assert not dialog.form.field("internal").isEnabled()
    assert any("You may not make an internal copy." in label.text() for label in dialog.findChildren(Label))
    assert [preview.copy_kind.itemText(at) for at in range(preview.copy_kind.count())] == [
        "Shared, no pupil data"
    ]
    dialog.reject()
    preview.reject()


def test_a_pdf_that_cannot_be_noted_is_not_made(store: Store, window: Window, tmp_path: Path) -> None:
    preview = map_preview(window, MapFilters(TODAY))
    out, file = tmp_path / "map.pdf", file_of(store.database.folder)
    file.rename(tmp_path / "moved")
    preview.save_to(str(out))
    (tmp_path / "moved").rename(file)
    assert "was moved or deleted" in window.status.sentence()
    assert not out.exists()
    preview.reject()
