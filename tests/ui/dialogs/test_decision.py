"""The decision sheet: what is asked for which grouping, the sentence while typing, and nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.models import Support
from app.operations.placements import ParticipantDraft
from app.operations.pupils import PupilDraft, add_pupil
from app.operations.staff import StaffDraft, add_staff
from app.queries.recorded import Recorded, recorded
from app.store import Store
from app.ui.dialogs.decision import LAST_DOMAIN, DecisionSheet
from app.ui.dialogs.decision_withdraw import WithdrawDialog
from app.ui.shell import LogTarget
from app.ui.widgets.buttons import Button
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import Row, ago, new_pupil, place, rows
from tests.operations.supporting import begin
from tests.supported import offer
from tests.ui.unnamed import unnamed


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil of a school with one member of staff at the program."""
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    return new_pupil(store)


@pytest.fixture
def sheet(window: Window, wren: int) -> DecisionSheet:
    """The sheet, opened for the pupil in the first domain."""
    return opened(window, LogTarget(wren, 1))


def opened(window: Window, target: LogTarget) -> DecisionSheet:
    sheet = DecisionSheet(window, target)
    window.show_dialog(sheet)
    return sheet


def fill(sheet: DecisionSheet, grouping: str, **more: Any) -> None:
    for name, value in {"grouping": grouping, "reason": "We agreed to try it.", **more}.items():
        sheet.form.field(name).set_value(value)
    sheet.form.changed.emit()


def shown(sheet: DecisionSheet) -> set[str]:
    names = sheet.form.values()
    return {name for name in names if sheet.form.field(name).isVisibleTo(sheet)}


def problems(sheet: DecisionSheet) -> dict[str, str]:
    sheet.form.submit()
    return sheet.form.check()


def test_what_is_known_is_filled_in(sheet: DecisionSheet, wren: int) -> None:
    values = sheet.form.values()
    assert (values["pupil_id"], values["domain_id"], values["on"]) == (wren, 1, TODAY)
    assert values["next_look_on"] > TODAY


def test_the_pupil_and_who_writes_decide_unless_somebody_says_otherwise(sheet: DecisionSheet) -> None:
    assert [who.kind for who in sheet.form.value("participants")] == ["young_person", "staff"]


def test_the_domain_used_last_is_there_next_time(window: Window, sheet: DecisionSheet) -> None:
    fill(sheet, "help")
    sheet.form.submit()
    assert window.remembered.text(LAST_DOMAIN) == "1"
    assert opened(window, LogTarget()).form.value("domain_id") == 1


def test_the_sentence_says_what_is_still_to_choose(window: Window, wren: int) -> None:
    sheet = opened(window, LogTarget(wren))
    fill(sheet, "help")
    assert "Getting Help for … (choose a domain)" in sheet.sentence.text()


def test_the_sentence_is_built_while_typing(sheet: DecisionSheet) -> None:
    fill(sheet, "help", on=ago(7))
    assert sheet.sentence.text() == (
        "Wren Thimble will be in Getting Help for emotional wellbeing from 3 November. "
        "We look again on 15 December."
    )


def test_the_pupil_is_called_by_name(sheet: DecisionSheet) -> None:
    assert sheet.form.field("pupil_words").accessibleName() == "Wren says"


def test_how_the_pupil_stands_now_is_said(store: Store, window: Window, wren: int) -> None:
    assert opened(window, LogTarget(wren, 1)).form.parts.now.text() == "Now: Thriving, no record"
    place(store, wren, "advice", 10)
    again = opened(window, LogTarget(wren, 1))
    assert again.form.parts.now.text() == "Now: Getting Advice since 31 October"


def test_nothing_is_said_to_be_wrong_before_the_first_try(sheet: DecisionSheet) -> None:
    assert not sheet.form.field("reason").accessibleDescription()
    sheet.form.submit()
    assert sheet.form.field("reason").accessibleDescription().startswith("Say in a few words why")


def test_the_short_way_asks_little(sheet: DecisionSheet) -> None:
    fill(sheet, "help")
    assert not shown(sheet) & {"heard", "safeguarding_ref", "help_unused", "risk", "ending", "goes_on"}


def test_more_help_opens_the_whole_sheet(sheet: DecisionSheet) -> None:
    fill(sheet, "more_help")
    assert {"heard", "safeguarding_ref"} <= shown(sheet)


def test_risk_support_asks_its_two_questions(sheet: DecisionSheet) -> None:
    fill(sheet, "risk_support")
    assert {"help_unused", "risk"} <= shown(sheet)
    assert set(problems(sheet)) == {"help_unused", "risk"}


