"""The dialogs of groups: a register, the members, the waiting list, and what each of them writes."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import update

from app.models import Standing
from app.operations.groups.registers import RegisterDraft, take_register
from app.operations.groups.sessions import cancel_session
from app.operations.supports.drafts import ALONE
from app.queries.supports.alone import alone_in
from app.queries.supports.group_page import group_page
from app.queries.supports.groups import groups_of
from app.queries.supports.registers import register_of
from app.queries.supports.waiting import waiting_for
from app.store import Store
from app.ui.dialogs.group_hint import GroupHint
from app.ui.dialogs.group_members import GroupMembers
from app.ui.dialogs.group_moves import start_form
from app.ui.dialogs.register import RegisterDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.dialogs.waiting_list import WaitingList
from app.ui.widgets.label import Label
from app.ui.window import Window
from tests import supported
from tests.fixtures import TODAY
from tests.pupil_school import add
from tests.ui.unnamed import unnamed

D = TypeVar("D", bound=QDialog)
LAST = TODAY - timedelta(days=7)


@pytest.fixture
def group(store: Store) -> int:
    """A group on Tuesdays with Ada and Wren in it, of an offer with a second one."""
    offer = supported.offer(store, "Lego club")
    first = supported.group(store, offer, weekday=1, starts_at="10:40", minutes=30, places=1)
    supported.group(store, offer, "Fridays", weekday=4)
    for name in ("Ada", "Wren"):
        pupil = add(store, name, "Thimble")
        look = TODAY + timedelta(days=30)
        supported.support(store, pupil, offer, group_id=first, next_look_on=look)
    return first


def shown(window: Window, dialog: D) -> D:
    """Show a dialog as the window does."""
    window.show_dialog(dialog)
    return dialog


def form() -> SmallForm:
    """Return the form that stands in front."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    return dialog


def test_every_control_has_a_name(window: Window, store: Store, group: int) -> None:
    for dialog in (
        RegisterDialog(window, group),
        GroupMembers(window, group),
        WaitingList(window, 1, "Lego"),
    ):
        assert unnamed(shown(window, dialog)) == []
        dialog.close()


def test_a_register_opens_on_its_last_day_with_everyone_here(window: Window, group: int) -> None:
    dialog = shown(window, RegisterDialog(window, group))
    assert dialog.form.values()["on"] == TODAY
    assert dialog.count.text() == "Everyone here: 2."
    assert dialog.reason.isEnabled() is False


def test_another_day_shows_what_was_noted_of_it(window: Window, store: Store, group: int) -> None:
    wren = store.read(register_of, group, LAST).rows[1].support_id
    store.write(take_register, RegisterDraft(group, LAST, ((wren, "busy", "Photos"),)), today=TODAY)
    dialog = shown(window, RegisterDialog(window, group))
    dialog.form.field("on").set_value(LAST)
    assert dialog.state.text() == "A register was taken on this day: saving corrects it."
    assert dialog.list.absent() == ((wren, "busy", "Photos"),)
    assert dialog.back.isVisibleTo(dialog)


def test_space_takes_somebody_out_and_in_again(window: Window, group: int) -> None:
    dialog = shown(window, RegisterDialog(window, group))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.count.text() == "1 of 2 here."
    assert (dialog.reason.isEnabled(), dialog.words.isEnabled()) == (True, True)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.absent() == ()


def test_the_reason_is_chosen_below_the_list_too(window: Window, store: Store, group: int) -> None:
    dialog = shown(window, RegisterDialog(window, group))
    dialog.list.toggle()
    dialog.reason.set_value("chose_not")
    dialog.words.set_value("Likes football more")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    ada = store.read(register_of, group, TODAY).rows[0]
    assert (ada.here, ada.absence, ada.note) == (False, "chose_not", "Likes football more")


def test_a_session_that_did_not_take_place_says_why(window: Window, store: Store, group: int) -> None:
    shown(window, RegisterDialog(window, group)).cancel.click()
    form().form.field("why").set_value("School trip")
    form().form.submit()
    assert store.read(register_of, group, TODAY).state == "cancelled"


def test_a_cancelled_session_says_so_when_its_register_is_opened(
    window: Window, store: Store, group: int
) -> None:
    store.write(cancel_session, group, TODAY, why="School trip")
    words = shown(window, RegisterDialog(window, group)).state.text()
    assert words.startswith("This session was cancelled")
    assert words.endswith("Why: School trip.")


def test_ticked_members_move_to_another_group_at_once(window: Window, store: Store, group: int) -> None:
    dialog = shown(window, GroupMembers(window, group))
    assert "over-full: 2 of 1" in dialog.facts.text()
    dialog.list.tick(row.support_id for row in store.read(group_page, group, today=TODAY).members)
    dialog.verbs["move"].click()
    form().form.submit()
    counts = {row.name: row.members for row in store.read(groups_of, 1, today=TODAY)}
    assert counts == {"Tuesdays": 0, "Fridays": 2}
    store.undo()
    assert len(store.read(group_page, group, today=TODAY).members) == 2


