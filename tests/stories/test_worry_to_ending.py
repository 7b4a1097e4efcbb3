"""One pupil in each grouping of help, from the first worry to the ending; that of Risk Support has a story of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.staff import StaffDraft, add_staff
from app.queries.around.people import around_pupil
from app.queries.plans.contacts import contacts_of
from app.queries.plans.reviews import reviews_of
from app.queries.pupil_page import PlacementRow, pupil_page
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_view import PupilView
from app.ui.shell import LogTarget
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import BOTH, ago, new_pupil
from tests.operations.making import offer
from tests.operations.planning import NEXT_MONTH, plans
from tests.ui.typing_keys import CTRL, Keyboard

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
OVER = {"changed": "It is easier.", "what_next": "Nothing more.", "who_told": "Mum", "way_back": "Ask us."}


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil with nothing recorded, and somebody who may co-ordinate."""
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    return new_pupil(store)


@pytest.fixture
def keys(qtbot: QtBot, wren: int, window: Window) -> Keyboard:
    """A keyboard, with the pupil's page open."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    window.go("pupils", wren)
    return keys


def view(window: Window) -> PupilView:
    page = window.current
    assert isinstance(page, PupilsPage)
    return page.view


def press(window: Window, tab: str, words: str) -> None:
    """Press a verb of a tab."""
    view(window).tabs.open(tab)
    buttons = view(window).tab(tab).findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def fill(keys: Keyboard, form: type[FormDialog], **values: object) -> None:
    """Fill the dialog in and save it from the keyboard."""
    dialog = keys.wait_for(form)
    for name, value in values.items():
        dialog.form.field(name).set_value(value)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()


def decide(keys: Keyboard, window: Window, pupil: int, grouping: str) -> None:
    """Log the decision of three weeks ago."""
    window.log_grouping(LogTarget(pupil, 1, grouping))
    sheet = keys.wait_for(DecisionSheet)
    sheet.take({"on": ago(21), "reason": "Lies awake before tests.", "participants": BOTH})
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()


def end(keys: Keyboard, store: Store, pupil: int) -> PlacementRow:
    """Look at it again, and end it with what comes next."""
    keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    fill(keys, ReviewDialog, participants=BOTH, decision="end", ending="goals_met", **OVER)
    assert store.read(reviews_of, pupil)[0].what_next == "Nothing more."
    return store.read(pupil_page, pupil, today=TODAY).placements[0]


def test_advice_from_the_worry_to_its_ending(keys: Keyboard, window: Window, store: Store, wren: int) -> None:
    line = offer(store, "Parent line")
    decide(keys, window, wren, "advice")
    keys.press(Qt.Key.Key_C, CTRL_SHIFT)
    said = {"kind": "phone", "with_whom": "Mum", "advice": "A walk first.", "signposts": (line,)}
    fill(keys, SmallForm, on=ago(14), follow_up_on=TODAY, **said)
    (contact,) = store.read(contacts_of, wren)
    assert [name for _, name in contact.signposts] == ["Parent line"]
    keys.press(Qt.Key.Key_1, CTRL)
    keys.press(Qt.Key.Key_Up)  # over the offer that nobody has checked
    keys.press(Qt.Key.Key_Space)
    fill(keys, SmallForm, outcome="helped")
    assert store.read(contacts_of, wren)[0].outcome == "helped"
    window.go("pupils", wren)
    assert end(keys, store, wren).ending_code == "goals_met"
    assert plans(store, wren) == ()


@pytest.mark.parametrize("grouping", ["help", "more_help"])
def test_a_plan_from_the_worry_to_its_ending(
    keys: Keyboard, window: Window, store: Store, wren: int, grouping: str
) -> None:
    decide(keys, window, wren, grouping)
    press(window, "plan", "Write the plan …")
    more = {"co_ordinator_id": 1, "resource_hours": 3} if grouping == "more_help" else {}
    fill(keys, SmallForm, own_part="Tells Gran on Sundays.", **more)
    if more:
        two_professionals(keys, window, store, wren)
    press(window, "plan", "Add an aim …")
    aim = {"words": "I sleep before tests", "criterion": "Five nights of seven", "contingency": "We ask Gran"}
    fill(keys, SmallForm, target_on=NEXT_MONTH, **aim)
    for kind in ("young_person", "family"):
        press(window, "plan", "Who agrees …")
        fill(keys, SmallForm, kind=kind, agreed_on=TODAY, method="in_person")
    press(window, "plan", "It is agreed …")
    fill(keys, SmallForm)
    press(window, "plan", "Rate …")
    fill(keys, SmallForm, value=6)
    (plan,) = plans(store, wren)
    assert (plan.agreed_on, plan.co_ordinator) == (TODAY, "Ms Dovecote" if more else "")
    assert [one.value for one in plan.aims[0].ratings] == [6]
    assert end(keys, store, wren).ends_on == TODAY
    assert plans(store, wren)[0].ended_on == TODAY


def two_professionals(keys: Keyboard, window: Window, store: Store, pupil: int) -> None:
    kite = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    for name in ("Dr Sparrow", "Sam Lark"):
        press(window, "people", "Add a professional")
        fill(keys, SmallForm, name=name, organisation_id=kite, starts_on=TODAY - timedelta(7))
    names = [one.name for one in store.read(around_pupil, pupil, today=TODAY).professionals]
    assert names == ["Dr Sparrow", "Sam Lark"]


def test_thriving_asks_for_nothing(keys: Keyboard, window: Window, store: Store, wren: int) -> None:
    assert {state.accessibleName().split(": ")[1] for state in view(window).now.domains.rows} == {
        "Thriving, no record"
    }
    assert not view(window).review_button.isVisible()
    keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert window.status.sentence() == "Nothing is open to review: no record means Thriving."
    assert store.read(pupil_page, wren, today=TODAY).placements == ()
