"""The whole of a decision: what the quick log leaves, the options, the prompt side by side, and filling in later."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.operations.deciding.drafts import OptionDraft, PromptDraft
from app.operations.staff import StaffDraft, add_staff
from app.queries.plans.decision_full import DecisionFull, decision_full
from app.queries.plans.left_open import PARENTS, still_open
from app.store import Store
from app.ui.dialogs.complete import CompleteSheet
from app.ui.dialogs.decision import DecisionSheet
from app.ui.shell import LogTarget
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil, place
from tests.ui.unnamed import unnamed

FOUR = {"pupil_id", "on", "domain_id", "grouping", "reason", "participants", "next_look_on"}
OPTION = OptionDraft("Talking group", "Tuesdays", "Small", "Misses football", True)


@pytest.fixture
def wren(store: Store) -> int:
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    return new_pupil(store)


@pytest.fixture
def sheet(window: Window, wren: int) -> DecisionSheet:
    """The sheet, opened for the pupil in the first domain."""
    sheet = DecisionSheet(window, LogTarget(wren, 1))
    window.show_dialog(sheet)
    return sheet


def fill(sheet: DecisionSheet, grouping: str, **more: Any) -> None:
    for name, value in {"grouping": grouping, "reason": "We agreed to try it.", **more}.items():
        sheet.form.field(name).set_value(value)
    sheet.form.changed.emit()


def shown(sheet: DecisionSheet) -> set[str]:
    return {name for name in sheet.form.values() if sheet.form.field(name).isVisibleTo(sheet)}


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def full(store: Store, number: int = 1) -> DecisionFull:
    row = store.read(decision_full, number)
    assert row is not None
    return row


def completing(window: Window, placement_id: int) -> CompleteSheet:
    sheet = CompleteSheet.of(window, placement_id)
    assert sheet is not None
    window.show_dialog(sheet)
    return sheet


@pytest.mark.parametrize("grouping", ["advice", "help"])
def test_the_quick_log_asks_four_things_and_has_the_date(sheet: DecisionSheet, grouping: str) -> None:
    fill(sheet, grouping)
    assert shown(sheet) == FOUR


def test_the_rest_is_left_open(store: Store, sheet: DecisionSheet) -> None:
    fill(sheet, "help")
    sheet.form.submit()
    (row,) = store.read(still_open, today=TODAY)
    assert row.parts[:2] == ("what Wren says", PARENTS)


def test_all_of_it_unfolds_with_a_key(sheet: DecisionSheet) -> None:
    fill(sheet, "advice")
    sheet.activateWindow()
    QTest.keyClick(
        sheet, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert {"advice_reason", "pupil_words", "parents_how", "agreed", "options"} <= shown(sheet)
    assert "prompt" not in shown(sheet)


@pytest.mark.parametrize("grouping", ["more_help", "risk_support"])
def test_more_help_and_risk_support_open_the_whole_sheet_at_once(sheet: DecisionSheet, grouping: str) -> None:
    fill(sheet, grouping)
    assert {"pupil_words", "parent_view", "parents_how", "agreed", "options", "prompt"} <= shown(sheet)


def test_what_was_said_already_stays_in_view_when_the_grouping_changes(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help", pupil_words="I like it.", options=(OPTION,))
    fill(sheet, "help")
    assert {"pupil_words", "options"} <= shown(sheet)
    assert "parent_view" not in shown(sheet)


def test_the_whole_of_a_decision_is_kept(store: Store, sheet: DecisionSheet) -> None:
    fill(
        sheet, "more_help", pupil_words="I like it.", parents_how="phone", parents_on=TODAY, options=(OPTION,)
    )
    fill(sheet, "more_help", agreed=False, difference="Mum would wait.", prompt=(PromptDraft("aim", "both"),))
    sheet.form.submit()
    row = full(store)
    assert (row.agreement, row.options[0].chosen) == ("Views differ: Mum would wait.", True)
    assert row.answers[0].answer_words == "Both"
    assert row.still_open == ()


def test_a_difference_is_asked_for_only_where_views_differ(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help", agreed=True)
    assert "difference" not in shown(sheet)
    fill(sheet, "more_help", agreed=False)
    sheet.form.submit()
    assert sheet.form.check() == {"difference": "Say in a few words where the views differ."}


def test_an_option_is_added_chosen_and_taken_away(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help")
    options = sheet.form.field("options")
    options.add_button.click()
    assert options.boxes[0].name.hasFocus()
    options.boxes[0].name.setEditText("Talking group")
    options.boxes[0].chosen.click()
    assert options.value() == (OptionDraft("Talking group", chosen=True),)
    options.boxes[0].drop.click()
    assert options.value() == ()


def test_an_option_without_a_name_is_asked_for_one(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help", options=(OptionDraft("", "Tuesdays"),))
    sheet.form.submit()
    assert sheet.form.check() == {"options": "Give each option a name, or take it away."}


def test_the_prompt_is_folded_and_says_a_pattern_in_words(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help")
    prompt = sheet.form.field("prompt")
    assert prompt.lines == []
    prompt.fold.click()
    for line, answer in zip(prompt.lines, ["more_help"] * 4 + ["not_clear"] * 2, strict=True):
        line.buttons[answer].click()
    assert prompt.result.text() == (
        "Four rows point to Getting More Help; two are not clear. This is talked over, not added up."
    )
    assert sheet.form.value("grouping") == "more_help"


def test_the_prompt_can_be_answered_with_the_keyboard(sheet: DecisionSheet) -> None:
    fill(sheet, "risk_support")
    prompt = sheet.form.field("prompt")
    prompt.fold.click()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert [answer.answer for answer in prompt.value()] == ["risk_support"]
    spoken = QAccessible.queryAccessibleInterface(focused()).text(QAccessible.Text.Name)
    assert spoken == "What it rests on: Risk Support"


def test_the_prompt_unfolds_into_sight(qtbot: QtBot, sheet: DecisionSheet) -> None:
    fill(sheet, "more_help")
    prompt, area = sheet.form.field("prompt"), sheet.area
    prompt.setFocus()
    prompt.fold.click()
    first = prompt.lines[0].stops()[0]

    def seen() -> bool:
        place = (
            area.viewport().rect().translated(area.viewport().mapToGlobal(area.viewport().rect().topLeft()))
        )
        return first.hasFocus() and place.contains(first.mapToGlobal(first.rect().bottomLeft()))

    qtbot.waitUntil(seen)


def test_answers_can_be_cleared(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help", prompt=(PromptDraft("aim", "both", "A note"),))
    prompt = sheet.form.field("prompt")
    prompt.fold.click()
    prompt.clear.click()
    assert (prompt.value(), prompt.result.isVisibleTo(sheet)) == ((), False)


def test_everything_typed_comes_back_after_esc(qtbot: QtBot, window: Window, sheet: DecisionSheet) -> None:
    fill(sheet, "help")
    sheet.form.unfold()
    fill(sheet, "help", options=(OPTION,), parents_by="Ms Dovecote", agreed=True)
    typed = sheet.form.values()
    sheet.reject()
    window.status.acted.emit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DecisionSheet))
    again = QApplication.activeModalWidget()
    assert isinstance(again, DecisionSheet)
    assert again.form.values() == typed
    assert "parent_view" in shown(again)


def test_what_was_half_typed_comes_back_and_the_focus_goes_on(
    qtbot: QtBot, window: Window, sheet: DecisionSheet
) -> None:
    fill(sheet, "more_help")
    sheet.form.field("needs").line.setText("words I")
    sheet.form.field("next_look_on").date.setText("31 nov")
    sheet.form.field("reason").set_value("")
    sheet.reject()
    window.status.acted.emit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DecisionSheet))
    again = QApplication.activeModalWidget()
    assert isinstance(again, DecisionSheet)
    assert again.form.unread() == {"needs": "words I", "next_look_on": "31 nov"}
    assert again.focusWidget() is again.form.field("reason")


def test_a_correction_shows_what_was_said(store: Store, window: Window, wren: int) -> None:
    number = place(
        store, wren, "more_help", 3, options=(OPTION,), prompt=(PromptDraft("aim", "both", "Yes"),)
    )
    sheet = DecisionSheet.correct(window, number)
    assert sheet is not None
    window.show_dialog(sheet)
    assert (sheet.form.value("options"), sheet.form.dirty) == ((OPTION,), False)
    fill(sheet, "risk_support", help_unused="not_engaging", risk="May run.")
    sheet.form.submit()
    assert full(store, 2).answers[0].note == "Yes"


def test_a_correction_leaves_open_what_was_open(store: Store, window: Window, wren: int) -> None:
    sheet = DecisionSheet.correct(window, place(store, wren, "help", 3, left_open=True))
    assert sheet is not None
    window.show_dialog(sheet)
    fill(sheet, "advice")
    sheet.form.submit()
    assert len(store.read(still_open, today=TODAY)) == 1


def test_every_control_of_the_whole_sheet_has_a_name(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help", options=(OPTION,))
    sheet.form.field("prompt").fold.click()
    assert unnamed(sheet) == []


def test_tab_goes_through_the_whole_sheet_and_round_again(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help", options=(OPTION,))
    first = focus = sheet.form.field("reason")
    focus.setFocus()
    names: list[str] = []
    while focus is not first or not names:
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name))
        assert len(names) < 60, names
    order = ["Look again on", "On", "Told by", "Option 1: chosen", "Add an option", "Log grouping"]
    assert sorted(order, key=names.index) == order


def test_who_approved_the_end_of_risk_support_is_asked(store: Store, window: Window, wren: int) -> None:
    place(store, wren, "risk_support", 9)
    sheet = DecisionSheet(window, LogTarget(wren, 1))
    window.show_dialog(sheet)
    fill(sheet, "thriving", ending="moved_on")
    assert "approved_by" in shown(sheet)
    fill(sheet, "thriving", approved_by="Ms Dovecote")
    sheet.form.submit()
    assert window.status.sentence().startswith("Wren Thimble is Thriving again")


# --- later ---


def test_what_was_left_is_filled_in_later(store: Store, window: Window, wren: int) -> None:
    sheet = completing(window, place(store, wren, "advice", 3, left_open=True))
    for name, value in {"pupil_words": "I like it.", "advice_reason": "recovering", "agreed": True}.items():
        sheet.form.field(name).set_value(value)
    sheet.form.field("options").set_value((OPTION,))
    sheet.form.submit()
    assert (full(store).advice_reason, full(store).still_open) == ("On the way to recovery", ())
    assert window.status.sentence() == "Filled in for Wren Thimble: Getting Advice for emotional wellbeing."


def test_nothing_more_is_one_button(store: Store, window: Window, wren: int) -> None:
    sheet = completing(window, place(store, wren, "help", 3, left_open=True))
    sheet.nothing.click()
    assert store.read(still_open, today=TODAY) == ()


def test_what_was_typed_while_completing_comes_back(
    qtbot: QtBot, store: Store, window: Window, wren: int
) -> None:
    sheet = completing(window, place(store, wren, "help", 3, left_open=True))
    sheet.form.field("parent_view").set_value("We would like ideas.")
    sheet.form.field("parents_on").setText("31 nov")
    sheet.reject()
    window.status.acted.emit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CompleteSheet))
    again = QApplication.activeModalWidget()
    assert isinstance(again, CompleteSheet)
    assert again.form.field("parent_view").value() == "We would like ideas."
    assert again.form.field("parents_on").text() == "31 nov"


def test_a_decision_that_has_gone_cannot_be_completed(window: Window, wren: int) -> None:
    assert CompleteSheet.of(window, 99) is None
    assert window.status.sentence() == "That decision is no longer there."


def test_completing_fits_the_smallest_window_and_names_every_control(
    store: Store, window: Window, wren: int
) -> None:
    window.resize(880, 520)
    sheet = completing(window, place(store, wren, "more_help", 3, left_open=True))
    assert (sheet.height() <= 520, unnamed(sheet)) == (True, [])
