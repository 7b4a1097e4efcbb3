"""The catalogue from nothing: an offer is written down, retired and brought back, and three come from the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.offer_facts import OfferFact, PlaceFact, offer_facts
from app.store import Store
from app.ui.dialogs.offer import OfferDialog
from app.ui.dialogs.starter import StarterDialog
from app.ui.pages.offers import OffersPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.offer_school import HELP, offers
from tests.ui.typing_keys import CTRL, Keyboard

__all__ = ["offers"]


@pytest.fixture
def keys(qtbot: QtBot, window: Window) -> Keyboard:
    """The keyboard, on the Offers page."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_3, CTRL)
    return keys


def page_of(window: Window) -> OffersPage:
    """Return the page that is shown."""
    page = window.current
    assert isinstance(page, OffersPage)
    return page


def listed(window: Window) -> list[str]:
    """Return the names that the list shows."""
    return [row.name for row in page_of(window).list.rows_model.rows]


def tab_to(keys: Keyboard, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(60):
        focus = keys.focus()
        if name in (focus.accessibleName(), getattr(focus, "text", str)()):
            return
        keys.press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {name}.")


def found(store: Store, name: str) -> OfferFact:
    """Return the offer of this name."""
    return next(one for one in store.read(offer_facts, TODAY) if one.name == name)


def test_the_first_offer_is_written_down_without_the_mouse(
    keys: Keyboard, window: Window, store: Store
) -> None:
    assert page_of(window).catalogue.empty.isVisible()
    keys.press(Qt.Key.Key_Space)
    dialog = keys.wait_for(OfferDialog)
    keys.write("Lego lunch")
    keys.press(Qt.Key.Key_Tab)
    keys.write("School")
    tab_to(keys, "Grouping, place 1")
    keys.write("Getting Help")
    keys.press(Qt.Key.Key_Tab)
    keys.write("All needs")
    keys.press(Qt.Key.Key_Tab)
    keys.write("Weekly")
    assert "Who offers it" not in {row.text() for row in dialog.side.asks}
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert window.status.sentence() == "Added Lego lunch as an offer."
    assert listed(window) == ["Lego lunch"]
    assert page_of(window).last_facts == "1 running, 1 to check."
    offer = found(store, "Lego lunch")
    assert (offer.status, offer.in_house) == ("active", True)
    assert offer.places == (PlaceFact(HELP, None, "", "Weekly"),)


def test_an_offer_is_retired_and_brought_back(
    offers: dict[str, int], keys: Keyboard, window: Window, store: Store
) -> None:
    page = page_of(window)
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("kite")
    keys.press(Qt.Key.Key_Return)
    assert page.list.selected().name == "Kite helpline"
    tab_to(keys, "More")
    keys.press(Qt.Key.Key_Space)
    # Up from the first entry is the last: to end it.
    QTest.keyClick(page.panel.verbs.menu, Qt.Key.Key_Up)
    QTest.keyClick(page.panel.verbs.menu, Qt.Key.Key_Return)
    assert window.status.sentence() == "Kite helpline has ended; its history stays."
    assert listed(window) == []
    keys.press(Qt.Key.Key_Z, CTRL)
    assert listed(window) == ["Kite helpline"]
    assert found(store, "Kite helpline").status == "active"


def test_an_offer_is_changed_with_enter(
    offers: dict[str, int], keys: Keyboard, window: Window, store: Store
) -> None:
    page = page_of(window)
    page.list.select(offers["Talking group"])
    page.list.setFocus()
    keys.press(Qt.Key.Key_Return)
    keys.wait_for(OfferDialog)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write("Talking together")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert window.status.sentence() == "Changed Talking together."
    assert page.list.selected().name == "Talking together"
    assert found(store, "Talking together").id == offers["Talking group"]


def test_three_offers_come_from_the_starter_list(keys: Keyboard, window: Window, store: Store) -> None:
    tab_to(keys, "Starter list")
    keys.press(Qt.Key.Key_Space)
    dialog = keys.wait_for(StarterDialog)
    names = [row.name for row in dialog.list.rows_model.rows[:3]]
    for _ in names:
        keys.press(Qt.Key.Key_Space)
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert window.status.sentence() == "Added 3 starter offers as drafts."
    assert sorted(listed(window)) == sorted(names)
    assert {one.status for one in store.read(offer_facts, TODAY)} == {"draft"}
    keys.press(Qt.Key.Key_Z, CTRL)
    assert store.read(offer_facts, TODAY) == ()
    assert page_of(window).catalogue.empty.isVisible()


def test_what_was_typed_comes_back_after_leaving(keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_N, CTRL)
    keys.wait_for(OfferDialog)
    keys.write("Lego lunch")
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert window.status.sentence() == "Not saved."
    window.status.acted.emit()
    keys.wait_for(OfferDialog)
    keys.press(Qt.Key.Key_S, CTRL)
    keys.wait_for_window()
    assert listed(window) == ["Lego lunch"]
    assert QApplication.activeModalWidget() is None
