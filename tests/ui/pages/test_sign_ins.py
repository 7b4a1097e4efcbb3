"""Who may sign in, in Settings: added, changed, given a new password, removed, and a new recovery code."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.abilities import USUAL_SWITCHES, Ability, Role, Switch
from app.db import open_school
from app.keys.key_file import load, save
from app.keys.parts import LEAST_COST
from app.keys.people import add_person
from app.keys.problems import WrongCode
from app.keys.unlocking import again, unlock, unlock_with_recovery
from app.operations.needs import NeedDraft, note_need
from app.queries.people import staff
from app.sign_ins import SignIn, sign_ins
from app.store import Store
from app.ui.dialogs.sign_in_code import NewCodeDialog
from app.ui.dialogs.sign_in_fields import SignInFields
from app.ui.dialogs.sign_in_handing import HandOver
from app.ui.dialogs.sign_in_password import ResetPassword
from app.ui.dialogs.sign_in_person import AddSignIn, ChangeSignIn
from app.ui.dialogs.sign_in_remove import RemoveSignIn
from app.ui.pages.settings import SettingsPage
from app.ui.sections.sign_ins import OWN, Row, SignInsSection
from app.ui.theme import Mode, apply
from app.ui.widgets.buttons import Button
from app.ui.window import Window
from tests.fixtures import TODAY, clock
from tests.ui.role_school import fill, window_over

D = TypeVar("D", bound=QDialog)
THEIRS = "seven lanterns by the quay"


@pytest.fixture
def bellwether(store: Store) -> int:
    """Mr Bellwether, head, may sign in as well; returns his number."""
    assert store.unlocked is not None
    changed = add_person(store.unlocked, "Mr Bellwether", Role.HEAD, (), THEIRS, cost=LEAST_COST)
    save(store.database.folder, changed)
    store.unlocked = again(store.unlocked, changed)
    return 2


def section_of(window: Window) -> SignInsSection:
    window.go("settings", "sign_ins")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    section = page.section("sign_ins")
    assert isinstance(section, SignInsSection)
    return section


def press(section: SignInsSection, words: str) -> None:
    (button,) = [one for one in section.findChildren(Button) if one.text() == words]
    button.click()


def shown(qtbot: QtBot, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=20_000)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def gone(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)


def people(store: Store) -> dict[str, tuple[Role, frozenset[Switch]]]:
    return {person.name: (person.role, person.switches) for _, person in sign_ins(store)}


def test_somebody_is_added_with_a_password_that_is_shown_once(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    section = section_of(window)
    press(section, "Add a person")
    dialog = shown(qtbot, AddSignIn)
    dialog.person.name.set_value("Mr Wren")
    dialog.person.role.set_value(Role.PASTORAL)
    dialog.chosen.first.set_value(THEIRS)
    dialog.chosen.again.set_value(THEIRS)
    dialog.save_button.click()
    handed = shown(qtbot, HandOver)
    assert handed.password.text() == THEIRS
    handed.handed.click()
    assert people(store)["Mr Wren"] == (Role.PASTORAL, frozenset())
    assert [row.name for row in section.list.table.rows_model.rows] == ["Ms Dovecote (you)", "Mr Wren"]
    assert "Mr Wren" in [row.name for row in store.read(staff)]
    assert window.status.sentence() == "Mr Wren may sign in as Pastoral staff."


def test_a_weak_or_mistyped_first_password_is_told_under_its_field(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    press(section_of(window), "Add a person")
    dialog = shown(qtbot, AddSignIn)
    dialog.person.name.set_value("Mr Wren")
    dialog.person.role.set_value(Role.PASTORAL)
    dialog.chosen.first.set_value(THEIRS)
    dialog.save_button.click()
    assert dialog.form.field("again").accessibleDescription().startswith("The two are not the same.")
    assert list(people(store)) == ["Ms Dovecote"]
    dialog.reject()


def test_what_was_typed_comes_back_after_leaving_but_for_the_password(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    press(section_of(window), "Add a person")
    dialog = shown(qtbot, AddSignIn)
    dialog.form.type_again(
        {"name": "Mr Wren", "role": Role.HEAD, "switches": {Switch.RISK}, "password": THEIRS}
    )
    dialog.reject()
    gone(qtbot)
    window.status.acted.emit()
    back = shown(qtbot, AddSignIn)
    assert back.person.draft() == SignIn("Mr Wren", Role.HEAD, frozenset({Switch.RISK}))
    assert back.form.values()["password"] == ""
    back.reject()


def test_the_switches_follow_the_role_until_somebody_touches_them(qtbot: QtBot) -> None:
    parent = QObject()
    fields = SignInFields([], parent)
    for one in (fields.name, fields.role, fields.switches, fields.warning):
        qtbot.addWidget(one)
    fields.role.set_value(Role.SENCO)
    assert set(fields.switches.value()) == USUAL_SWITCHES[Role.SENCO]
    fields.role.set_value(Role.PASTORAL)
    assert fields.switches.value() == ()
    fields.switches.set_value({Switch.RISK})
    fields.role.set_value(Role.HEAD)
    assert fields.switches.value() == (Switch.RISK,)
    fields.name.set_value("Mr Wren")
    assert fields.draft() == SignIn("Mr Wren", Role.HEAD, frozenset({Switch.RISK}))


def test_the_last_administrator_stays_one_and_the_form_says_why(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    press(section_of(window), "Change")
    dialog = shown(qtbot, ChangeSignIn)
    assert not dialog.person.warning.isVisible()
    dialog.person.role.set_value(Role.PASTORAL)
    assert dialog.person.warning.isVisible()
    dialog.save_button.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.accessibleName().startswith("The school would have no administrator.")
    assert people(store)["Ms Dovecote"][0] is Role.ADMINISTRATOR
    qtbot.waitUntil(lambda: not dialog.working)
    dialog.reject()


def test_what_a_colleague_may_do_is_changed(
    qtbot: QtBot, bellwether: int, window: Window, store: Store
) -> None:
    section = section_of(window)
    section.list.table.select(bellwether)
    press(section, "Change")
    dialog = shown(qtbot, ChangeSignIn)
    dialog.person.switches.set_value({Switch.COSTS})
    dialog.save_button.click()
    gone(qtbot)
    assert people(store)["Mr Bellwether"] == (Role.HEAD, frozenset({Switch.COSTS}))
    assert window.status.sentence() == "Changed what Mr Bellwether may do."


def test_a_name_that_is_taken_is_told_under_its_field(
    qtbot: QtBot, bellwether: int, window: Window, store: Store
) -> None:
    section = section_of(window)
    section.list.table.select(bellwether)
    press(section, "Change")
    dialog = shown(qtbot, ChangeSignIn)
    dialog.person.name.set_value("ms dovecote")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(dialog.form.field("name").accessibleDescription()))
    assert "already" in dialog.form.field("name").accessibleDescription()
    qtbot.waitUntil(lambda: not dialog.working)
    dialog.reject()


def test_somebody_is_removed_and_the_school_goes_on_with_a_new_key(
    qtbot: QtBot, bellwether: int, window: Window, store: Store
) -> None:
    pupil, _ = fill(store)
    before = store.database.key
    section = section_of(window)
    section.list.table.select(bellwether)
    press(section, "Remove …")
    shown(qtbot, RemoveSignIn).save_button.click()
    gone(qtbot)
    assert list(people(store)) == ["Ms Dovecote"]
    assert store.database.key != before
    assert window.status.sentence() == "Mr Bellwether can no longer sign in. The school has a new key."
    assert window.write(note_need, NeedDraft(pupil, 1, seen="Hums"), today=TODAY)
    store.database.close()


def test_leaving_the_question_removes_nobody(
    qtbot: QtBot, bellwether: int, window: Window, store: Store
) -> None:
    section = section_of(window)
    section.list.table.select(bellwether)
    press(section, "Remove …")
    shown(qtbot, RemoveSignIn).reject()
    assert set(people(store)) == {"Ms Dovecote", "Mr Bellwether"}


def test_a_colleague_gets_a_new_password_and_the_school_a_new_key(
    qtbot: QtBot, bellwether: int, window: Window, store: Store
) -> None:
    before = store.database.key
    section = section_of(window)
    section.list.table.select(bellwether)
    press(section, "New password …")
    dialog = shown(qtbot, ResetPassword)
    for field in (dialog.chosen.first, dialog.chosen.again):
        field.set_value("nine herons over the weir")
    dialog.save_button.click()
    shown(qtbot, HandOver).accept()
    (number,) = [at for at, person in sign_ins(store) if person.name == "Mr Bellwether"]
    assert unlock(load(store.database.folder), number, "nine herons over the weir").name == "Mr Bellwether"
    assert store.database.key != before
    store.database.close()


def test_one_does_not_remove_oneself(window: Window, bellwether: int) -> None:
    section = section_of(window)
    section.list.table.select(1)
    off = {one.text(): one.toolTip() for one in section.list.buttons() if not one.isEnabled()}
    assert off == dict(zip(("New password …", "Remove …"), OWN, strict=True))
    section.list.table.select(bellwether)
    assert all(one.isEnabled() and one.toolTip() not in OWN for one in section.list.buttons())


def test_a_new_recovery_code_counts_once_it_is_confirmed(qtbot: QtBot, window: Window, store: Store) -> None:
    press(section_of(window), "New recovery code …")
    dialog = shown(qtbot, NewCodeDialog)
    code = "-".join(dialog.code.sheet.code.split("-"))
    dialog.next.click()
    with pytest.raises(WrongCode):
        unlock_with_recovery(load(store.database.folder), code)
    for at in dialog.confirm.asked:
        dialog.confirm.form.field(str(at)).set_value(code.split("-")[at])
    dialog.next.click()
    gone(qtbot)
    assert unlock_with_recovery(load(store.database.folder), code).key_file.people
    assert window.status.sentence().startswith("There is a new recovery code")


def test_leaving_before_it_is_confirmed_keeps_the_code_before(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    before = load(store.database.folder)
    press(section_of(window), "New recovery code …")
    dialog = shown(qtbot, NewCodeDialog)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.says.text().startswith("If you leave now, the code before stays")
    dialog.reject()
    gone(qtbot)
    assert load(store.database.folder) == before


def test_in_the_sample_nobody_signs_in_and_it_says_so(
    qtbot: QtBot, light: QApplication, template: Path, tmp_path: Path
) -> None:
    database = open_school(Path(shutil.copytree(template, tmp_path / "school")))
    section = section_of(window_over(qtbot, Store(database, "Ms Dovecote", clock), tmp_path))
    assert section.nobody.isVisible()
    assert not section.list.isVisible()
    database.close()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.CONTRAST])
def test_no_word_of_the_table_of_roles_is_cut_off(
    qtbot: QtBot, light: QApplication, window: Window, mode: Mode
) -> None:
    apply(light, mode)
    table = section_of(window).roles
    cells = [(row, at) for row in range(len(Ability)) for at in range(len(Role) + 1)]
    short = [
        (row, at)
        for row, at in cells
        if table.visualRect(table.model().index(row, at)).width()
        < table.sizeHintForIndex(table.model().index(row, at)).width()
    ]
    assert short == []
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_a_staff_room_of_people_is_seen_without_scrolling_the_list(window: Window, store: Store) -> None:
    section = section_of(window)
    someone = SignIn("Mr Wren", Role.PASTORAL, frozenset())
    section.list.set_rows([Row(number, someone, False) for number in range(8)])
    QApplication.processEvents()
    assert section.list.table.verticalScrollBar().maximum() == 0
