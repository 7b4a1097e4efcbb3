"""The plan of Risk Support on the Plan tab: managing risk only, what is open, and what somebody may not do or see."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.abilities import Role, Switch, abilities_of
from app.operations.around.people import InvolvedDraft, add_involved
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.plans.drafts import PlanDraft
from app.operations.plans.plan import write_plan
from app.person import Person
from app.queries.around.people import around_pupil
from app.queries.pupil_page import pupil_page
from app.store import Store
from app.ui.dialogs.risk_plan import risk_plan_dialog
from app.ui.dialogs.risk_plan_agency import agency_dialog
from app.ui.pupil_plan import PupilPlan
from app.ui.window import Window
from tests.fixtures import TODAY, clock
from tests.operations.planning import plans
from tests.pupil_school import EMOTIONS, add, place
from tests.ui.unnamed import unnamed


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Risk Support with a draft, after help."""
    pupil = add(store, "Wren", "Thimble")
    place(store, pupil, "help", EMOTIONS)
    place(store, pupil, "risk_support", EMOTIONS, risk="May walk out to the road.")
    draft = PlanDraft(pupil, EMOTIONS, "risk", triggers="Loud corridors", trusted_adult="Ms Kestrel")
    store.write(write_plan, draft, today=TODAY)
    return pupil


@pytest.fixture
def tab(qtbot: QtBot, wren: int, window: Window) -> PupilPlan:
    made = PupilPlan(window)
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def show(tab: PupilPlan, pupil: int) -> None:
    tab.show_pupil(tab.shell.store.read(pupil_page, pupil, today=TODAY), TODAY)
    tab.show()


def sign_in(window: Window, store: Store, *switches: Switch) -> None:
    person = Person("Ms Reed", abilities_of(Role.HEAD, switches), Role.HEAD)
    window.open_store(Store(store.database, person, clock))


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def verbs(tab: PupilPlan) -> dict[str, QAbstractButton]:
    return {one.text(): one for one in tab.findChildren(QAbstractButton) if one.isVisible()}


def test_it_says_managing_risk_only_what_is_open_and_what_was_tried(tab: PupilPlan, wren: int) -> None:
    show(tab, wren)
    text = said(tab)
    assert "Emotional wellbeing: managing risk only" in text
    assert "–  Give a crisis contact: whom to ring when it cannot wait." in text
    assert "May walk out to the road." in text
    assert "Getting Help, 14 September 2026, goes on." in text
    assert set(verbs(tab)) >= {"Write the plan …", "Who agrees …", "Agencies …", "Print …"}
    assert "Add an aim …" not in [name for name in verbs(tab) if "risk" in verbs(tab)[name].accessibleName()]


def test_every_control_has_a_name_of_its_own(tab: PupilPlan, wren: int) -> None:
    show(tab, wren)
    assert unnamed(tab) == []


def test_the_form_warns_off_a_narrative(window: Window, qtbot: QtBot, store: Store, wren: int) -> None:
    row = next(row for row in plans(store, wren) if row.band == "risk")
    dialog = risk_plan_dialog(window, store.read(pupil_page, wren, today=TODAY), row)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Safeguarding detail does not belong here" in said(dialog)
    assert dialog.form.values()["triggers"] == "Loud corridors"
    assert unnamed(dialog) == []


def test_an_agency_is_asked_by_name(window: Window, qtbot: QtBot, store: Store, wren: int) -> None:
    kite = store.write(add_organisation, OrganisationDraft("Kite Project")).id
    sam = InvolvedDraft(wren, "professional", "Sam Lark", organisation_id=kite)
    store.write(add_involved, sam, today=TODAY)
    involved = store.read(around_pupil, wren, today=TODAY).professionals
    row = next(row for row in plans(store, wren) if row.band == "risk")
    dialog = agency_dialog(window, row, involved)
    qtbot.addWidget(dialog)
    assert dialog.form.field("involvement_id").currentText() == "Kite Project: Sam Lark"
    assert unnamed(dialog) == []


def test_who_may_not_see_risk_support_finds_nothing_of_it(
    window: Window, tab: PupilPlan, store: Store, wren: int
) -> None:
    sign_in(window, store)
    show(tab, wren)
    assert not {"Print …", "Agencies …"} & set(verbs(tab))
    assert not any(word in said(tab) for word in ("risk", "Risk", "Loud corridors", "Ms Kestrel"))


def test_who_may_see_it_and_not_log_reads_and_prints(
    window: Window, tab: PupilPlan, store: Store, wren: int
) -> None:
    sign_in(window, store, Switch.RISK)
    show(tab, wren)
    assert not verbs(tab)["Write the plan …"].isEnabled()
    assert verbs(tab)["Print …"].isEnabled()
