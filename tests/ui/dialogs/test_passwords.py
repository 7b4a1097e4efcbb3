"""The dialogs around passwords: protecting an old school, a forgotten password, one's own changed."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.backups.files import backups
from app.keys.key_file import load
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.keys.unlocking import unlock
from app.operations.setup import SchoolDraft
from app.schools import Prepared, State, new_school, state_of
from app.ui.dialogs.change_password import ChangePasswordDialog
from app.ui.dialogs.code_steps import CodeStep, ConfirmStep, same_group
from app.ui.dialogs.new_password import DIFFERENT, GOOD, NewPassword
from app.ui.dialogs.new_school import NewSchoolDialog
from app.ui.dialogs.protect import ProtectDialog
from app.ui.dialogs.recovery import RecoveryDialog
from app.ui.forms import Form
from app.ui.pages.front import FrontPage
from app.ui.pages.sign_in import SignInPage
from app.ui.recovery_sheet import RecoverySheet
from app.ui.settings import Remembered
from app.ui.start import Opening
from app.ui.window import Window
from tests.fixtures import NAME, PASSWORD
from tests.ui.shell_fixtures import added
from tests.ui.shell_fixtures import window as window  # noqa: PLC0414 - a fixture
from tests.ui.signing_in import sign_in_page
from tests.ui.unnamed import unnamed

NEW = "marble otter canvas drift"


@pytest.fixture
def opening(qtbot: QtBot, light: QApplication, tmp_path: Path) -> Opening:
    """A window without a school, and what opens one for it."""
    window = added(qtbot, Window(Remembered(tmp_path / "remembered.ini")))
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    return Opening(window)


def confirm(dialog: ProtectDialog | RecoveryDialog) -> None:
    """Go past the code and type the two groups that are asked."""
    groups = dialog.code.sheet.code.split("-")
    dialog.go_on()
    for at in dialog.confirm.asked:
        dialog.confirm.form.field(str(at)).set_value(groups[at])
    dialog.go_on()


# --- choosing one ---


@pytest.fixture
def chosen(qtbot: QtBot, light: QApplication) -> NewPassword:
    chosen = NewPassword(lambda: ["Ms Dovecote"])
    for widget in (chosen.first, chosen.again, chosen.says):
        qtbot.addWidget(widget)
    return chosen


def test_a_password_is_spoken_about_while_it_is_typed(chosen: NewPassword) -> None:
    QTest.keyClicks(chosen.first, "plum kettle")
    assert chosen.says.text().startswith("A password has at least 12 characters.")
    QTest.keyClicks(chosen.first, " harbour")
    assert chosen.says.text() == GOOD


def test_ones_own_name_is_no_password(chosen: NewPassword) -> None:
    QTest.keyClicks(chosen.first, "ms dovecote 1")
    assert chosen.problems()["password"].startswith("This password is hardly more than a name")


def test_two_that_differ_are_told(chosen: NewPassword) -> None:
    chosen.first.set_value(PASSWORD)
    chosen.again.set_value(NEW)
    assert chosen.problems() == {"again": DIFFERENT}


def test_what_is_wrong_is_said_once_and_again_live_as_soon_as_somebody_types(
    qtbot: QtBot, light: QApplication
) -> None:
    chosen = NewPassword(lambda: [NAME])
    form = Form(chosen.fields())
    qtbot.addWidget(form)
    QTest.keyClicks(chosen.first, "kurz")
    form.submit()
    assert chosen.says.isHidden()
    QTest.keyClicks(chosen.first, " und lang")
    assert not chosen.says.isHidden()


def test_a_suggestion_fills_both_and_can_be_read(chosen: NewPassword) -> None:
    chosen._suggest()
    assert chosen.problems() == {}
    assert len(chosen.first.displayText().split(" ")) == 4


# --- the code ---


def test_the_code_is_saved_as_a_private_file_that_says_what_it_is_for(
    qtbot: QtBot, light: QApplication, tmp_path: Path
) -> None:
    step = CodeStep(lambda: date(2026, 11, 10))
    qtbot.addWidget(step)
    code = new_keys(NAME, PASSWORD, cost=LEAST_COST)[2]
    step.show_code("St Quill's", code)
    step.save_as(tmp_path / "code.txt")
    written = (tmp_path / "code.txt").read_text(encoding="utf-8")
    assert all(group in written for group in code.split("-"))
    assert "Keep it on paper in the school's safe" in " ".join(written.split())
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "code.txt").stat().st_mode) == 0o600


def test_the_printed_code_stands_whole_on_its_page_with_its_numbers(light: QApplication) -> None:
    code = "-".join(f"{at}{at}ABC" for at in range(1, 9))
    sheet = RecoverySheet("St Quill's and All Holy Innocents " * 5, code, date(2026, 11, 10))
    page = sheet.page()
    assert all(words.x + words.width <= page.width - 72 for words in page.words)
    assert [one.text for one in page.words][-4:] == ["7", "77ABC", "8", "88ABC"]
    assert "\n7   77ABC\n8   88ABC\n" in sheet.text()


def test_the_code_is_spelled_to_a_screen_reader(qtbot: QtBot, light: QApplication) -> None:
    step = CodeStep(lambda: date(2026, 11, 10))
    qtbot.addWidget(step)
    step.show_code("St Quill's", "AB12C-" * 7 + "XYZ12")
    assert step.code.accessibleName().startswith("Recovery code: group 1: A B 1 2 C; group 2: ")


@pytest.mark.parametrize("typed", ["9p3vn", " 9P3VN "])
def test_a_group_may_be_typed_in_any_case(typed: str) -> None:
    assert same_group(typed, "9P3VN")


def test_letters_that_look_like_figures_count_as_them() -> None:
    assert same_group("oil12", "01112")
    assert not same_group("9P3VM", "9P3VN")


def test_only_the_groups_that_are_asked_are_shown(qtbot: QtBot, light: QApplication) -> None:
    step = ConfirmStep("Make the school")
    qtbot.addWidget(step)
    step.show()
    step.ask("-".join(["9P3VN"] * 8))
    seen = [at for at in range(8) if step.form.field(str(at)).isVisible()]
    assert tuple(seen) == step.asked
    assert not step.ready()


def test_enter_after_the_first_group_goes_to_the_second_without_a_reproach(
    qtbot: QtBot, light: QApplication
) -> None:
    step = ConfirmStep("Make the school")
    qtbot.addWidget(step)
    step.ask("-".join(["9P3VN"] * 8))
    first, second = (step.form.field(str(at)) for at in step.asked)
    first.set_value("9p3vn")
    assert not step.ready()
    assert step.focusWidget() is second
    assert second.accessibleDescription() == ""


# --- a new school ---


def test_a_place_where_nothing_can_be_written_is_told_before_a_password_is_chosen(
    qtbot: QtBot, opening: Opening, tmp_path: Path
) -> None:
    (tmp_path / "note").write_text("", encoding="utf-8")
    dialog = NewSchoolDialog(opening.window, opening.window.doing)
    dialog.show()
    place = dialog.school.form.field("place")
    dialog.school.form.field("name").set_value("St Quill's")
    place.set_value(str(tmp_path / "note"))
    dialog.go_on()
    qtbot.waitUntil(lambda: "Nothing can be written in" in place.accessibleDescription())
    assert dialog.at == 0
    place.set_value(str(tmp_path))
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.at == 1)
    # What the window remembers lies beside it, as everywhere in the tests.
    assert {one.name for one in tmp_path.iterdir()} == {"note", "remembered.ini"}
    dialog.reject()


# --- an old school without passwords ---


@pytest.fixture
def old(template: Path, tmp_path: Path) -> Path:
    """A real school that a version without passwords made."""
    return Path(shutil.copytree(template, tmp_path / "old"))


def asked_to_protect(qtbot: QtBot, opening: Opening, folder: Path) -> ProtectDialog:
    opening.open(folder)
    qtbot.waitUntil(lambda: opening.window.findChildren(ProtectDialog) != [])
    (dialog,) = opening.window.findChildren(ProtectDialog)
    return dialog


def test_an_old_school_is_protected_after_a_backup(qtbot: QtBot, opening: Opening, old: Path) -> None:
    dialog = asked_to_protect(qtbot, opening, old)
    assert unnamed(dialog) == []
    dialog.go_on()
    dialog.person.form.field("person").set_value(NAME)
    dialog.person.chosen.first.set_value(PASSWORD)
    dialog.person.chosen.again.set_value(PASSWORD)
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.at == 2, timeout=20_000)
    with qtbot.waitSignal(opening.window.school_shown, timeout=20_000):
        confirm(dialog)
    assert state_of(old) is State.LOCKED
    assert len(backups(old)) == 1
    assert opening.window.store.person == NAME


def test_what_could_not_be_locked_is_shown_by_name_before_the_school_opens(
    qtbot: QtBot, opening: Opening, old: Path
) -> None:
    damaged = old / "backups" / "2026-01-02 0900.db"
    damaged.parent.mkdir(exist_ok=True)
    damaged.write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    dialog = asked_to_protect(qtbot, opening, old)
    dialog.go_on()
    dialog.person.form.field("person").set_value(NAME)
    dialog.person.chosen.first.set_value(PASSWORD)
    dialog.person.chosen.again.set_value(PASSWORD)
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.at == 2, timeout=20_000)
    confirm(dialog)
    qtbot.waitUntil(lambda: dialog.steps[dialog.at] is dialog.rest, timeout=20_000)
    assert damaged.name in dialog.open_still.text()
    with qtbot.waitSignal(opening.window.school_shown, timeout=20_000):
        dialog.reject()
    assert opening.window.store.person == NAME


def test_leaving_it_unprotected_opens_nothing(qtbot: QtBot, opening: Opening, old: Path) -> None:
    dialog = asked_to_protect(qtbot, opening, old)
    dialog.reject()
    assert opening.window.status.sentence() == "The school is not protected, so it was not opened."
    assert isinstance(opening.window.pages.currentWidget(), FrontPage)
    assert state_of(old) is State.UNPROTECTED


def test_enter_on_a_button_of_the_steps_presses_that_button(
    qtbot: QtBot, opening: Opening, old: Path
) -> None:
    dialog = asked_to_protect(qtbot, opening, old)
    dialog.leave.setFocus()
    QTest.keyClick(dialog.leave, Qt.Key.Key_Return)
    assert dialog.at == 0
    assert not dialog.isVisible()


def test_who_goes_on_is_warned_again_before_leaving(qtbot: QtBot, opening: Opening, old: Path) -> None:
    dialog = asked_to_protect(qtbot, opening, old)
    dialog.confirm.ask("-".join(["9P3VN"] * 8))
    dialog.show_step(3)
    dialog.reject()
    assert "good for nothing" in dialog.says.text()
    dialog.go_on()
    assert dialog.says.text() == ""
    dialog.reject()
    assert dialog.isVisible()


# --- a forgotten password ---


@pytest.fixture
def forgotten(qtbot: QtBot, opening: Opening, tmp_path: Path) -> tuple[RecoveryDialog, str]:
    """The dialog of a school whose only person has forgotten the password, and the code on paper."""
    key_file, unlocked, code = new_keys(NAME, PASSWORD, cost=LEAST_COST)
    new_school(tmp_path / "school", SchoolDraft("St Quill's"), Prepared(key_file, unlocked, code)).close()
    opening.open(tmp_path / "school")
    sign_in_page(qtbot, opening.window).form.forgotten.emit()
    (dialog,) = opening.window.findChildren(RecoveryDialog)
    return dialog, code


def test_the_code_gives_a_new_password_and_a_new_code(
    qtbot: QtBot, opening: Opening, forgotten: tuple[RecoveryDialog, str], tmp_path: Path
) -> None:
    dialog, code = forgotten
    dialog.ask.form.field("code").set_value(code.lower().replace("-", " "))
    dialog.ask.chosen.first.set_value(NEW)
    dialog.ask.chosen.again.set_value(NEW)
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.at == 1, timeout=20_000)
    assert dialog.code.sheet.code != code
    with qtbot.waitSignal(opening.window.school_shown, timeout=20_000):
        confirm(dialog)
    opening.window.close()
    people = load(tmp_path / "school")
    assert unlock(people, people.people[0].number, NEW).name == NAME


def test_a_mistyped_code_is_told_by_its_group(forgotten: tuple[RecoveryDialog, str]) -> None:
    dialog, code = forgotten
    groups = code.split("-")
    groups[2] = groups[2][::-1] if groups[2] != groups[2][::-1] else "00001"
    dialog.ask.form.field("code").set_value("-".join(groups))
    dialog.go_on()
    assert "check group 3" in dialog.ask.form.field("code").accessibleDescription()
    dialog.reject()


def test_tab_goes_from_one_password_field_to_the_other_and_not_to_the_eye(
    forgotten: tuple[RecoveryDialog, str],
) -> None:
    chosen = forgotten[0].ask.chosen
    assert chosen.first.nextInFocusChain() is chosen.again
    forgotten[0].reject()


# --- one's own ---


def test_a_password_is_changed_with_the_old_one(qtbot: QtBot, window: Window) -> None:
    window.status.change_password.emit()
    (dialog,) = window.findChildren(ChangePasswordDialog)
    assert unnamed(dialog) == []
    assert dialog._old.nextInFocusChain() is dialog._chosen.first
    for name, value in (("old", "wrong " + PASSWORD), ("password", NEW), ("again", NEW)):
        dialog.form.field(name).set_value(value)
    dialog.form.submit()
    old = dialog.form.field("old")
    qtbot.waitUntil(lambda: old.accessibleDescription() == f"That is not the password for {NAME}.")
    old.set_value(PASSWORD)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.form.submit()
    qtbot.waitUntil(lambda: window.status.sentence() == "Your password is changed.", timeout=20_000)
    assert unlock(load(window.store.database.folder), 1, NEW).name == NAME


# --- a damaged key file ---


def test_a_damaged_key_file_is_taken_from_a_backup(
    qtbot: QtBot, opening: Opening, window: Window, light: QApplication
) -> None:
    folder = window.store.database.folder
    with qtbot.waitSignal(window.keeper.news):
        window.keeper.make_one()
    window.close()
    (folder / "school.keys").write_text("{}", encoding="utf-8")
    opening.open(folder)
    front = opening.window.pages.currentWidget()
    assert isinstance(front, FrontPage)
    with qtbot.waitSignal(opening.window.pages.currentChanged):
        front.take_keys.emit()
    assert isinstance(sign_in_page(qtbot, opening.window), SignInPage)
    assert [one.name for one in load(folder).people] == [NAME]
