"""A day that went wrong: a backup made, a change regretted, the backup put back, with what is lost said before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.abilities import EVERYTHING, Ability
from app.backups.files import backups
from app.backups.making import make_backup
from app.backups.preview import DECISION
from app.backups.second_place import second_place, there
from app.db import file_of
from app.operations.organisations import OrganisationDraft, add_organisation
from app.person import Person
from app.queries.audit_rows import AuditFilter, audit_rows
from app.queries.people import organisations
from app.store import Store
from app.ui.dialogs.restore import RestoreDialog
from app.ui.pages.front import FrontPage
from app.ui.pages.settings import SettingsPage
from app.ui.sections.backups import BackupsSection
from app.ui.start import Opening
from app.ui.widgets.buttons import Button
from app.ui.window import Window
from tests.operations.deciding import new_pupil, place
from tests.ui.shell_fixtures import bare_window
from tests.ui.signing_in import sign_in, sign_in_page
from tests.ui.typing_keys import CTRL, Keyboard

TAB, DOWN, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def keys(qtbot: QtBot, window: Window) -> Keyboard:
    """The keyboard, in the list of backups of the settings."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_8, CTRL)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    for _ in range(20):
        if page.list.selected_key() != "backups":
            keys.press(DOWN)
    assert isinstance(page.stack.currentWidget(), BackupsSection)
    keys.press(TAB)
    return keys


@pytest.fixture
def section(keys: Keyboard, window: Window) -> BackupsSection:
    """The section of backups, which is shown."""
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    found = page.section("backups")
    assert isinstance(found, BackupsSection)
    return found


def make_one(qtbot: QtBot, keys: Keyboard, window: Window) -> None:
    """Press "Make one now" with the keys, and wait for the backup."""
    keys.press(TAB)
    with qtbot.waitSignal(window.keeper.news):
        keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.status.sentence() == "A backup was made.")


def add(window: Window, name: str) -> None:
    window.write(add_organisation, OrganisationDraft(name))


def here(window: Window) -> list[str]:
    return [row.name for row in window.store.read(organisations)]


def restore_dialog(qtbot: QtBot, keys: Keyboard, section: BackupsSection) -> RestoreDialog:
    """Press Enter on the first backup and wait until it is said what would be lost."""
    section.list.table.setFocus()
    keys.press(ENTER)
    dialog = keys.wait_for(RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    return dialog


def test_a_change_is_taken_back_by_restoring_the_backup_before(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection
) -> None:
    make_one(qtbot, keys, window)
    add(window, "Lantern House")
    dialog = restore_dialog(qtbot, keys, section)
    assert dialog.lost.text().startswith("1 change made since this backup would be lost.")
    assert "Added Lantern House." in dialog.lost.text()
    with qtbot.waitSignal(window.school_shown):
        keys.press(ENTER, CTRL)
    assert window.status.sentence().startswith("Restored the backup of ")
    assert "Lantern House" not in here(window)
    assert len(backups(window.store.database.folder)) == 2
    window.write(add_organisation, OrganisationDraft("Kite Project"))
    assert "Kite Project" in here(window)


def test_who_may_see_risk_support_reads_which_decisions_would_be_lost(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection
) -> None:
    make_one(qtbot, keys, window)
    place(window.store, new_pupil(window.store), "help")
    dialog = restore_dialog(qtbot, keys, section)
    assert "Wren Thimble" in dialog.lost.text()
    assert DECISION not in dialog.lost.text()
    keys.press(ESC)


def test_who_may_not_see_it_does_not(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection
) -> None:
    make_one(qtbot, keys, window)
    place(window.store, new_pupil(window.store), "help")
    window.store.who = Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK})
    assert DECISION in restore_dialog(qtbot, keys, section).lost.text()
    keys.press(ESC)


def test_leaving_the_question_changes_nothing(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection
) -> None:
    make_one(qtbot, keys, window)
    add(window, "Lantern House")
    restore_dialog(qtbot, keys, section)
    keys.press(ESC)
    keys.wait_for_window()
    assert "Lantern House" in here(window)


def test_a_damaged_backup_cannot_be_chosen(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection
) -> None:
    make_one(qtbot, keys, window)
    (made,) = backups(window.store.database.folder)
    made.file.write_bytes(made.file.read_bytes()[:-100])
    section.list.table.setFocus()
    keys.press(ENTER)
    dialog = keys.wait_for(RestoreDialog)
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.accessibleName().startswith(f"The backup {made.name} is damaged.")
    assert not dialog.restore.isEnabled()
    keys.press(ESC)


