"""How aims stand, asked in the form of a review: which are asked, what each asks for, and what comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.operations.plans.aims import rate_aim, settle_aim, write_aim
from app.operations.plans.drafts import AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.operations.plans.review_draft import AimSaid, ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.queries.plans.reviews import reviews_of
from app.store import Store
from app.ui.dialogs.review import ReviewDialog, open_review
from app.ui.dialogs.review_aim import AimStands
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place
from tests.operations.planning import plan, plans
from tests.ui.unnamed import unnamed

LATER = TODAY + timedelta(days=30)


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help with an aim past its date and one to come."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 60, next_look_on=ago(2))
    number = plan(store, pupil, started_on=ago(60))
    add(store, number, "I talk in my group.", ago(3), "Ask the therapist.")
    add(store, number, "I sleep in my own bed.", LATER)
    return pupil


def add(store: Store, number: int, words: str, by: date, contingency: str = "") -> None:
    draft = AimDraft(number, words, target_on=by, contingency=contingency)
    store.write(write_aim, draft, today=TODAY)


def opened(window: Window, pupil: int) -> ReviewDialog:
    open_review(window, pupil)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewDialog)
    return dialog


def seen(dialog: ReviewDialog) -> list[str]:
    """Return the lines that the field of the aims shows."""
    return [label.text() for label in dialog.aims.findChildren(QLabel) if label.isVisibleTo(dialog)]


def first(dialog: ReviewDialog) -> AimStands:
    return dialog.aims.asked[0]


def test_each_open_aim_is_asked_with_its_date(window: Window, wren: int) -> None:
    lines = seen(opened(window, wren))
    assert [line for line in lines if line.startswith("“")] == [
        "“I talk in my group”",
        "“I sleep in my own bed”",
    ]
    assert {"Its date has come: 7 November 2026", "By 10 December 2026."} <= set(lines)


def test_how_it_was_rated_before_stands_beside_it(window: Window, store: Store, wren: int) -> None:
    store.write(rate_aim, 2, value=3, respondent="parent", on=ago(9), today=TODAY)
    assert "By 10 December 2026. Rated 3 of 10 on 1 November 2026." in seen(opened(window, wren))


def test_what_is_settled_is_not_asked_again(window: Window, store: Store, wren: int) -> None:
    store.write(settle_aim, 1, "achieved", on=TODAY, today=TODAY)
    assert [aim.aim_id for aim in opened(window, wren).aims.asked] == [2]


def test_without_a_plan_no_aim_is_asked_for(window: Window, store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "help", 60)
    dialog = opened(window, pupil)
    assert not dialog.aims.isVisibleTo(dialog)


def test_the_aims_are_those_of_the_placement_that_is_chosen(window: Window, store: Store, wren: int) -> None:
    other = place(store, wren, "help", 20, domain_id=3)
    number = store.write(write_plan, PlanDraft(wren, 3), today=TODAY).id or 0
    add(store, number, "I ask for help.", LATER)
    dialog = opened(window, wren)
    first(dialog).near.set_value(4)
    dialog.form.field("placement_id").set_value(other)
    assert [line for line in seen(dialog) if line.startswith("“")] == ["“I ask for help”"]
    assert dialog.draft(dialog.form.values()).aims == ()


def test_what_was_decided_is_asked_only_where_it_was_not_achieved(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    for outcome, asked in (("partly", True), ("achieved", False), ("not", True), (None, False)):
        first(dialog).outcome.set_value(outcome)
        assert first(dialog).note.isVisibleTo(dialog) is asked
        assert ("For this it was agreed: Ask the therapist." in seen(dialog)) is asked


def test_a_review_writes_what_is_said_of_its_aims(window: Window, store: Store, wren: int) -> None:
    dialog = opened(window, wren)
    first(dialog).set_value(AimSaid(1, 6, "parent", "partly", "We go on with it."))
    dialog.form.field("decision").set_value("continue")
    dialog.form.submit()
    aim, other = plans(store, wren)[0].aims
    assert [(row.value, row.respondent) for row in aim.ratings] == [(6, "parent")]
    assert (aim.outcome, aim.outcome_note, other.outcome) == ("partly", "We go on with it.", "")
    assert window.status.sentence().endswith("1 aim rated, 1 partly achieved.")


def test_the_young_person_rates_where_nobody_else_is_chosen(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    first(dialog).near.set_value(0)
    assert dialog.aims.value() == (AimSaid(1, 0, "young_person"),)


def test_what_is_missing_is_said_under_its_aim_and_the_focus_goes_there(
    window: Window, store: Store, wren: int, qtbot: QtBot
) -> None:
    dialog = opened(window, wren)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.field("decision").set_value("continue")
    first(dialog).outcome.set_value("not")
    dialog.form.submit()
    assert dialog.focusWidget() is first(dialog).note
    assert first(dialog).note.accessibleDescription() == "Say what was decided now."
    assert "Say what was decided now." in seen(dialog)
    first(dialog).note.set_value("Another aim.")
    assert "Say what was decided now." not in seen(dialog)
    assert store.read(reviews_of, wren) == ()


def test_a_rating_that_nobody_gave_is_asked_about(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    first(dialog).near.set_value(4)
    first(dialog).respondent.set_value(None)
    assert dialog.form.check()["aims"] == "Choose who rated it."


def test_where_the_form_goes_to_what_is_missing_it_scrolls_there(
    window: Window, wren: int, qtbot: QtBot
) -> None:
    window.resize(880, 520)
    dialog = opened(window, wren)
    qtbot.waitUntil(dialog.isActiveWindow)
    last = dialog.aims.asked[-1]
    last.outcome.set_value("not")
    dialog.form.field("decision").set_value("continue")
    # A person sees the field before saving without it.
    qtbot.waitUntil(last.note.isVisible)
    QApplication.processEvents()
    dialog.form.submit()
    qtbot.waitUntil(lambda: last.note.visibleRegion().boundingRect() == last.note.rect())


def test_what_was_said_of_aims_comes_back_after_esc(window: Window, wren: int) -> None:
    said = (AimSaid(1, 6, "parent", "partly", "We go on with it."), AimSaid(2, 2))
    dialog = opened(window, wren)
    dialog.aims.set_value(said)
    dialog.reject()
    window.status.acted.emit()
    again = QApplication.activeModalWidget()
    assert isinstance(again, ReviewDialog)
    assert again.aims.value() == said


def test_an_ending_says_how_many_aims_are_left_open(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    hint = dialog.parts.left_open
    dialog.form.field("decision").set_value("end")
    assert hint.text() == "2 aims are still open; they end with the plan."
    first(dialog).outcome.set_value("achieved")
    assert hint.text() == "1 aim is still open; it ends with the plan."
    dialog.aims.asked[1].outcome.set_value("achieved")
    assert not hint.isVisibleTo(dialog)


def test_a_correction_adds_to_what_was_said(window: Window, store: Store, wren: int) -> None:
    held = ReviewDraft(1, "continue", next_look_on=LATER, aims=(AimSaid(1, 4),))
    store.write(hold_review, held, today=TODAY)
    (row,) = store.read(reviews_of, wren)
    open_review(window, wren, correcting=row)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewDialog)
    assert dialog.aims.value() == ()
    dialog.aims.set_value([AimSaid(2, 9)])
    dialog.form.submit()
    assert [[one.value for one in aim.ratings] for aim in plans(store, wren)[0].aims] == [[4], [9]]


def test_every_control_is_named_with_the_words_of_its_aim(window: Window, wren: int) -> None:
    dialog = opened(window, wren)
    first(dialog).outcome.set_value("partly")
    aim = first(dialog)
    names = [field.accessibleName() for field in (aim.near, aim.respondent, aim.outcome, aim.note)]
    assert names == [
        f"{what}: “I talk in my group”"
        for what in ("How near, 0 to 10", "Who rated", "What became of it", "Decided now")
    ]
    assert unnamed(dialog) == []


def test_tab_goes_through_the_aims_where_they_stand(window: Window, wren: int, qtbot: QtBot) -> None:
    dialog = opened(window, wren)
    qtbot.waitUntil(dialog.isActiveWindow)
    first(dialog).outcome.set_value("partly")
    dialog.form.field("pupil_words").setFocus()
    passed = []
    for _ in range(8):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget())
    one, two = dialog.aims.asked
    assert passed[:7] == [
        one.near,
        one.respondent,
        one.outcome,
        one.note,
        two.near,
        two.respondent,
        two.outcome,
    ]
    assert passed[7] is dialog.form.field("decision").buttons["continue"]