def test_risk_support_is_logged_beside_what_goes_on(store: Store, window: Window, wren: int) -> None:
    place(store, wren, "help", 10)
    sheet = opened(window, LogTarget(wren, 1))
    fill(sheet, "risk_support", help_unused="not_engaging", risk="May run out of school.")
    assert sheet.form.field("goes_on").text() == "Getting Help goes on beside this"
    sheet.form.submit()
    assert [(row.grouping, row.until) for row in rows(store)] == [("help", None), ("risk_support", None)]


def test_without_the_tick_the_other_one_ends(store: Store, window: Window, wren: int) -> None:
    place(store, wren, "help", 10)
    sheet = opened(window, LogTarget(wren, 1))
    fill(sheet, "risk_support", help_unused="not_engaging", risk="May run.", goes_on=False)
    sheet.form.submit()
    assert [(row.grouping, row.until) for row in rows(store)] == [("help", 0), ("risk_support", None)]


def test_thriving_asks_why_it_ends_and_no_date(store: Store, window: Window, wren: int) -> None:
    place(store, wren, "help", 10)
    sheet = opened(window, LogTarget(wren, 1))
    fill(sheet, "thriving")
    assert "ending" in shown(sheet)
    assert not shown(sheet) & {"needs", "pupil_words", "parent_view", "next_look_on", "safeguarding_ref"}
    assert problems(sheet) == {"ending": "Say why it ends."}
    fill(sheet, "thriving", ending="goals_met")
    assert sheet.sentence.text() == "Wren Thimble is Thriving again for emotional wellbeing from today."
    sheet.form.submit()
    assert rows(store) == [Row("help", 10, 0, "goals_met", False)]


def test_thriving_names_the_supports_that_go_on_and_a_tick_ends_them(
    store: Store, window: Window, wren: int
) -> None:
    place(store, wren, "help", 10)
    begin(store, (wren,), offer(store, "Lego club"), on=ago(9))
    sheet = opened(window, LogTarget(wren, 1))
    assert "ends_too" not in shown(sheet)
    fill(sheet, "thriving", ending="goals_met")
    assert "ends_too" in shown(sheet)
    assert sheet.form.parts.supports.line.text() == "1 support goes on: Lego club."
    assert unnamed(sheet) == []
    sheet.form.parts.supports.tick.click()
    sheet.form.submit()
    assert store.read(lambda session: session.scalar(select(Support.ended_on))) == TODAY


def test_a_domain_without_a_support_asks_of_none(store: Store, window: Window, wren: int) -> None:
    for domain in (1, 2):
        place(store, wren, "help", 10, domain_id=domain)
    begin(store, (wren,), offer(store, "Lego club"), on=ago(9))
    sheet = opened(window, LogTarget(wren, 1))
    fill(sheet, "thriving", domain_id=2, ending="goals_met")
    assert "ends_too" not in shown(sheet)
    fill(sheet, "help", domain_id=1)
    assert "ends_too" not in shown(sheet)


def test_the_tick_is_brought_back_with_what_was_typed(store: Store, window: Window, wren: int) -> None:
    place(store, wren, "help", 10)
    begin(store, (wren,), offer(store, "Lego club"), on=ago(9))
    sheet = opened(window, LogTarget(wren, 1))
    fill(sheet, "thriving", ending="goals_met")
    sheet.form.parts.supports.tick.click()
    sheet.reject()
    window.status.acted.emit()
    again = next(one for one in window.findChildren(DecisionSheet) if one.isVisible())
    assert again.form.value("ends_too") == (1,)
    again.reject()


def test_no_record_is_made_for_a_pupil_who_is_thriving_already(store: Store, sheet: DecisionSheet) -> None:
    fill(sheet, "thriving")
    assert sheet.sentence.text() == "No record is needed: Wren is Thriving here without one."
    assert set(problems(sheet)) == {"grouping"}
    assert rows(store, withdrawn=True) == []


def test_the_reference_takes_the_place_of_safeguarding_detail(sheet: DecisionSheet) -> None:
    assert "safeguarding_ref" not in shown(sheet)
    sheet.form.parts.reference.click()
    assert "safeguarding_ref" in shown(sheet)


def test_needs_noted_already_are_said_and_not_offered_again(store: Store, window: Window, wren: int) -> None:
    place(store, wren, "advice", 10, needs=(1,))
    sheet = opened(window, LogTarget(wren, 1))
    assert sheet.form.parts.noted.text() == "Noted already: Worries that take up a lot of room."
    sheet.form.field("needs").set_value([1])
    assert sheet.form.value("needs") == ()


def test_somebody_else_is_named(store: Store, sheet: DecisionSheet) -> None:
    people = sheet.form.parts.decided
    people.set_value([ParticipantDraft("other", "Aunt Jo")])
    fill(sheet, "help")
    sheet.form.submit()
    assert [(who.kind, who.name) for who in decision(store).people] == [("other", "Aunt Jo")]


