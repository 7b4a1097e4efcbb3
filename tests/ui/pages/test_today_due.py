"""What Today shows besides reviews and offers to check: follow-ups, aims, plans and decisions, each with its verbs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.abilities import Role, abilities_of
from app.operations.plans.aims import write_aim
from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.operations.plans.drafts import AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.person import Person
from app.queries.plans.due import work_due
from app.queries.plans.plan import plans_of
from app.store import Store
from app.ui.dialogs.complete import CompleteSheet
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.pages.today import TodayPage
from app.ui.widgets.day_lines import Heading, Task
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place

LATER = TODAY + timedelta(days=60)


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil with a follow-up, an aim, a plan and a decision that all wait; nothing is to be looked at again yet."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 60, next_look_on=LATER, left_open=True)
    said = ContactDraft(pupil, 1, "phone", on=ago(30), advice="A walk first.", follow_up_on=ago(1))
    store.write(note_contact, said, today=TODAY)
    plan = PlanDraft(pupil, 1, started_on=ago(60), planned_end_on=ago(3))
    number = store.write(write_plan, plan, today=TODAY).id or 0
    store.write(write_aim, AimDraft(number, "I talk in my group.", target_on=ago(4)), today=TODAY)
    return pupil


def today(window: Window) -> TodayPage:
    window.go("today")
    page = window.current
    assert isinstance(page, TodayPage)
    return page


def lines(page: TodayPage) -> list[Heading | Task]:
    model = page.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def task(page: TodayPage, kind: str) -> Task:
    return next(line for line in lines(page) if isinstance(line, Task) and line.key[0] == kind)


def do(page: TodayPage, kind: str, words: str) -> None:
    """Press a verb of the first line of a kind."""
    next(call for word, call in task(page, kind).verbs if word == words)()


def test_what_waits_stands_under_its_own_heading(window: Window, wren: int) -> None:
    found = [(line.title, line.count) for line in lines(today(window)) if isinstance(line, Heading)]
    assert found == [
        ("Advice follow-ups", "1, late"),
        ("Aims past their date", "1, late"),
        ("Plans past their planned end", "1, late"),
        ("In a grouping with nothing live", "1"),
        ("Decisions left open", "1"),
    ]


def test_each_line_says_what_it_is_about_and_since_when(window: Window, wren: int) -> None:
    page = today(window)
    told = [(task(page, kind).what, task(page, kind).when) for kind in ("follow_up", "aim", "plan")]
    assert told == [
        ("A walk first.", "1 day late"),
        ("I talk in my group.", "4 days late"),
        ("Emotional wellbeing", "3 days late"),
    ]
    assert task(page, "decision").when == "since 11 Sep"


@pytest.mark.parametrize("kind", ["follow_up", "aim", "plan"])
def test_every_date_can_be_put_off(window: Window, store: Store, wren: int, kind: str) -> None:
    do(today(window), kind, "Move date")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDateDialog)
    dialog.form.field("to").set_value(LATER)
    dialog.form.submit()
    left = store.read(work_due, today=TODAY)
    rows = {"follow_up": left.follow_ups, "aim": left.aims, "plan": left.plans}
    assert [name for name, waiting in rows.items() if not waiting] == [kind]


def test_a_plan_past_its_end_leads_to_its_review(window: Window, wren: int) -> None:
    do(today(window), "plan", "Review")
    assert isinstance(QApplication.activeModalWidget(), ReviewDialog)


def test_a_decision_left_open_is_completed_from_here(window: Window, wren: int) -> None:
    do(today(window), "decision", "Complete")
    assert isinstance(QApplication.activeModalWidget(), CompleteSheet)


def test_a_decision_can_be_said_to_be_complete(window: Window, store: Store, wren: int) -> None:
    do(today(window), "decision", "Nothing more")
    assert store.read(work_due, today=TODAY).decisions == ()


def test_the_focus_stays_in_the_list_when_a_verb_is_done(window: Window, store: Store, wren: int) -> None:
    page = today(window)
    at = next(
        row for row, line in enumerate(lines(page)) if isinstance(line, Task) and line.key[0] == "decision"
    )
    page.list.setCurrentIndex(page.list.model().index(at, 0))
    button = next(one for one in page.list.verb_buttons() if one.text() == "Nothing more")
    button.setFocus()
    button.click()
    assert store.read(work_due, today=TODAY).decisions == ()
    assert window.focusWidget() is page.list


def test_open_leads_to_the_pupil(window: Window, wren: int) -> None:
    do(today(window), "aim", "Open")
    assert window.current is window.page("pupils")


def test_who_only_looks_may_open_and_no_more(window: Window, store: Store, wren: int) -> None:
    store.who = Person("Ms Finch", abilities_of(Role.VIEW, ()), Role.VIEW)
    page = today(window)
    page.refresh()
    kinds = ("follow_up", "aim", "plan", "decision")
    assert [[word for word, _ in task(page, kind).verbs] for kind in kinds] == [["Open"]] * 4


def test_moving_an_aim_leaves_the_plan_as_it_is(window: Window, store: Store, wren: int) -> None:
    do(today(window), "aim", "Move date")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDateDialog)
    dialog.form.field("to").set_value(LATER)
    dialog.form.submit()
    (plan,) = store.read(plans_of, wren, today=TODAY)
    assert (plan.aims[0].target_on, plan.version) == (LATER, 1)