def test_the_end_of_a_group_says_who_keeps_the_support(window: Window, store: Store, group: int) -> None:
    shown(window, GroupMembers(window, group)).verbs["close"].click()
    form().form.submit()
    row = next(row for row in store.read(groups_of, 1, today=TODAY) if row.id == group)
    assert row.ended_on == TODAY


def test_the_waiting_list_is_narrowed_by_year_sen_and_premium(window: Window, store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    for name, year in (("Ada", "4"), ("Otis", "5"), ("Mo", "5")):
        pupil = add(store, name, "Fern", year)
        supported.support(store, pupil, offer, [("waiting", supported.SEPTEMBER)])
    with store.database.writing.begin() as connection:
        for pupil, said in ((2, {"sen_provision": "K"}), (3, {"pupil_premium": True})):
            connection.execute(update(Standing).where(Standing.pupil_id == pupil).values(said))
    dialog = shown(window, WaitingList(window, offer, "Lego club"))
    found = {}
    for who in ("", "sen", "premium"):
        dialog.who.set_value(who)
        dialog.who.chosen.emit(who)
        found[who] = [row.pupil for row in dialog.list.rows_model.rows]
    assert found == {"": ["Ada Fern", "Mo Fern", "Otis Fern"], "sen": ["Otis Fern"], "premium": ["Mo Fern"]}
    dialog.years.set_value(("4",))
    dialog.who.set_value("")
    dialog.years.chosen.emit(("4",))
    assert dialog.facts.text() == "1 pupil waiting, the longest 10 weeks."


def test_a_clash_and_a_full_group_are_said_when_somebody_on_the_waiting_list_is_to_start(
    window: Window, store: Store, group: int
) -> None:
    wren = next(row for row in store.read(group_page, group, today=TODAY).members if "Wren" in row.pupil)
    chess = supported.offer(store, "Chess club")
    supported.group(store, chess, weekday=1, starts_at="10:50", minutes=30, places=0)
    supported.support(store, wren.pupil_id, chess, [("waiting", LAST)])
    shown(window, WaitingList(window, chess, "Chess club")).verbs["start"].click()
    said = " ".join(label.text() for label in form().form.findChildren(Label))
    assert "1 more than it has places; it can be over-full." in said
    assert "Clashes with Lego club: Tuesdays, Tuesdays 10:40." in said
    form().form.field("group_id").set_value(ALONE)
    assert [hint.text() for hint in form().findChildren(GroupHint)] == [""]
    form().reject()


@pytest.mark.parametrize("elsewhere", [None, ALONE])
def test_that_the_offer_has_no_place_is_said_of_those_on_the_waiting_list_who_start_in_no_group(
    window: Window, store: Store, elsewhere: int | None
) -> None:
    mentor = supported.offer(store, "Mentor", usual_places=1)
    waits = [("waiting", supported.SEPTEMBER)]
    both = [supported.support(store, add(store, name, "Fern"), mentor, waits) for name in ("Ada", "Mo")]
    window.show_dialog(start_form(window, mentor, tuple(both), "Start", "Two pupils: Mentor"))
    form().form.field("group_id").set_value(elsewhere)
    said = [hint.text() for hint in form().findChildren(GroupHint)]
    assert said == ["1 more than the offer has places; it can be over-full."]
    form().form.submit()
    assert window.status.sentence().endswith("Mentor has 2 of 1 places.")


def test_nobody_is_put_into_the_one_to_one_of_somebody_else(window: Window, store: Store) -> None:
    offer = supported.offer(store, "Mentoring")
    own = supported.group(store, offer, "One to one", alone=True, places=1)
    supported.support(store, add(store, "Ada", "Thimble"), offer, group_id=own)
    waits = supported.support(store, add(store, "Wren", "Thimble"), offer, [("waiting", supported.SEPTEMBER)])
    window.show_dialog(start_form(window, offer, (waits,), "Start", "Wren Thimble: Mentoring"))
    assert form().form.field("group_id").value() == ALONE
    form().form.submit()
    names = store.read(alone_in, offer, today=TODAY)
    assert sorted(names.values()) == ["Ada Thimble", "Wren Thimble"]


def test_who_waits_no_longer_is_taken_off_the_list_there_and_then(window: Window, store: Store) -> None:
    offer = supported.offer(store, "Mentoring")
    waits = [("waiting", supported.SEPTEMBER)]
    supported.support(store, add(store, "Wren", "Thimble"), offer, waits)
    dialog = shown(window, WaitingList(window, offer, "Mentoring"))
    dialog.verbs["end"].click()
    assert "Wren Thimble: Mentoring" in [label.text() for label in form().findChildren(Label)]
    form().form.set_values({"ending": "moved_on", "what_next": "Nothing more is needed."})
    form().form.submit()
    assert store.read(waiting_for, offer, today=TODAY) == ()
