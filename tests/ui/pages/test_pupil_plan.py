"""The Plan of a pupil's page: where one begins, what it shows, what can be done, and what may not."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.abilities import Role, abilities_of
from app.operations.plans.aims import judge_aim, rate_aim, write_aim
from app.operations.plans.drafts import AimDraft
from app.operations.plans.plan import new_version
from app.person import Person
from app.queries.pupil_page import pupil_page
from app.store import Store
from app.ui.dialogs.plan_form import plan_dialog
from app.ui.dialogs.plan_rate import likely_dialog, rate_dialog
from app.ui.dialogs.plan_settle import settle_dialog
from app.ui.dialogs.plan_versions import VersionsDialog
from app.ui.pupil_plan import PupilPlan
from app.ui.widgets.line_chart import LineChart
from app.ui.window import Window
from tests.fixtures import TODAY, clock
from tests.operations.deciding import ago, new_pupil, place
from tests.operations.planning import NEXT_MONTH, agree, aim, plan, plans, say
from tests.ui.unnamed import unnamed


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help for twenty days."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    return pupil


@pytest.fixture
def tab(qtbot: QtBot, wren: int, window: Window) -> PupilPlan:
    """The tab, in the window's school."""
    made = PupilPlan(window)
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def show(tab: PupilPlan, pupil: int) -> None:
    tab.show_pupil(tab.shell.store.read(pupil_page, pupil, today=TODAY), TODAY)
    tab.show()


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def verbs(tab: PupilPlan) -> dict[str, QAbstractButton]:
    return {one.text(): one for one in tab.findChildren(QAbstractButton) if one.isVisible()}


def test_without_a_grouping_that_has_one_it_says_how_a_plan_begins(tab: PupilPlan, store: Store) -> None:
    show(tab, new_pupil(store))
    assert "A plan begins with a decision for Getting Help, Getting More Help or" in said(tab)
    assert not verbs(tab)


def test_a_grouping_with_a_plan_asks_to_write_it(tab: PupilPlan, wren: int) -> None:
    show(tab, wren)
    assert "No plan for emotional wellbeing yet" in said(tab)
    assert set(verbs(tab)) == {"Write the plan …"}


def test_a_draft_says_what_is_still_open(tab: PupilPlan, store: Store, wren: int) -> None:
    plan(store, wren, own_part="Draws each evening", sessions=6)
    show(tab, wren)
    assert "–  Write an aim, in the family’s words." in said(tab)
    assert "Draws each evening" in said(tab)
    assert set(verbs(tab)) == {"Write the plan …", "Add an aim …", "Who agrees …"}


def test_nothing_open_offers_to_agree(tab: PupilPlan, store: Store, wren: int) -> None:
    aim(store, plan(store, wren))
    say(store, 1, "young_person", own_words="Yes please")
    say(store, 1, "family", not_agreed="not_reachable", how_shared="Wrote twice")
    show(tab, wren)
    assert "It is agreed …" in verbs(tab)
    assert "10 November 2026, in person. “Yes please”" in said(tab)
    assert "Could not be reached. Wrote twice" in said(tab)


def test_what_is_agreed_changes_in_a_new_version_only(tab: PupilPlan, store: Store, wren: int) -> None:
    agree(store, plan(store, wren))
    show(tab, wren)
    assert "Agreed on 10 November 2026, version 1" in said(tab)
    assert "New version …" in verbs(tab)
    assert not {"Write the plan …", "Add an aim …", "Change …", "Take out"} & set(verbs(tab))


def test_an_aim_shows_its_likelihoods_and_its_ratings(tab: PupilPlan, store: Store, wren: int) -> None:
    number = aim(store, plan(store, wren))
    store.write(judge_aim, number, "possible", by="Mum", on=ago(9), today=TODAY)
    store.write(judge_aim, number, "likely", by="Mr Reed", on=TODAY, today=TODAY)
    for days, value in ((9, 2), (0, 6)):
        store.write(rate_aim, number, value=value, respondent="young_person", on=ago(days), today=TODAY)
    show(tab, wren)
    assert "“To sleep in my own bed”" in said(tab)
    assert "Likely by 10 December 2026" in said(tab)
    assert "Before: Possible (Mum, 1 November 2026)" in said(tab)
    assert tab.findChildren(LineChart)[0].accessibleName() == "Young person: 2, then 6 of 10"


def test_an_aim_past_its_date_asks_first_what_became_of_it(tab: PupilPlan, store: Store, wren: int) -> None:
    aim(store, plan(store, wren), target_on=ago(1))
    show(tab, wren)
    assert "Its date has come: what became of it?" in said(tab)
    own = [name for name in verbs(tab) if name not in ("Write the plan …", "Add an aim …", "Who agrees …")]
    assert own[:2] == ["What became of it …", "Rate …"]


