"""Find or do anything: what is found, in which order, and what Enter does with it."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer, retire_offer
from app.operations.pupils import PupilDraft, add_pupil
from app.store import Store
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.find_entry import ACTIONS, OFFERS, PAGES, PLACES, PUPILS, Entry
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.unnamed import unnamed


@pytest.fixture
def dialog(store: Store, window: Window) -> FindDialog:
    """The palette over a school with three pupils and two offers."""
    for forename, surname in (("Wren", "Thimble"), ("Ida", "Wrenfield"), ("Léo", "Fern")):
        store.write(add_pupil, PupilDraft(forename, surname, class_name="4 Kestrel"), today=TODAY)
    for name in ("Wren watch club", "Lunch club"):
        store.write(add_offer, OfferDraft(name), today=TODAY)
    return FindDialog(window)


def entries(dialog: FindDialog) -> list[Entry]:
    return [line for line in dialog.list.found.lines if isinstance(line, Entry)]


def titles(dialog: FindDialog, group: str) -> list[str]:
    return [entry.title for entry in entries(dialog) if entry.group == group]


def test_a_name_that_begins_so_comes_before_one_that_holds_it(dialog: FindDialog) -> None:
    dialog.query.setText("wren")
    assert titles(dialog, PUPILS) == ["Wren Thimble", "Ida Wrenfield"]


def test_offers_are_found_beside_pupils(dialog: FindDialog) -> None:
    dialog.query.setText("wren")
    assert titles(dialog, OFFERS) == ["Wren watch club"]


def test_an_ended_offer_is_not_offered(store: Store, window: Window, dialog: FindDialog) -> None:
    club = store.write(add_offer, OfferDraft("Chess club"), today=TODAY).id or 0
    store.write(retire_offer, club, today=TODAY)
    again = FindDialog(window)
    again.query.setText("club")
    assert sorted(titles(again, OFFERS)) == ["Lunch club", "Wren watch club"]


def test_every_word_must_appear_in_any_order_without_its_accents(dialog: FindDialog) -> None:
    dialog.query.setText("kestrel leo")
    assert titles(dialog, PUPILS) == ["Léo Fern"]


def test_a_cell_of_the_map_is_found_by_both_its_names(dialog: FindDialog) -> None:
    dialog.query.setText("language more")
    assert titles(dialog, PLACES) == ["Communication and language, Getting More Help"]


def test_with_nothing_typed_there_is_what_people_do(dialog: FindDialog) -> None:
    assert titles(dialog, ACTIONS)[0] == "Log a grouping"
    assert "Today" in titles(dialog, PAGES)


def test_a_page_is_found_by_what_is_behind_it(dialog: FindDialog) -> None:
    dialog.query.setText("theme")
    assert titles(dialog, PAGES) == ["Settings"]


def test_a_section_of_settings_is_found(dialog: FindDialog) -> None:
    dialog.query.setText("staff")
    assert titles(dialog, PAGES) == ["Settings: staff"]


def test_what_was_done_last_comes_first_next_time(window: Window, dialog: FindDialog) -> None:
    undo = next(entry for entry in entries(dialog) if entry.title == "Undo the last change")
    dialog.do(undo)
    again = FindDialog(window)
    assert titles(again, ACTIONS)[:2] == ["Undo the last change", "Log a grouping"]


def test_no_name_is_remembered(window: Window, dialog: FindDialog) -> None:
    dialog.do(Entry(PUPILS, "Wren Thimble", dialog.update))
    assert window.remembered.data("find_recent") == {}


def test_heads_are_skipped_by_the_arrow_keys(dialog: FindDialog) -> None:
    dialog.query.setText("wren")
    dialog.list.walk(1, times=2)
    chosen = dialog.list.chosen()
    assert chosen is not None
    assert chosen.title == "Wren watch club"


def test_the_list_is_a_sound_model(dialog: FindDialog) -> None:
    tester = QAbstractItemModelTester(dialog.list.found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for words in ("w", "wr", "nothing at all", ""):
        dialog.query.setText(words)
    assert tester.model() is dialog.list.found


def test_every_control_has_a_name_for_a_screen_reader(dialog: FindDialog) -> None:
    dialog.show()
    assert unnamed(dialog) == []


def test_the_line_at_the_foot_stays_where_it_is_when_nothing_is_found(dialog: FindDialog) -> None:
    dialog.show()
    before = dialog.foot.geometry()
    dialog.query.setText("zzzz")
    assert dialog.nothing.isVisible()
    QApplication.processEvents()
    assert dialog.foot.geometry() == before
