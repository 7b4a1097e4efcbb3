"""Reviews and advice from the keyboard: advice is followed up, a review goes on, another ends, an aim is looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.operations.plans.aims import write_aim
from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.operations.plans.drafts import AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.queries.plans.contacts import contacts_of
from app.queries.plans.due import work_due
from app.queries.plans.plan import plans_of
from app.queries.plans.reviews import reviews_of
from app.queries.pupil_page import pupil_page
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.today import TodayPage
from app.ui.widgets.day_list import DayList
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import BOTH, ago, new_pupil, place
from tests.operations.making import offer
from tests.ui.typing_keys import CTRL, Keyboard

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil with nothing recorded."""
    return new_pupil(store)


@pytest.fixture
def keys(qtbot: QtBot, store: Store, window: Window) -> Keyboard:
    """The keyboard, with the window in front."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    return keys


def test_advice_is_given_pointed_to_and_followed_up(
    keys: Keyboard, store: Store, window: Window, wren: int
) -> None:
    line = offer(store, "Parent line")
    window.go("pupils", wren)
    keys.press(Qt.Key.Key_C, CTRL_SHIFT)
    form = keys.wait_for(SmallForm).form
    for name, typed in (("kind", "phone"), ("with_whom", "Mum"), ("advice", "A walk first.")):
        form.field(name).setFocus()
        keys.write(typed)
    form.field("signposts").set_value((line,))
    form.field("follow_up_on").date.setText("+1w")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    (row,) = store.read(contacts_of, wren)
    assert [name for _, name in row.signposts] == ["Parent line"]
    assert row.follow_up_on == TODAY + timedelta(days=7)
    keys.press(Qt.Key.Key_1, CTRL)
    keys.press(Qt.Key.Key_Up)  # over the offer that nobody has checked
    keys.press(SPACE)
    keys.wait_for(SmallForm)
    keys.press(SPACE)  # It helped
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert store.read(contacts_of, wren)[0].outcome == "helped"
    assert store.read(work_due, today=TODAY).follow_ups == ()


def test_a_follow_up_is_put_off_with_a_date_and_undone(keys: Keyboard, store: Store, wren: int) -> None:
    contact = ContactDraft(wren, 1, "phone", on=ago(30), advice="A walk first.", follow_up_on=ago(2))
    store.write(note_contact, contact, today=TODAY)
    keys.press(Qt.Key.Key_1, CTRL)
    keys.press(Qt.Key.Key_M)
    dialog = keys.wait_for(MoveDateDialog)
    dialog.form.field("to").setText("in 2 weeks")
    keys.press(ENTER)
    keys.wait_for_window()
    assert store.read(contacts_of, wren)[0].follow_up_on == TODAY + timedelta(days=14)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert store.read(contacts_of, wren)[0].follow_up_on == ago(2)


def test_a_review_goes_on_from_todays_line(keys: Keyboard, store: Store, window: Window, wren: int) -> None:
    place(store, wren, "help", 60, next_look_on=ago(6))
    keys.press(Qt.Key.Key_1, CTRL)
    keys.press(SPACE)
    dialog = keys.wait_for(ReviewDialog)
    keys.write("Sleeps better.")
    dialog.form.field("decision").setFocus()
    keys.press(SPACE)  # It goes on
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    (row,) = store.read(reviews_of, wren)
    assert (row.decision, row.changed) == ("continue", "Sleeps better.")
    assert window.status.sentence().startswith("Reviewed Wren Thimble: Getting Help")


def test_a_review_that_ends_says_what_comes_next(
    keys: Keyboard, store: Store, window: Window, wren: int
) -> None:
    place(store, wren, "help", 60, next_look_on=ago(6))
    window.go("pupils", wren)
    keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    form = keys.wait_for(ReviewDialog).form
    form.field("participants").set_value(BOTH)
    form.field("decision").set_value("end")
    keys.press(ENTER, CTRL)
    assert (
        form.field("what_next").accessibleDescription()
        == "Say what comes next, if only that nothing more is needed."
    )
    for name in ("changed", "what_next", "who_told", "way_back"):
        form.field(name).setFocus()
        keys.write("All of class 4.")
    form.field("ending").set_value("not_working")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    page = store.read(pupil_page, wren, today=TODAY)
    assert (page.placements[0].ends_on, page.placements[0].ending) == (TODAY, "Not working")
    assert store.read(reviews_of, wren)[0].way_back == "All of class 4."


def test_a_review_that_changes_leads_on_to_the_decision(
    keys: Keyboard, store: Store, window: Window, wren: int
) -> None:
    place(store, wren, "help", 60, next_look_on=ago(6))
    window.go("pupils", wren)
    keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    keys.wait_for(ReviewDialog).form.field("decision").set_value("change")
    keys.press(ENTER, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    assert (sheet.form.value("pupil_id"), sheet.form.value("domain_id")) == (wren, 1)
    assert store.read(reviews_of, wren)[0].decision == "change"


def test_a_review_says_how_its_aims_stand_in_the_same_form(
    keys: Keyboard, store: Store, window: Window, wren: int
) -> None:
    place(store, wren, "help", 60, next_look_on=ago(6))
    plan = store.write(write_plan, PlanDraft(wren, 1, started_on=ago(60)), today=TODAY).id or 0
    for words in ("I talk in my group.", "I sleep in my own bed."):
        store.write(write_aim, AimDraft(plan, words, contingency="Ask the therapist."), today=TODAY)
    window.go("pupils", wren)
    keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    keys.wait_for(ReviewDialog)
    for typed in ("Talks more.", "I like it.", "6", "Parent", "Partly", "We ask her.", "9", "", "Achieved"):
        keys.write(typed)
        keys.press(Qt.Key.Key_Tab)
    keys.press(SPACE)  # It goes on
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert window.status.sentence().endswith("2 aims rated, 1 achieved, 1 partly achieved.")
    first, second = store.read(plans_of, wren, today=TODAY)[0].aims
    assert (first.ratings[0].respondent, first.outcome_note) == ("parent", "We ask her.")
    assert (second.ratings[0].respondent, second.outcome) == ("young_person", "achieved")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert store.read(reviews_of, wren) == ()
    assert [(aim.ratings, aim.outcome) for aim in store.read(plans_of, wren, today=TODAY)[0].aims] == [
        ((), ""),
        ((), ""),
    ]


def test_an_aim_past_its_date_is_settled_from_today(
    keys: Keyboard, window: Window, store: Store, wren: int, qtbot: QtBot
) -> None:
    place(store, wren, "help", 60, next_look_on=TODAY + timedelta(days=30))
    plan = store.write(write_plan, PlanDraft(wren, 1, started_on=ago(60)), today=TODAY).id or 0
    aim = AimDraft(plan, "I talk in my group.", target_on=ago(3), contingency="Ask the therapist.")
    store.write(write_aim, aim, today=TODAY)
    keys.press(Qt.Key.Key_1, CTRL)
    page = window.current
    assert isinstance(page, TodayPage)
    (day,) = page.findChildren(DayList)
    # What else waits comes behind the first rows, each kind where it belongs.
    qtbot.waitUntil(lambda: day.model().rowCount() == 4)
    day.setCurrentIndex(day.model().index(1, 0))
    keys.press(SPACE)
    form = keys.wait_for(SmallForm).form
    form.field("outcome").set_value("partly")
    form.field("note").setFocus()
    keys.write("We ask her.")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert store.read(plans_of, wren, today=TODAY)[0].aims[0].outcome == "partly"
    assert store.read(work_due, today=TODAY).aims == ()
