"""One pupil in Risk Support, from the decision to its ending: agreed by everybody, looked at for safety, approved by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.operations.around.people import InvolvedDraft, add_involved
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.placements import ParticipantDraft
from app.queries.audit_rows import audit_rows
from app.queries.plans.plan import plans_of
from app.queries.plans.reviews import reviews_of
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import pupil_page
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.review import ReviewDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pupil_view import PupilView
from app.ui.shell import LogTarget
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, add, place
from tests.ui.typing_keys import CTRL, Keyboard

SHIFT = Qt.KeyboardModifier.ShiftModifier
LOOK = date(2026, 11, 24)
UNUSED = {
    "on": date(2026, 11, 2),
    "help_unused": "not_engaging",
    "risk": "May walk out to the road.",
    "next_look_on": LOOK,
}
BELL = ParticipantDraft("other", "Mr Bell")


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil whom help has not reached, with somebody from outside around."""
    pupil = add(store, "Wren", "Thimble")
    place(store, pupil, "help", EMOTIONS)
    kite = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    sam = InvolvedDraft(pupil, "professional", "Sam Lark", "Youth worker", kite)
    store.write(add_involved, sam, today=TODAY)
    return pupil


@pytest.fixture
def keys(qtbot: QtBot, wren: int, window: Window) -> Keyboard:
    """A keyboard, with the pupil's Plan open."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    window.go("pupils", wren)
    view(window).tabs.open("plan")
    return keys


def view(window: Window) -> PupilView:
    page = window.current
    assert isinstance(page, PupilsPage)
    return page.view


def press(window: Window, words: str) -> None:
    buttons = view(window).tab("plan").findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def said(window: Window) -> str:
    labels = view(window).tab("plan").findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def fill(keys: Keyboard, form: type[FormDialog], **values: object) -> None:
    dialog = keys.wait_for(form)
    for name, value in values.items():
        dialog.form.field(name).set_value(value)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()


def plan(store: Store, pupil: int) -> PlanRow:
    return next(row for row in store.read(plans_of, pupil, today=TODAY) if row.band == "risk")


def decide(keys: Keyboard, window: Window, pupil: int, grouping: str, **said: object) -> None:
    window.log_grouping(LogTarget(pupil, EMOTIONS, grouping))
    sheet = keys.wait_for(DecisionSheet)
    sheet.take({"reason": "We met about it.", "participants": [BELL], **said})
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()


def everybody_agrees(keys: Keyboard, window: Window) -> None:
    for kind in ("young_person", "family"):
        press(window, "Who agrees …")
        fill(keys, SmallForm, kind=kind, agreed_on=TODAY, method="in_person")
    press(window, "Agencies …")
    fill(keys, SmallForm, agreed_on=TODAY, method="meeting")
    press(window, "It is agreed …")
    fill(keys, SmallForm)


def test_from_the_decision_to_an_ending_that_somebody_approved(
    keys: Keyboard, window: Window, store: Store, wren: int
) -> None:
    decide(keys, window, wren, "risk_support", **UNUSED)
    press(window, "Begin the plan")
    assert "managing risk only" in said(window)
    assert "Record when Kite Project agreed to version 1, or why not." in said(window)
    press(window, "Write the plan …")
    fill(keys, SmallForm, trusted_adult="Ms Kestrel", crisis_contact="Night line", triggers="Loud corridors")
    everybody_agrees(keys, window)
    assert plan(store, wren).agreed_on == TODAY
    safety_review(keys, window, store, wren)
    press(window, "New version …")
    fill(keys, SmallForm, why="Wren left by the back gate.")
    everybody_agrees(keys, window)
    assert (plan(store, wren).version, plan(store, wren).versions[0].why) == (
        2,
        "Wren left by the back gate.",
    )
    ending = {"goes_on": False, "approved_by": "Ms Heron, head", "next_look_on": LOOK}
    decide(keys, window, wren, "help", **ending)
    gone = next(row for row in store.read(pupil_page, wren, today=TODAY).placements if row.band == "risk")
    assert (gone.ends_on, gone.ending_code, gone.approved_by) == (TODAY, "new_decision", "Ms Heron, head")
    assert plan(store, wren).ended_on == TODAY


def safety_review(keys: Keyboard, window: Window, store: Store, pupil: int) -> None:
    risk = next(row for row in store.read(pupil_page, pupil, today=TODAY).placements if row.band == "risk")
    view(window).review_button.click()
    dialog = keys.wait_for(ReviewDialog)
    dialog.form.set_values({"placement_id": risk.id, "decision": "continue", "next_look_on": LOOK})
    fill(keys, ReviewDialog, safety="Left by the back gate once.", changed="Comes in on most days.")
    assert store.read(reviews_of, pupil)[0].safety == "Left by the back gate once."


def test_the_plan_is_printed_and_noted(
    keys: Keyboard, window: Window, store: Store, wren: int, tmp_path: Path
) -> None:
    decide(keys, window, wren, "risk_support", **UNUSED)
    press(window, "Begin the plan")
    press(window, "Print …")
    preview = keys.wait_for(PrintPreview)
    assert "managing risk only" in preview.pages[0].text
    assert "Wren" not in preview.windowTitle()
    preview.save_to(str(tmp_path / "plan.pdf"))
    preview.reject()
    keys.wait_for_window()
    newest = store.read(audit_rows)[0]
    assert (newest.kind, newest.about) == ("print_risk_plan", ("Wren Thimble",))
