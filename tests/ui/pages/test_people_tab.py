"""The tab People and consents: what it says, what a role may do there, and its dialogs."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.operations.organisations import retire_organisation
from app.queries.around.consents import consents_of
from app.queries.around.shared import shared_of
from app.queries.people import organisations
from app.store import Store
from app.ui.dialogs.offer_organisation import AddOrganisationDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_people import PupilPeople
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_consent_block import ConsentBlock
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.queries.around_school import OCTOBER, Around, fill
from tests.ui.role_school import seat
from tests.ui.unnamed import unnamed


@pytest.fixture
def wren(store: Store) -> Around:
    """Wren Thimble and two organisations."""
    return fill(store)


def tab(window: Window, wren: Around) -> PupilPeople:
    """Open the tab of Wren's page."""
    window.go("pupils", wren.wren)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.tabs.open("people")
    QApplication.processEvents()  # what is new is laid out
    made = page.view.tab("people")
    assert isinstance(made, PupilPeople)
    return made


def words(tab: PupilPeople) -> list[str]:
    return [label.text() for label in tab.findChildren(Label) if label.isVisible()]


def dialog(tab: PupilPeople) -> SmallForm:
    """Return the dialog that is open."""
    found = [one for one in tab.window().findChildren(SmallForm) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_where_nothing_is_noted_each_block_says_so_calmly(window: Window, wren: Around) -> None:
    said = words(tab(window, wren))
    assert "Around Wren" in said
    assert "Nothing is noted about consent. Records do not need it; referring may." in said
    assert "Before" not in said


def test_consents_stand_by_agency_with_words_beside_the_sign(window: Window, wren: Around) -> None:
    wren.consent("refused", OCTOBER, purpose="refer")
    wren.consent("given", OCTOBER, until_on=date(2026, 10, 31))
    said = words(tab(window, wren))
    assert said.count("Kite Project") == 1
    assert "Refused, since 1 October 2026" in said
    assert "Ran out on 31 October 2026" in said


def test_what_stood_before_can_be_read(window: Window, wren: Around) -> None:
    wren.consent("waiting", OCTOBER)
    wren.consent("given", date(2026, 10, 8), method="phone")
    wren.consent("withdrawn")
    said = words(tab(window, wren))
    assert "Before: given, since 8 October 2026 (Mum); waiting for an answer, since 1 October 2026" in said


def test_who_only_looks_reads_everything_and_changes_nothing(
    window: Window, wren: Around, store: Store
) -> None:
    wren.involve("family", "Mum")
    wren.consent("given")
    wren.share()
    seat(store, Role.VIEW)
    window.open_store(store)
    made = tab(window, wren)
    buttons = [one for one in made.findChildren(LinkButton) if one.isVisible()]
    assert len(buttons) == 13
    assert not [one.accessibleName() for one in buttons if one.isEnabled()]
    assert all("role is view only" in one.toolTip() or "may not" in one.toolTip() for one in buttons)


def test_an_agency_is_added_without_leaving_the_dialog(window: Window, wren: Around, qtbot: QtBot) -> None:
    made = tab(window, wren)
    made.doing.add_professional()
    form = dialog(made).form
    form.field("organisation_id").setEditText("Heron Service")
    form.findChildren(LinkButton)[0].click()
    adding = next(one for one in form.window().findChildren(AddOrganisationDialog) if one.isVisible())
    assert adding.form.field("name").value() == "Heron Service"
    adding.save_button.click()
    chosen = next(row for row in wren.store.read(organisations) if row.name == "Heron Service")
    assert form.field("organisation_id").value() == chosen.id


def test_an_agency_that_is_retired_since_stays_where_it_stands(window: Window, wren: Around) -> None:
    wren.consent("waiting", OCTOBER)
    wren.store.write(retire_organisation, wren.kite)
    made = tab(window, wren)
    made.consents.buttons[0].click()
    form = dialog(made).form
    assert form.field("organisation_id").currentText() == "Kite Project"
    form.field("state").set_value("given")
    form.field("by_whom").set_value("Mum")
    form.submit()
    assert form.check() == {}
    assert wren.store.read(consents_of, wren.wren, today=TODAY)[0].state == "given"


def test_sharing_says_how_consent_stands_and_stops_nobody(window: Window, wren: Around) -> None:
    wren.consent("refused", OCTOBER)
    made = tab(window, wren)
    made.doing.log_sharing()
    form = dialog(made).form
    hint = next(one for one in form.findChildren(Label) if "child safe" in one.text())
    values = {"organisation_id": wren.kite, "what": "What helps", "why": "To plan", "basis": "consent"}
    form.type_again(values)
    assert hint.text() == "The basis is consent, which that day stood at: refused."
    form.submit()
    assert [row.consent_state for row in wren.store.read(shared_of, wren.wren)] == ["refused"]
    assert window.status.sentence().endswith("which that day stood at: refused.")


def test_a_row_put_right_keeps_the_focus_on_its_button(window: Window, wren: Around) -> None:
    wren.involve("family", "Mum")
    wren.involve("family", "Dad")
    made = tab(window, wren)
    button = made.around.family.buttons[3]
    button.setFocus()
    button.click()
    dialog(made).form.field("role").set_value("Dad")
    dialog(made).form.submit()
    assert window.focusWidget() is made.around.family.buttons[3]


def test_in_short_what_does_not_hold_comes_first_and_nothing_at_all_is_not_there(
    light: QApplication, qtbot: QtBot, wren: Around
) -> None:
    block = ConsentBlock()
    qtbot.addWidget(block)
    block.show_consents(())
    assert block.isHidden()
    wren.consent("given", OCTOBER, purpose="refer", until_on=date(2027, 7, 31))
    wren.consent("not_asked", OCTOBER, purpose="meeting_pack")
    block.show_consents(wren.store.read(consents_of, wren.wren, today=TODAY))
    assert [(line.sign[0], line.words()) for line in block.lines] == [
        ("clock", "Be named in meeting packs, Kite Project: not asked yet"),
        ("check", "Refer, Kite Project: given, until 31 July 2027"),
    ]
    with qtbot.waitSignal(block.all):
        block.head.findChild(LinkButton).click()  # type: ignore[union-attr]


def test_everything_there_has_a_name_for_a_screen_reader(window: Window, wren: Around) -> None:
    wren.involve("family", "Mum")
    wren.consent("given")
    wren.share()
    made = tab(window, wren)
    found = unnamed(made)
    names = [one.accessibleName() for one in made.findChildren(LinkButton) if one.isVisible()]
    assert len(set(names)) == len(names)
    for ask in (made.doing.add_professional, made.doing.note_consent, made.doing.log_sharing):
        ask()
        QApplication.processEvents()
        found += unnamed(dialog(made))
        dialog(made).reject()
    assert found == []