def test_the_foot_of_the_window_says_when_it_was_backed_up(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection
) -> None:
    make_one(qtbot, keys, window)
    local = backups(window.store.database.folder)[0].made_at.astimezone()
    assert f"Backed up today at {local:%H:%M}" in window.status.right()


def test_a_second_place_gets_a_copy_at_once_and_its_age_is_shown(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(window.keeper.news):
        section.set_place(tmp_path / "stick")
    folder = window.store.database.folder
    assert (there(folder, tmp_path / "stick") / backups(folder)[0].name).exists()
    assert "The last copy there was made on 10 November 2026" in section.place.text()
    section.set_place(None)
    assert not section.clear.isVisible()


def test_a_second_place_that_went_away_is_said_once_and_the_backup_made(
    qtbot: QtBot, keys: Keyboard, window: Window, section: BackupsSection, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(window.keeper.news):
        section.set_place(tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    add(window, "Lantern House")
    with qtbot.waitSignal(window.keeper.news):
        window.keeper.keep()
    assert "cannot be reached" in window.status.sentence()
    add(window, "Kite Project")
    with qtbot.waitSignal(window.keeper.news):
        window.keeper.keep()
    assert window.status.sentence() == "Added Kite Project."


def test_closing_the_window_backs_up_what_was_changed(window: Window, store: Store) -> None:
    add(window, "Lantern House")
    window.close()
    (made,) = backups(store.database.folder)
    window.keeper.close()
    assert made.contents is not None
    assert len(backups(store.database.folder)) == 1


def test_nothing_is_backed_up_twice(qtbot: QtBot, keys: Keyboard, window: Window, store: Store) -> None:
    make_one(qtbot, keys, window)
    window.keeper.keep()
    window.close()
    assert len(backups(store.database.folder)) == 1


# --- a school that cannot be opened ---


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """A window without a school, and what opens one for it."""
    return Opening(bare_window(qtbot, qapp, tmp_path))


def way_back(page: QWidget) -> list[str]:
    """Return the buttons that bring a school back."""
    return [button.text() for button in page.findChildren(Button) if button.text().startswith("Restore")]


def spoil_nothing_left(file: Path) -> None:
    file.unlink()


def spoil_empty(file: Path) -> None:
    file.write_bytes(b"")


def spoil_noise(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:4096] + bytes(100_000))


@pytest.mark.parametrize("spoil", [spoil_nothing_left, spoil_empty, spoil_noise])
def test_a_school_that_cannot_be_opened_is_brought_back_by_who_can_sign_in(
    qtbot: QtBot, opening: Opening, store: Store, spoil: Callable[[Path], None]
) -> None:
    folder = store.database.folder
    store.write(add_organisation, OrganisationDraft("Lantern House"))
    make_backup(store.database, now=store.now())
    store.database.close()
    spoil(file_of(folder))
    opening.open(folder)
    sign_in(qtbot, opening.window)
    page = sign_in_page(qtbot, opening.window)
    qtbot.waitUntil(lambda: way_back(page) == ["Restore a backup …"])
    keys = Keyboard(qtbot, opening.window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_Space)
    dialog = keys.wait_for(RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    with qtbot.waitSignal(opening.window.school_shown):
        keys.press(ENTER, CTRL)
    assert "Lantern House" in here(opening.window)


def test_without_backups_no_way_back_is_offered(qtbot: QtBot, opening: Opening, tmp_path: Path) -> None:
    opening.open(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: isinstance(opening.window.pages.currentWidget(), FrontPage))
    front = opening.window.pages.currentWidget()
    assert isinstance(front, FrontPage)
    assert way_back(front) == []


def test_choosing_and_clearing_the_second_place_is_in_the_trail(
    qtbot: QtBot, window: Window, section: BackupsSection, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(window.keeper.news):
        section.set_place(tmp_path / "stick")
    section.set_place(tmp_path / "nowhere")
    section.set_place(None)
    kinds = [row.kind for row in window.store.read(audit_rows, AuditFilter())]
    assert kinds.count("set_second_place") == kinds.count("clear_second_place") == 1
    window.store.who = Person("Mr Wren", EVERYTHING - {Ability.BACK_UP})
    section.set_place(tmp_path / "stick")
    assert second_place(window.store.database.folder) is None


def test_of_two_backups_of_one_minute_the_older_can_be_chosen(
    qtbot: QtBot, opening: Opening, store: Store
) -> None:
    old, new = (make_backup(store.database, now=store.now()) for _ in range(2))
    dialog = RestoreDialog(opening.window, store.database.folder, [new, old], store.database.seal)
    qtbot.addWidget(dialog)
    dialog.which.set_value(old)
    qtbot.waitUntil(dialog.restore.isEnabled)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.restore.click()
    assert chosen.args == [old]
