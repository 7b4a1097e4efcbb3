"""The page Meetings: what it shows, what a role may do there, and that nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft
from app.operations.meetings.meetings import add_meeting
from app.queries.meetings.actions import actions_of_pupil
from app.queries.meetings.page import meeting_page
from app.queries.sight import ASK
from app.store import Store
from app.ui.pages.meetings import MeetingsPage
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.fact_rows import FactRow
from app.ui.widgets.label import Label
from app.ui.window import Window
from tests import supported
from tests.fixtures import TODAY
from tests.packed import Met, meet
from tests.ui.role_school import seat
from tests.ui.unnamed import unnamed


@pytest.fixture
def met(store: Store) -> Met:
    return meet(store)


def page(window: Window, met: Met) -> MeetingsPage:
    window.go("meetings", met.meeting)
    assert isinstance(window.current, MeetingsPage)
    return window.current


def main_buttons(window: Window) -> list[str]:
    """Return the words of the green buttons that are seen."""
    return [one.text() for one in window.findChildren(PrimaryButton) if one.isVisible()]


def titles(block: object) -> list[str]:
    return [row.title for row in block.rows if isinstance(row, FactRow)]  # type: ignore[attr-defined]


def test_every_control_of_a_meeting_has_a_name(window: Window, met: Met) -> None:
    here = page(window, met)
    assert unnamed(window) == []
    here.view.begin_button.click()
    assert unnamed(window) == []


def test_one_button_alone_is_the_main_one_before_and_while_a_meeting_goes_on(
    window: Window, met: Met
) -> None:
    here = page(window, met)
    assert main_buttons(window) == ["Log a grouping"]
    here.view.begin_button.click()
    assert main_buttons(window) == ["Log a grouping"]
    for _ in range(3):
        here.mode.step(1)
    assert here.mode.recap.held_button.isVisible()
    assert main_buttons(window) == ["Log a grouping"]


def test_a_meeting_says_who_is_asked_and_about_whom(window: Window, met: Met) -> None:
    view = page(window, met).view
    assert titles(view.people) == ["Dr Sparrow, educational psychologist, Kite Project"]
    assert titles(view.about) == ["Wren Thimble", "Ada Fern", "Idris Moonraker"]
    assert titles(view.agreed) == ["Wren Thimble: Ring Wren’s family."]


def test_who_came_is_noted_and_taken_back_by_the_same_button(window: Window, met: Met, store: Store) -> None:
    view = page(window, met).view
    view.people.buttons[0].click()
    assert [one.present for one in store.read(meeting_page, met.meeting, today=TODAY).people] == [True]
    view.people.buttons[0].click()
    assert [one.present for one in store.read(meeting_page, met.meeting, today=TODAY).people] == [None]


def test_what_had_been_tried_before_is_said_once(window: Window, met: Met, store: Store) -> None:
    for name in ("Talking time", "Chess"):
        supported.support(
            store, met.pupils.wren, supported.offer(store, name), tried_before="A worry book for six weeks."
        )
    here = page(window, met)
    here.view.begin_button.click()
    said = [one.text() for one in here.mode.pupil.tried.findChildren(Label)]
    assert said.count("A worry book for six weeks.") == 1


def test_an_action_is_done_with_one_press(window: Window, met: Met, store: Store) -> None:
    view = page(window, met).view
    view.agreed.buttons[0].click()
    assert [row.state for row in store.read(actions_of_pupil, met.pupils.wren, today=TODAY)] == ["done"]


def test_what_is_being_typed_stays_when_somebody_writes_meanwhile(
    window: Window, met: Met, store: Store
) -> None:
    here = page(window, met)
    here.view.begin_button.click()
    here.mode.pupil.said.setPlainText("Half a sen")
    draft = ActionDraft("Lend a watch.", met.pupils.wren, met.meeting, owner="Mum", due_on=TODAY)
    store.write(add_action, draft, today=TODAY)
    assert here.mode.pupil.said.value() == "Half a sen"
    assert "Lend a watch." in titles(here.mode.pupil.now)


def test_an_action_without_an_owner_is_asked_for_one_under_its_field(window: Window, met: Met) -> None:
    here = page(window, met)
    here.view.begin_button.click()
    entry = here.mode.pupil.entry
    entry.words.setText("Ring home.")
    entry.add.click()
    assert entry.who.accessibleDescription() == "Say who does it."


def test_actions_stand_under_the_agency_that_answers_for_them(window: Window, met: Met, store: Store) -> None:
    soon = TODAY + timedelta(7)
    draft = ActionDraft("Assess.", met.pupils.wren, organisation_id=met.agency, due_on=soon)
    store.write(add_action, draft, today=TODAY)
    here = page(window, met)
    here.lists.tabs.open("actions")
    assert [row.agency for row in here.lists.view.rows_model.rows] == ["The school", "Kite Project"]
    here.lists.view.select(met.agency)
    assert titles(here.agency.rows) == ["Wren Thimble: Assess."]


def test_of_a_pupil_in_risk_support_pastoral_staff_are_told_whom_to_ask(
    qtbot: QtBot, met: Met, store: Store, window: Window
) -> None:
    seat(store, Role.PASTORAL)
    here = page(window, met)
    here.refresh()
    assert here.view.purpose.text() == f"{ASK} about the purpose."
    here.view.begun.emit(met.pupils.idris)
    pupil = here.mode.pupil
    assert not pupil.said.isEnabled()
    assert pupil.said.toolTip() == f"{ASK} about this."
    assert not here.view.pack_button.isEnabled()


def test_undo_of_the_plan_takes_the_meeting_away_and_leaves_the_page(
    window: Window, met: Met, store: Store
) -> None:
    draft = MeetingDraft("annual_review", TODAY, pupils=(met.pupils.ada,))
    planned = store.write(add_meeting, draft, today=TODAY).id
    here = page(window, met)
    here.open_at(planned)
    here.view.begin_button.click()
    assert here.mode.bar.name.text() == "Ada Fern"
    store.undo()
    assert here.whole.currentWidget() is not here.mode


def test_the_meeting_that_comes_next_is_chosen_by_itself(window: Window, met: Met) -> None:
    window.go("meetings")
    here = window.current
    assert isinstance(here, MeetingsPage)
    row = here.lists.view.selected()
    assert (row.id, here.view.doing.page.id) == (met.meeting, met.meeting)  # type: ignore[union-attr]


def test_the_list_says_the_kind_whole_and_below_it_whom_it_is_about(window: Window, met: Met) -> None:
    model = page(window, met).lists.view.rows_model
    kind, about = str(model.columns[1].text(model.row(0))).split("\n")
    assert (kind, about.split(", ")[0]) == ("School multi-agency meeting", "3 pupils")


def test_tab_goes_through_a_meeting_and_never_stays_where_it_is(
    window: Window, met: Met, qtbot: QtBot
) -> None:
    here = page(window, met)
    qtbot.waitUntil(lambda: window.isActiveWindow() and here.view.people.buttons[-1].isVisible())
    here.view.begin_button.setFocus()
    seen = [window.focusWidget()]
    for _ in range(20):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    assert all(one is not other for one, other in pairwise(seen))
    about = ["Change: Pupils", "Talk about: Wren Thimble", "Open: Wren Thimble", "Talk about: Ada Fern"]
    names = [one.accessibleName() for one in seen]
    at = names.index(about[0])
    assert names[at : at + len(about)] == about


def test_a_meeting_of_another_day_is_not_held_yet_and_says_from_when(
    window: Window, met: Met, store: Store
) -> None:
    draft = MeetingDraft("multi_agency", TODAY + timedelta(days=7), "To plan", pupils=(met.pupils.ada,))
    done = store.write(add_meeting, draft, today=TODAY)
    window.go("meetings", done.id)
    here = window.current
    assert isinstance(here, MeetingsPage)
    here.view.begin_button.click()
    here.mode.step(1)
    recap = here.mode.recap
    assert (recap.held_button.isEnabled(), recap.early.text()) == (
        False,
        "It can be noted as held from 17 November 2026.",
    )
