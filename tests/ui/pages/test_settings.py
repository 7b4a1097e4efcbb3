"""The Settings page: its sections, their forms and lists, and what is refused in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from app.abilities import Ability
from app.person import Person
from app.queries.people import organisations, staff
from app.queries.school import school_profile, terms
from app.queries.wording import domains, groupings, words
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.settings import SECTIONS, SettingsPage
from app.ui.sections.appearance import AppearanceSection
from app.ui.sections.domains import DomainsSection
from app.ui.sections.groupings import GroupingsSection
from app.ui.sections.lists import ListsSection
from app.ui.sections.people import OrganisationsSection, StaffSection
from app.ui.sections.school import SchoolSection
from app.ui.sections.section import SettingsSection
from app.ui.sections.terms import TermsSection
from app.ui.start import appearance
from app.ui.theme import Mode, apply, theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.list_editor import ListEditor
from app.ui.window import Window
from tests.operations.making import offer, place
from tests.ui.unnamed import unnamed


@pytest.fixture
def page(window: Window) -> SettingsPage:
    """Settings, shown."""
    window.go("settings", "school")
    page = window.current
    assert isinstance(page, SettingsPage)
    return page


def opened(page: SettingsPage, name: str) -> SettingsSection:
    page.shell.go("settings", name)
    return page.section(name)


def press(editor: ListEditor, words: str) -> None:
    """Press a verb of a list, as somebody would: it has to be seen and enabled."""
    (button,) = [one for one in editor.findChildren(Button) if one.text() == words]
    assert button.isEnabled()
    assert not button.isHidden()
    button.click()


def seen(editor: ListEditor) -> list[str]:
    return [one.text() for one in editor.findChildren(Button) if not one.isHidden() and one.isEnabled()]


def filled(qtbot: QtBot, **values: object) -> SmallForm:
    """Fill the small form that is open and save it."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SmallForm))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    for name, value in values.items():
        dialog.form.field(name).set_value(value)
    dialog.save_button.click()
    return dialog


@pytest.mark.parametrize("name", [entry.name for entry in SECTIONS])
def test_every_control_of_every_section_has_a_name(page: SettingsPage, name: str) -> None:
    opened(page, name)
    QApplication.processEvents()
    assert unnamed(page) == []


def test_the_section_shown_last_is_shown_again(page: SettingsPage) -> None:
    opened(page, "terms")
    assert isinstance(SettingsPage(page.shell).stack.currentWidget(), TermsSection)


def test_the_list_of_sections_ends_with_its_last_row(page: SettingsPage) -> None:
    assert page.list.verticalScrollBar().maximum() == 0
    assert page.list.height() <= theme().row_height() * (len(SECTIONS) + 1)


def test_a_bad_urn_is_told_under_its_field(page: SettingsPage, store: Store) -> None:
    section = opened(page, "school")
    assert isinstance(section, SchoolSection)
    section.form.field("urn").set_value("12345")
    section.save.click()
    assert section.form.field("urn").accessibleDescription() == "A URN has six digits."
    assert section.form.field("urn").value() == "12345"
    assert store.read(school_profile).urn is None


def test_what_is_typed_about_the_school_survives_a_change_elsewhere(page: SettingsPage, store: Store) -> None:
    section = opened(page, "school")
    assert isinstance(section, SchoolSection)
    section.form.field("address").set_value("Inkpot Lane")
    place(store, "Wren")
    offer(store, "Worry box")
    assert section.form.field("address").value() == "Inkpot Lane"


def test_the_form_of_the_school_is_never_stretched(page: SettingsPage, window: Window) -> None:
    window.resize(1900, 1000)
    section = opened(page, "school")
    assert isinstance(section, SchoolSection)
    QApplication.processEvents()
    assert section.form.width() <= 640


