"""A school that calls all five groupings something else finds none of the names the program came with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from app.cli.export import MapOrder, write_map
from app.paper.map_layout import lay_out_map
from app.queries.history import last_changes
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.queries.rights.everything_held import everything_held
from app.queries.rights.rules import retention_rules
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.export_map import ExportMapDialog
from app.ui.dialogs.find_entries import standing_entries
from app.ui.pages.map import MapPage
from app.ui.pages.pupils import PupilsPage
from app.ui.shell import LogTarget
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, Pupils, fill, place
from tests.renaming import OWN, left, rename
from tests.ui.pages.map_school import add as add_offer
from tests.ui.said_everywhere import said


@pytest.fixture
def pupils(store: Store) -> Pupils:
    found = fill(store)
    add_offer(store, "Worry box", [(2, EMOTIONS), (1, None)], years=("R", "6"))
    rename(store)
    place(store, found.wren, "more_help", LANGUAGE, on=TODAY)
    place(store, found.wren, "thriving", EMOTIONS, on=TODAY, ending="goals_met", next_look_on=None)
    return found


@pytest.fixture
def open_window(pupils: Pupils, window: Window) -> Iterator[Window]:
    yield window
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()


@pytest.mark.parametrize("name", ["today", "map", "offers", "pupils", "board"])
def test_no_page_says_a_name_that_the_program_came_with(
    open_window: Window, pupils: Pupils, name: str
) -> None:
    open_window.go(name, pupils.wren if name == "pupils" else None)
    page = open_window.page(name)
    if isinstance(page, MapPage):
        page.open_at({"domain": EMOTIONS, "grouping": "advice"})
    QApplication.processEvents()
    texts = said(page, open_window.header, open_window.status)
    assert left(texts) == []
    assert any(label in text for text in texts for label, _ in OWN.values())


@pytest.mark.parametrize("code", list(OWN))
def test_the_decision_sheet_asks_in_the_schools_words(open_window: Window, pupils: Pupils, code: str) -> None:
    for pupil in (pupils.idris, pupils.ada):
        sheet = DecisionSheet(open_window, LogTarget(pupil, EMOTIONS, code))
        open_window.show_dialog(sheet)
        assert left(said(sheet)) == []
        sheet.close()


def test_a_pupils_page_tells_its_story_in_them(open_window: Window, pupils: Pupils) -> None:
    open_window.go("pupils", pupils.idris)
    page = open_window.page("pupils")
    assert isinstance(page, PupilsPage)
    page.view.open_timeline()
    QApplication.processEvents()
    assert left(said(page)) == []


def test_find_names_places_and_doings_in_them(open_window: Window) -> None:
    for name in ("map", "board", "pupils"):
        open_window.go(name)
        assert left(entry.title for entry in standing_entries(open_window)) == []
    dialog = ExportMapDialog(open_window, MapFilters(TODAY))
    open_window.show_dialog(dialog)
    assert left(said(dialog)) == []


def test_what_is_written_says_them_back(store: Store, pupils: Pupils) -> None:
    sentences = [
        place_and_say(store, pupils.ada, code) for code in ("advice", "help", "thriving", "risk_support")
    ]
    assert left(sentences) == []


def place_and_say(store: Store, pupil: int, code: str) -> str:
    more = {"ending": "goals_met", "next_look_on": None} if code == "thriving" else {}
    place(store, pupil, code, LANGUAGE, on=TODAY, **more)
    return store.read(last_changes)[0].sentence


def test_a_pupils_own_record_and_the_rules_of_keeping_it_say_them(store: Store, pupils: Pupils) -> None:
    held = store.read(everything_held, pupils.idris, today=TODAY)
    # What was said when something was done is kept as it was said then.
    texts = [one.text for _, _, one in held.items() if " is now in " not in one.text]
    rules = [row.label for row in store.read(retention_rules)]
    assert left([*texts, *rules]) == []
    assert "Keeping safe" in texts
    assert "A record with Keeping safe" in rules


@pytest.mark.parametrize("internal", [False, True])
def test_the_excel_map_says_them(store: Store, pupils: Pupils, tmp_path: Path, internal: bool) -> None:
    out = tmp_path / "map.xlsx"
    write_map(store, MapOrder(out, internal=internal))
    book = openpyxl.load_workbook(out)
    cells = [str(v) for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if v]
    assert left(cells) == []
    assert any("Many hands here" in text for text in cells)


@pytest.mark.parametrize("internal", [False, True])
def test_the_map_on_paper_says_them(store: Store, pupils: Pupils, internal: bool) -> None:
    filters = MapFilters(TODAY)
    view, about = store.read(provision_map, filters), store.read(map_about, filters, TODAY)
    pages = lay_out_map(view, about, size="A3", internal=internal)
    assert left(words.text for page in pages for words in page.words) == []