def test_what_was_agreed_for_an_aim_not_reached_is_shown(
    window: Window, qtbot: QtBot, store: Store, wren: int
) -> None:
    aim(store, plan(store, wren), target_on=ago(1))
    dialog = settle_dialog(window, plans(store, wren)[0].aims[0])
    qtbot.addWidget(dialog)
    dialog.show()
    assert "We ask Gran" not in said(dialog)
    dialog.form.field("outcome").set_value("not")
    assert "For this it was agreed: We ask Gran" in said(dialog)


def test_a_rating_of_0_is_one(window: Window, qtbot: QtBot, store: Store, wren: int) -> None:
    aim(store, plan(store, wren))
    dialog = rate_dialog(window, plans(store, wren)[0].aims[0])
    qtbot.addWidget(dialog)
    dialog.form.submit()
    assert plans(store, wren)[0].aims[0].ratings == ()
    dialog.form.field("value").set_value(0)
    dialog.form.submit()
    assert plans(store, wren)[0].aims[0].ratings[0].value == 0


def test_an_aim_that_ends_in_a_full_stop_stands_well_inside_a_sentence(
    window: Window, store: Store, wren: int
) -> None:
    write = AimDraft(plan(store, wren), "I sleep before tests.", target_on=NEXT_MONTH)
    store.write(write_aim, write, today=TODAY)
    (row,) = plans(store, wren)[0].aims
    read: list[str] = []
    for ask in (rate_dialog, likely_dialog, settle_dialog):
        dialog = ask(window, row)
        read += [label.text() for label in dialog.findChildren(QLabel) if "“" in label.text()]
        dialog.reject()
    assert read == [
        "“I sleep before tests”: 0 is not at all yet, 10 is all the way there.",
        "“I sleep before tests” by 10 December 2026. What was said before stays.",
        "“I sleep before tests”.",
    ]


def test_more_help_asks_who_co_ordinates(window: Window, qtbot: QtBot, store: Store, wren: int) -> None:
    page = store.read(pupil_page, wren, today=TODAY)
    asked: dict[str, Any] = {}
    for grouping in ("help", "more_help"):
        dialog = plan_dialog(window, page, 1, grouping)
        qtbot.addWidget(dialog)
        asked[grouping] = set(dialog.form.values())
    assert asked["more_help"] - asked["help"] == {
        "co_ordinator_id",
        "long_timeframe",
        "resource_hours",
        "resource_note",
    }


def test_earlier_versions_are_read_in_words(window: Window, qtbot: QtBot, store: Store, wren: int) -> None:
    agree(store, plan(store, wren, own_part="Draws each evening"))
    store.write(new_version, 1, why="Gran moved in", today=TODAY)
    dialog = VersionsDialog(window, plans(store, wren)[0])
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Changed because: Gran moved in" in said(dialog)
    assert "What child and family do themselves: Draws each evening" in said(dialog)


def test_an_ended_plan_is_one_line_until_it_is_read(tab: PupilPlan, store: Store, wren: int) -> None:
    aim(store, plan(store, wren))
    place(store, wren, "thriving")
    show(tab, wren)
    assert "Ended on 10 November 2026: Goals met" in said(tab)
    assert "“To sleep in my own bed”" not in said(tab)
    verbs(tab)["Read"].click()
    assert "“To sleep in my own bed”" in said(tab)
    assert not verbs(tab)


def test_the_focus_stays_on_what_was_pressed(tab: PupilPlan, store: Store, wren: int, qtbot: QtBot) -> None:
    plan(store, wren)
    show(tab, wren)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    verbs(tab)["Add an aim …"].setFocus()
    aim(store, 1)
    show(tab, wren)
    assert verbs(tab)["Add an aim …"].hasFocus()


def test_who_may_only_look_finds_the_verbs_off(tab: PupilPlan, store: Store, wren: int) -> None:
    plan(store, wren)
    looks = Store(store.database, Person("Mr Wren", abilities_of(Role.VIEW, ()), Role.VIEW), clock)
    tab.shell.open_store(looks)  # type: ignore[attr-defined]
    show(tab, wren)
    assert not any(one.isEnabled() for one in verbs(tab).values())


def test_every_control_has_a_name(tab: PupilPlan, store: Store, wren: int) -> None:
    agree(store, plan(store, wren))
    show(tab, wren)
    assert unnamed(tab) == []
