"""What the window writes for others: external offers for a directory, and empty workbooks to fill in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.store import Store
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.import_file import ImportDialog
from app.ui.pages.offers import OffersPage
from app.ui.pages.pupils import PupilsPage
from app.ui.template_link import TemplateLink
from app.ui.window import Window
from tests.exports.schools import Maker


def page_of(window: Window, name: str, kind: type[Any]) -> Any:
    window.go(name)
    return window.findChild(kind)


def links_in(place: Any) -> list[TemplateLink]:
    return [link for link in place.findChildren(TemplateLink) if link.isVisible()]


def test_external_offers_are_saved_for_a_directory(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    Maker(store).add("Kite", [("help", "emotional_wellbeing")], in_house=False, contact="jo.bell@example.org")
    out = tmp_path / "offers.json"
    page_of(window, "offers", OffersPage).out.directory.save_to(str(out))
    said = "offers.json lists 1 external offer for a directory, without pupil data. One contact was left out"
    qtbot.waitUntil(lambda: said in window.status.sentence())
    assert json.loads(out.read_text(encoding="utf-8"))["total_items"] == 1


def test_it_asks_where_the_file_goes_and_suggests_a_name(qtbot: QtBot, window: Window) -> None:
    page_of(window, "offers", OffersPage).out.directory.ask()
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Offers for a directory 2026-11-10.json")
    dialog.reject()


def test_a_window_without_room_for_the_button_finds_it_from_every_page(qtbot: QtBot, window: Window) -> None:
    page = page_of(window, "offers", OffersPage)
    assert not page.out.directory.isVisible()
    window.go("today")
    window.find_anything()
    (find,) = window.findChildren(FindDialog)
    find.query.setText("directory")
    QTest.keyClick(find.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert "for a directory" in dialog.windowTitle()
    dialog.reject()


def test_a_catalogue_without_offers_says_how_a_table_comes_in(qtbot: QtBot, window: Window) -> None:
    page = page_of(window, "offers", OffersPage)
    assert page.catalogue.import_first.isVisible()
    QTest.keyClick(page.catalogue.import_first, Qt.Key.Key_Space)
    (dialog,) = window.findChildren(ImportDialog)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize(("name", "kind"), [("offers", OffersPage), ("pupils", PupilsPage)])
def test_an_empty_page_offers_an_empty_workbook(
    qtbot: QtBot, window: Window, tmp_path: Path, name: str, kind: type[Any]
) -> None:
    page = page_of(window, name, kind)
    qtbot.waitUntil(lambda: len(links_in(page)) == 1)
    links_in(page)[0].save_to(links_in(page)[0].sort, str(tmp_path / "t.xlsx"))
    said = f"t.xlsx is ready to be filled in with {name}."
    qtbot.waitUntil(lambda: window.status.sentence() == said)
    assert load_workbook(tmp_path / "t.xlsx").sheetnames == [name.capitalize(), "Lists"]


def test_the_import_offers_one_too_and_says_there_what_came_of_it(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    dialog = ImportDialog(window, "offers")
    window.show_dialog(dialog)
    qtbot.waitUntil(lambda: len(links_in(dialog)) == 1)
    links_in(dialog)[0].save_to("offers", str(tmp_path / "nowhere" / "t.xlsx"))
    qtbot.waitUntil(lambda: "There is no folder" in dialog.trouble.accessibleName())
    dialog.reject()
