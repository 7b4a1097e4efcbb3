"""A group from nothing to its first register: made, filled, planned, and a register taken by a few keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.queries.supports.dose import Dose, dose_of
from app.queries.supports.group_page import GroupPage, group_page
from app.queries.supports.groups import groups_of
from app.queries.supports.registers import register_of
from app.store import Store
from app.ui.dialogs.group_members import GroupMembers
from app.ui.dialogs.register import RegisterDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.dialogs.support_add import AddSupport
from app.ui.dialogs.waiting_list import WaitingList
from app.ui.widgets.offer_gets import OfferGets
from app.ui.window import Window
from tests import supported
from tests.fixtures import TODAY
from tests.pupil_school import add
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def keys(qtbot: QtBot, store: Store, window: Window) -> Keyboard:
    """The keyboard, with the window in front."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    return keys


def press(window: Window, keys: Keyboard, verb: str) -> None:
    """Press a verb of who gets the selected offer, as Tab and Enter do."""
    part = window.page("offers").findChild(OfferGets)
    assert part is not None
    button = next(one for one in part.buttons if one.property("verb") == verb)
    enter(keys, button)


def enter(keys: Keyboard, button: QPushButton) -> None:
    """Press a button by Enter."""
    button.setFocus()
    keys.press(ENTER)


def the_group(store: Store, offer: int) -> GroupPage:
    """Return the one group of an offer."""
    (row,) = store.read(groups_of, offer, today=TODAY)
    return store.read(group_page, row.id, today=TODAY)


def make_group(window: Window, keys: Keyboard) -> None:
    """Make a group on Tuesdays at 10:40 with six sessions and two places."""
    press(window, keys, "group")
    form = keys.wait_for(SmallForm).form
    form.field("weekday").setFocus(Qt.FocusReason.TabFocusReason)
    keys.write("Tue")
    form.field("starts_at").setFocus()
    keys.write("10.40")
    form.field("sessions_planned").set_value(6)
    form.field("places").set_value(2)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def test_a_group_is_made_filled_planned_and_its_register_taken_in_four_keys(
    keys: Keyboard, store: Store, window: Window
) -> None:
    offer = supported.offer(store, "Lego club")
    pupils = [add(store, name, "Thimble") for name in ("Idris", "Wren")]
    window.go("offers", offer)
    make_group(window, keys)
    press(window, keys, "members")
    enter(keys, keys.wait_for(GroupMembers).verbs["add"])
    keys.wait_for(AddSupport).form.field("pupil_ids").set_value(tuple(pupils))
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    press(window, keys, "members")
    members = keys.wait_for(GroupMembers)
    enter(keys, members.verbs["plan"])
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    page = the_group(store, offer)
    assert (page.row.when, page.row.places_word) == ("Tuesdays 10:40", "full: 2 of 2")
    assert [row.state for row in page.sessions] == ["planned"] * 6

    press(window, keys, "register")
    keys.wait_for(RegisterDialog)
    before = keys.presses
    keys.press(DOWN)
    keys.press(SPACE)
    keys.write("1")
    keys.press(ENTER)
    assert keys.presses - before == 4
    keys.wait_for_window()
    idris, wren = store.read(register_of, page.row.id, TODAY).rows
    assert (idris.here, wren.here, wren.absence) == (True, False, "away")
    doses = store.read(dose_of, [idris.support_id, wren.support_id], TODAY)
    assert doses == {idris.support_id: Dose(6, 1, 1), wren.support_id: Dose(6, 1, 0)}


def test_who_waits_longest_begins_in_a_group(keys: Keyboard, store: Store, window: Window) -> None:
    offer = supported.offer(store, "Lego club")
    group = supported.group(store, offer, places=4)
    waits = [("waiting", supported.SEPTEMBER)]
    support = supported.support(store, add(store, "Wren", "Thimble"), offer, waits)
    window.go("offers", offer)
    press(window, keys, "waiting")
    dialog = keys.wait_for(WaitingList)
    assert dialog.facts.text() == "1 pupil waiting, the longest 10 weeks."
    enter(keys, dialog.verbs["start"])
    keys.wait_for(SmallForm)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert [row.support_id for row in store.read(group_page, group, today=TODAY).members] == [support]