def test_who_was_heard_is_kept_apart_from_who_decided(store: Store, sheet: DecisionSheet) -> None:
    fill(sheet, "more_help")
    sheet.form.parts.heard.set_value([ParticipantDraft("parent", decided=False)])
    sheet.form.submit()
    assert [(who.kind, who.decided) for who in decision(store).people] == [
        ("young_person", True),
        ("staff", True),
        ("parent", False),
    ]


def decision(store: Store, number: int = 1) -> Recorded:
    row = store.read(recorded, number)
    assert row is not None
    return row


def test_it_fits_the_smallest_window(window: Window, wren: int) -> None:
    window.resize(880, 520)
    sheet = opened(window, LogTarget(wren, 1, "risk_support"))
    assert sheet.height() <= 520
    assert sheet.save.geometry().bottom() < sheet.height()
    assert sheet.area.verticalScrollBar().maximum() > 0


def test_what_has_the_focus_is_in_view_in_a_small_window(qtbot: QtBot, window: Window, wren: int) -> None:
    window.resize(880, 520)
    sheet = opened(window, LogTarget(wren, 1, "risk_support"))
    qtbot.waitUntil(sheet.isActiveWindow)
    last = sheet.form.field("parent_view")
    last.setFocus()
    assert sheet.area.viewport().rect().contains(last.mapTo(sheet.area.viewport(), last.rect().bottomLeft()))


def test_half_a_date_comes_back_as_well(qtbot: QtBot, window: Window, sheet: DecisionSheet) -> None:
    sheet.form.field("on").setText("31 nov")
    sheet.reject()
    window.status.acted.emit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DecisionSheet))
    again = QApplication.activeModalWidget()
    assert isinstance(again, DecisionSheet)
    assert again.form.field("on").text() == "31 nov"


# --- correcting ---


def test_a_decision_is_corrected_from_what_was_recorded(store: Store, window: Window, wren: int) -> None:
    number = place(store, wren, "help", 10)
    sheet = DecisionSheet.correct(window, number)
    assert sheet is not None
    window.show_dialog(sheet)
    assert (sheet.form.value("on"), sheet.form.value("reason")) == (ago(10), "We agreed to try it.")
    assert not sheet.form.dirty
    fill(sheet, "advice", on=ago(12))
    sheet.form.submit()
    assert rows(store) == [Row("advice", 12, None, None, False)]


def test_a_decision_that_has_gone_cannot_be_corrected(window: Window, wren: int) -> None:
    assert DecisionSheet.correct(window, 99) is None
    assert window.status.sentence() == "That decision is no longer there."


def test_a_mistake_is_withdrawn_with_why(store: Store, window: Window, wren: int) -> None:
    dialog = WithdrawDialog(window, place(store, wren, "help", 10))
    dialog.form.submit()
    assert [row.withdrawn for row in rows(store, withdrawn=True)] == [False]
    dialog.form.field("why").set_value("It was another pupil.")
    dialog.form.submit()
    assert rows(store) == []


def test_every_control_has_a_name_for_a_screen_reader(window: Window, wren: int) -> None:
    sheet = opened(window, LogTarget(wren, 1, "risk_support"))
    assert unnamed(sheet) == []


def test_tab_goes_through_the_whole_sheet_and_round_again(sheet: DecisionSheet) -> None:
    first = focus = sheet.form.field("reason")
    focus.setFocus()
    names: list[str] = []
    while focus is not first or not names:
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name))
        assert len(names) < 40, names
    assert names.index("Someone else") < names.index("Look again on") < names.index("Log grouping")


def test_a_name_too_long_for_a_label_is_not_cut_in_it(window: Window, wren: int, store: Store) -> None:
    draft = PupilDraft("Wolfeschlegelsteinhausen", "Thimble", started_on=ago(20))
    long = store.write(add_pupil, draft, today=TODAY).id
    assert opened(window, LogTarget(long, 1)).form.field("pupil_words").accessibleName() == "The pupil says"
    assert opened(window, LogTarget(wren, 1)).form.field("pupil_words").accessibleName() == "Wren says"


def test_what_was_missing_is_no_longer_said_once_it_is_there(sheet: DecisionSheet) -> None:
    sheet.form.submit()
    assert sheet.form.field("grouping").accessibleDescription() == "Choose a grouping."
    sheet.form.field("grouping").tiles()[2].setChecked(True)
    assert sheet.form.field("grouping").accessibleDescription() == ""


def test_ctrl_enter_withdraws_from_anywhere_in_the_dialog(
    qtbot: QtBot, store: Store, window: Window, wren: int
) -> None:
    window.show_dialog(dialog := WithdrawDialog(window, place(store, wren, "help", 10)))
    dialog.form.field("why").set_value("It was another pupil.")
    leave = next(button for button in dialog.findChildren(Button) if button.text() == "Leave")
    dialog.activateWindow()
    leave.setFocus()
    qtbot.waitUntil(leave.hasFocus)
    QTest.keyClick(leave, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rows(store) == []
