"""Mum and the psychologist are noted, consent is asked and given, something is shared, consent is withdrawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.around.consents import consents_of
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_people import PupilPeople
from app.ui.widgets.fact_rows import FactRow
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import Pupils, fill
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
BY_TAB = Qt.FocusReason.TabFocusReason


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada, and an agency from outside."""
    store.write(add_organisation, OrganisationDraft("Kite Project"))
    return fill(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Pupils, window: Window) -> Keyboard:
    """A keyboard, with Ada's page open at People and consents."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    keys.press(Qt.Key.Key_4, CTRL)
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("ada")
    keys.press(ENTER)
    page(window).view.tabs.open("people")
    return keys


def page(window: Window) -> PupilsPage:
    """Return the page."""
    assert isinstance(window.current, PupilsPage)
    return window.current


def tab(window: Window) -> PupilPeople:
    """Return the tab."""
    made = page(window).view.tab("people")
    assert isinstance(made, PupilPeople)
    return made


def fields(keys: Keyboard, *words: str) -> None:
    """Type into the fields of the open dialog, one after the other ("" leaves one as it is), and save."""
    keys.wait_for(SmallForm)
    for at, text in enumerate(words):
        if at:
            keys.press(TAB)
        keys.write(text)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def press(keys: Keyboard, button: object) -> None:
    """Press a button as the keyboard does."""
    button.setFocus()  # type: ignore[attr-defined]
    keys.press(SPACE)


def consent(keys: Keyboard, window: Window, state: str, who: str = "") -> None:
    """Note a new state of the consent that is there."""
    press(keys, tab(window).consents.buttons[0])
    fields(keys, state, "", "", "", "", who)


def lines(row: object) -> str:
    """Return what a row says."""
    assert isinstance(row, FactRow)
    return " / ".join((row.title, *row.lines))


def test_tab_leads_from_the_tabs_to_what_can_be_added(keys: Keyboard, window: Window) -> None:
    page(window).view.tabs.setFocus()
    names = []
    for _ in range(5):
        keys.press(TAB)
        names.append(keys.focus().accessibleName())
    assert names == [
        "Add family: Family",
        "Add a professional: Professionals",
        "Note an action: Actions",
        "Note consent: Consents",
        "Note what was shared: Shared",
    ]


def test_from_mum_to_consent_withdrawn_and_back(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    press(keys, tab(window).around.family.adding)
    fields(keys, "Mum", "Mum", "after four")
    press(keys, tab(window).around.professionals.adding)
    fields(keys, "Dr Sparrow", "Educational psychologist", "kite")
    people = tab(window).around
    assert lines(people.family.rows[0]) == "Mum / Since 10 November 2026 / To reach: after four"
    assert lines(people.professionals.rows[0]) == (
        "Dr Sparrow, educational psychologist / Kite Project (outside)  ·  Since 10 November 2026"
    )
    press(keys, tab(window).consents.adding)
    dialog = keys.wait_for(SmallForm)
    dialog.form.field("organisation_id").setFocus(BY_TAB)
    dialog.form.set_values({"purpose": "share", "state": "waiting"})
    fields(keys, "kite")
    consent(keys, window, "giv", "Mum")
    press(keys, tab(window).shared.adding)
    dialog = keys.wait_for(SmallForm)
    dialog.form.set_values({"recipient": "Dr Sparrow", "basis": "consent", "why": "To plan"})
    dialog.form.field("what").set_value("What helps in class")
    dialog.form.field("organisation_id").setFocus(BY_TAB)
    fields(keys, "kite")
    assert lines(tab(window).shared.rows[0]).endswith("Basis: consent  ·  consent that day: given")
    consent(keys, window, "withd", "Mum")
    (row,) = store.read(consents_of, pupils.ada, today=TODAY)
    assert [row.state, *(one.state for one in row.earlier)] == ["withdrawn", "given", "waiting"]
    assert lines(tab(window).shared.rows[0]).endswith("consent that day: given")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert store.read(consents_of, pupils.ada, today=TODAY)[0].state == "given"
    assert "Undone: Consent for Ada Fern" in window.status.sentence()


def test_a_professional_who_leaves_is_ended_and_stays_to_be_read(keys: Keyboard, window: Window) -> None:
    press(keys, tab(window).around.professionals.adding)
    fields(keys, "Dr Sparrow")
    press(keys, tab(window).around.professionals.buttons[1])
    fields(keys, "", "Left the service")
    around = tab(window).around
    assert around.professionals.rows == []
    assert lines(around.past.rows[0]) == (
        "Dr Sparrow / 10 November 2026 to 10 November 2026: Left the service"
    )
    keys.press(Qt.Key.Key_Z, CTRL)
    assert len(tab(window).around.professionals.rows) == 1