def test_a_grouping_in_use_is_not_hidden_and_the_form_says_why(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    place(store, "Wren")
    section = opened(page, "groupings")
    assert isinstance(section, GroupingsSection)
    section.list.table.select(3)
    press(section.list, "Change")
    dialog = filled(qtbot, hidden=True)
    assert dialog.isVisible()
    sentence = dialog.form.field("hidden").accessibleDescription()
    assert sentence == "1 pupil is in Getting Help. Move them first, then it can be hidden."
    assert not any(row.hidden for row in store.read(groupings, hidden=True))


def test_a_domain_is_added_moved_retired_and_used_again(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    section = opened(page, "domains")
    assert isinstance(section, DomainsSection)
    press(section.domains, "Add")
    filled(qtbot, name="Sleep", description="Nights")
    section.domains.table.select(max(row.id for row in store.read(domains)))
    press(section.domains, "Up")
    assert [row.name for row in store.read(domains)][-2] == "Sleep"
    press(section.domains, "Retire")
    assert "Sleep" not in [row.name for row in store.read(domains)]
    press(section.domains, "Use again")
    assert [row.name for row in store.read(domains)][-2] == "Sleep"


def test_what_is_retired_takes_no_place_when_others_move(page: SettingsPage, store: Store) -> None:
    section = opened(page, "domains")
    assert isinstance(section, DomainsSection)
    first, second, third, *_ = [row.id for row in store.read(domains)]
    section.domains.table.select(second)
    press(section.domains, "Retire")
    section.domains.table.select(third)
    press(section.domains, "Up")
    assert [row.id for row in store.read(domains)][:2] == [third, first]


def test_moving_works_while_the_list_is_sorted_by_its_heading(page: SettingsPage, store: Store) -> None:
    section = opened(page, "domains")
    assert isinstance(section, DomainsSection)
    before = [row.name for row in store.read(domains)]
    section.domains.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    section.domains.table.select(store.read(domains)[1].id)
    press(section.domains, "Up")
    assert [row.name for row in store.read(domains)] == [before[1], before[0], *before[2:]]


def test_a_need_is_added_to_the_chosen_domain_and_retired(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    section = opened(page, "domains")
    assert isinstance(section, DomainsSection)
    section.domains.table.select(store.read(domains)[2].id)
    press(section.needs, "Add")
    filled(qtbot, name="Loses words when tired")
    needs = store.read(domains)[2].needs
    assert needs[-1].name == "Loses words when tired"
    section.needs.table.select(needs[-1].id)
    press(section.needs, "Retire")
    assert seen(section.needs) == ["Add", "Change", "Use again"]
    assert len(store.read(domains)[2].needs) == len(needs) - 1


def test_a_name_that_is_taken_is_told_under_its_field(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    section = opened(page, "domains")
    assert isinstance(section, DomainsSection)
    press(section.domains, "Add")
    dialog = filled(qtbot, name="emotional  Wellbeing")
    assert dialog.form.field("name").accessibleDescription() == "Emotional wellbeing is there already."


def test_a_word_of_a_list_is_reworded(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    section = opened(page, "lists")
    assert isinstance(section, ListsSection)
    section.kind.set_value("sector")
    section.list.table.select("health")
    press(section.list, "Change")
    filled(qtbot, label="The NHS")
    assert store.read(words, "sector")["health"] == "The NHS"


def test_a_term_that_ends_before_it_begins_is_told_under_its_field(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    section = opened(page, "terms")
    assert isinstance(section, TermsSection)
    first = store.read(terms)[0]
    section.list.table.select(first.id)
    press(section.list, "Change")
    dialog = filled(qtbot, ends_on=first.starts_on.replace(year=2020))
    told = {name: dialog.form.field(name).accessibleDescription() for name in ("starts_on", "ends_on")}
    assert any(told.values())
    assert store.read(terms)[0] == first


def test_a_term_is_added_and_removed(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    section = opened(page, "terms")
    assert isinstance(section, TermsSection)
    last = store.read(terms)[-1]
    press(section.list, "Add")
    first_day, last_day = (day.replace(year=day.year + 2) for day in (last.starts_on, last.ends_on))
    filled(qtbot, name="Later", starts_on=first_day, ends_on=last_day)
    assert store.read(terms)[-1].name == "Later"
    section.list.table.select(store.read(terms)[-1].id)
    press(section.list, "Remove")
    assert store.read(terms)[-1] == last


def test_a_member_of_staff_is_added_and_retired(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    section = opened(page, "staff")
    assert isinstance(section, StaffSection)
    press(section.list, "Add")
    filled(qtbot, name="Mr Bellwether")
    (row,) = store.read(staff)
    section.list.table.select(row.id)
    press(section.list, "Retire")
    assert store.read(staff) == ()


def test_an_organisation_keeps_a_website_or_says_what_is_wrong(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    section = opened(page, "organisations")
    assert isinstance(section, OrganisationsSection)
    press(section.list, "Add")
    dialog = filled(qtbot, name="The Kite Project", website="ask at the desk")
    assert "web address" in dialog.form.field("website").accessibleDescription()
    dialog.form.field("website").set_value("www.kite.example")
    dialog.save_button.click()
    assert "The Kite Project" in [row.name for row in store.read(organisations)]


def test_a_look_is_taken_at_once_and_at_the_next_start(page: SettingsPage, qapp: QApplication) -> None:
    section = opened(page, "appearance")
    assert isinstance(section, AppearanceSection)
    (dark,) = [one for one in section.findChildren(QRadioButton) if one.text() == "Dark"]
    dark.click()
    was_dark = theme().dark
    apply(qapp, "light")
    assert was_dark
    assert appearance(page.shell.remembered) is Mode.DARK


def test_a_damaged_remembered_look_counts_as_none(page: SettingsPage) -> None:
    page.shell.remembered.set_text("appearance", "sparkly")
    assert appearance(page.shell.remembered) is Mode.SYSTEM


def test_what_was_typed_comes_back_as_often_as_it_is_left(
    qtbot: QtBot, page: SettingsPage, window: Window
) -> None:
    section = opened(page, "domains")
    assert isinstance(section, DomainsSection)
    section.domains.table.select(1)
    press(section.domains, "Change")
    for _ in range(2):
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SmallForm))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SmallForm)
        dialog.form.field("name").set_value("Feelings")
        QTest.keyClick(dialog.form.field("name"), Qt.Key.Key_Escape)
        assert window.status.sentence() == "Not saved."
        window.status.acted.emit()
    filled(qtbot)
    assert window.store.read(domains)[0].name == "Feelings"


def test_ctrl_enter_saves_from_the_leave_button_too(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    section = opened(page, "staff")
    assert isinstance(section, StaffSection)
    press(section.list, "Add")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SmallForm))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    dialog.form.field("name").set_value("Ms Dovecote")
    qtbot.waitUntil(dialog.isActiveWindow)
    (leave,) = [one for one in dialog.findChildren(Button) if one.text() == "Leave"]
    leave.setFocus()
    QTest.keyClick(leave, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.name for row in store.read(staff)] == ["Ms Dovecote"]


@pytest.mark.parametrize(("width", "height"), [(880, 520), (960, 540), (1024, 700)])
@pytest.mark.parametrize("name", ["domains", "groupings", "lists", "organisations"])
def test_no_button_is_cut_in_a_small_window(
    page: SettingsPage, window: Window, name: str, width: int, height: int
) -> None:
    window.resize(width, height)
    section = opened(page, name)
    QApplication.processEvents()
    for button in section.findChildren(Button):
        if button.isVisible():
            corner = button.mapTo(window, button.rect().bottomRight())
            assert window.rect().contains(corner)
            assert corner.y() <= window.status.y()
            assert button.width() >= button.minimumSizeHint().width()


def test_who_may_not_change_the_school_reads_its_fields_and_types_in_none(
    store: Store, window: Window
) -> None:
    store.who = Person("Mr Wren", frozenset({Ability.SEE_OFFERS, Ability.SEE_PUPILS}))
    window.open_store(store)
    window.go("settings")
    settings = window.current
    assert isinstance(settings, SettingsPage)
    school = opened(settings, "school")
    assert isinstance(school, SchoolSection)
    assert not school.form.field("name").isEnabled()
    assert school.form.field("name").value() == store.read(school_profile).name
