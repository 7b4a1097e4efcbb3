"""The starter list: found, narrowed, ticked by keyboard, taken in as drafts in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.operations.starter import add_starter_offers
from app.queries.offer_facts import offer_facts
from app.store import Store
from app.ui.dialogs.starter import StarterDialog
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.unnamed import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: Window, store: Store) -> StarterDialog:
    """The starter list, in a school that has its breakfast club already."""
    store.write(add_starter_offers, ["Breakfast club"], today=TODAY)
    shown = StarterDialog(window)
    window.show_dialog(shown)
    return shown


def test_what_the_school_has_is_marked_and_cannot_be_ticked(dialog: StarterDialog) -> None:
    dialog.list.select("Breakfast club")
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.keys() == ()
    columns = dialog.list.rows_model.columns
    assert columns[-1].text(dialog.list.selected()) == "here already"


def test_every_word_finds(dialog: StarterDialog) -> None:
    dialog.search.setText("lunch listening")
    assert [row.name for row in dialog.list.rows_model.rows] == ["Worry box and lunchtime listening"]


def test_a_grouping_narrows_the_list(dialog: StarterDialog) -> None:
    whole = len(dialog.list.rows_model.rows)
    dialog.grouping.set_value(("more_help",))
    dialog.grouping.chosen.emit(("more_help",))
    rows = dialog.list.rows_model.rows
    assert 0 < len(rows) < whole
    assert all("more_help" in row.groupings for row in rows)


def test_ticks_stay_while_searching_and_come_in_as_drafts(dialog: StarterDialog, store: Store) -> None:
    for word in ("police", "buddies"):
        dialog.search.setText(word)
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.add.text() == "Add 2 as drafts"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    names = {one.name for one in store.read(offer_facts, TODAY)}
    assert names == {"Breakfast club", "Neighbourhood police visits", "Buddies and playground friends"}


def test_a_second_space_takes_the_tick_away(dialog: StarterDialog) -> None:
    dialog.list.select_first()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    box = dialog.list.rows_model.columns[0]
    assert box.spoken(dialog.list.selected()) == "ticked"
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert box.spoken(dialog.list.selected()) == "not ticked"


def test_adding_nothing_says_how_to_tick(dialog: StarterDialog) -> None:
    dialog.add.click()
    assert dialog.isVisible()
    assert dialog.count.text() == "Tick at least one first: Space ticks the selected offer."


@pytest.mark.parametrize("size", [(880, 520), (1280, 800)])
def test_it_fits_and_every_control_has_a_name(
    window: Window, dialog: StarterDialog, size: tuple[int, int]
) -> None:
    window.resize(*size)
    again = StarterDialog(window)
    window.show_dialog(again)
    assert again.height() <= window.height()
    assert again.add.visibleRegion().boundingRect() == again.add.rect()
    assert unnamed(again) == []
