"""What stands between a Risk Support plan and agreed: both halves of the decision, what was tried, everybody's agreement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.models import Placement
from app.operations.around.people import InvolvedDraft, add_involved
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.plans.agreements import record_agreement
from app.operations.plans.drafts import AgreementDraft, PlanDraft
from app.operations.plans.plan import agree_plan, write_plan
from app.queries.map_words import full_day
from app.queries.plans.plan import plans_of
from app.queries.plans.risk_words import agreement_line, tried_line
from app.queries.plans.rows import PlanRow
from app.queries.plans.tried import tried_before
from app.queries.story.story import pupil_story
from app.store import Store
from tests.fixtures import TODAY
from tests.supported import offer, support

from .deciding import ago, new_pupil, place

WHOLE = PlanDraft(
    0, 1, "risk", crisis_contact="Night line", trusted_adult="Ms Kestrel", no_agency_why="Asked"
)
FEW = "Fewer than two agencies have a part in this plan; two or more are usual here."


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Risk Support after Getting Help."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 60)
    place(store, pupil, "risk_support", 10)
    return pupil


def write(store: Store, pupil: int, **said: Any) -> PlanRow:
    store.write(write_plan, replace(WHOLE, pupil_id=pupil, **said), today=TODAY)
    return now(store, pupil)


def now(store: Store, pupil: int) -> PlanRow:
    return next(row for row in store.read(plans_of, pupil, today=TODAY) if row.band == "risk")


def agree(store: Store, row: PlanRow, kind: str, involved: int | None = None, **said: object) -> None:
    facts: dict[str, object] = said or {"agreed_on": TODAY, "method": "meeting"}
    draft = AgreementDraft(row.id, kind, involvement_id=involved, **facts)  # type: ignore[arg-type]
    store.write(record_agreement, draft, today=TODAY)


def agency(store: Store, pupil: int, name: str = "Kite Project", *, in_house: bool = False) -> int:
    made = store.write(add_organisation, OrganisationDraft(name, in_house=in_house)).id
    draft = InvolvedDraft(pupil, "professional", "Sam Lark", organisation_id=made, starts_on=ago(5))
    return store.write(add_involved, draft, today=TODAY).id or 0


def family_agrees(store: Store, row: PlanRow) -> None:
    agree(store, row, "young_person")
    agree(store, row, "family")


def test_it_is_agreed_once_everybody_has_been_asked(store: Store, wren: int) -> None:
    row = write(store, wren)
    family_agrees(store, row)
    assert (now(store, wren).missing, now(store, wren).warnings) == ((), (FEW,))
    store.write(agree_plan, row.id, on=TODAY, today=TODAY)
    assert now(store, wren).agreed_on == TODAY


def test_a_crisis_contact_is_asked_and_a_trusted_adult_only_hoped_for(store: Store, wren: int) -> None:
    row = write(store, wren, crisis_contact="", trusted_adult="")
    assert "Give a crisis contact: whom to ring when it cannot wait." in row.missing
    assert "No adult whom Wren trusts most is named yet." in row.warnings


def test_no_agency_needs_its_reason(store: Store, wren: int) -> None:
    row = write(store, wren, no_agency_why="")
    assert "Add an agency outside the school, or say why there is none." in row.missing


def test_a_team_of_the_school_is_no_agency_from_outside(store: Store, wren: int) -> None:
    agency(store, wren, "Nurture team", in_house=True)
    assert (
        "Add an agency outside the school, or say why there is none."
        in write(store, wren, no_agency_why="").missing
    )


def test_each_agency_agrees_or_says_why_not(store: Store, wren: int) -> None:
    sam = agency(store, wren)
    row = write(store, wren, no_agency_why="")
    assert "Record when Kite Project agreed to version 1, or why not." in row.missing
    agree(store, row, "agency", sam, not_agreed="differs")
    assert any(
        sentence.startswith("Kite Project sees it differently") for sentence in now(store, wren).missing
    )
    agree(store, row, "agency", sam)
    assert not any("Kite" in sentence for sentence in now(store, wren).missing)


def test_an_agreement_names_the_agency_wherever_it_is_told(store: Store, wren: int) -> None:
    agree(store, write(store, wren), "agency", agency(store, wren))
    (row,) = now(store, wren).agreements
    assert row.who == "Sam Lark, Kite Project"
    assert agreement_line(row, "Wren").startswith("Sam Lark, Kite Project: agreed on")
    story = store.read(pupil_story, wren)
    assert any(one.title.startswith("Sam Lark, Kite Project agreed to") for one in story.entries)


def test_one_that_is_around_for_something_else_has_no_part_and_does_not_count(
    store: Store, wren: int
) -> None:
    row = write(store, wren, no_agency_why="")
    agree(store, row, "agency", agency(store, wren), not_agreed="no_part")
    assert "Add an agency outside the school, or say why there is none." in now(store, wren).missing


def test_two_agencies_are_what_is_usual(store: Store, wren: int) -> None:
    row = write(store, wren)
    for name in ("Kite Project", "Lantern House"):
        agree(store, row, "agency", agency(store, wren, name))
    assert now(store, wren).warnings == ()


def test_what_was_tried_is_drawn_from_the_history(store: Store, wren: int) -> None:
    (row,) = store.read(tried_before, wren, 1)
    assert (row.grouping, row.starts_on, row.ends_on) == ("help", ago(60), None)
    assert not any("tried" in sentence for sentence in write(store, wren).missing)


def test_supports_that_are_over_were_tried_too(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "risk_support", 10)
    over = [("running", ago(60)), ("ended", ago(30))]
    support(
        store, pupil, offer(store, "Talking group"), over, ending="not_working", ending_note="Came twice."
    )
    (row,) = store.read(tried_before, pupil, 1)
    assert (
        tried_line(row)
        == f"Talking group, {full_day(ago(60))} to {full_day(ago(30))}: not working. Came twice."
    )
    assert not any("Nothing earlier" in sentence for sentence in write(store, pupil).missing)


def test_where_nothing_was_tried_it_is_asked_why(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "risk_support", 10)
    asked = "Nothing earlier is recorded for this domain. Say what was tried, or why nothing could be."
    assert asked in write(store, pupil).missing
    assert asked not in write(store, pupil, tried="Two schools before this one.").missing


def test_a_draft_is_not_agreed_over_what_is_open(store: Store, wren: int) -> None:
    row = write(store, wren)
    with pytest.raises(Problem, match="still a draft"):
        store.write(agree_plan, row.id, on=TODAY, today=TODAY)


def test_both_halves_of_the_decision_are_needed_and_help_is_named_where_it_can_be_used(
    store: Store, wren: int
) -> None:
    def forget(session: Session) -> Done:
        for row in session.scalars(select(Placement).where(Placement.band == "risk")):
            row.help_unused, row.risk = None, ""
        return Done("As an older file may have it.")

    store.write(forget)
    missing = write(store, wren).missing
    elsewhere = "Where help can be used, Getting Help or Getting More Help is the place."
    assert missing[:2] == (
        f"Say in the decision why help is not being used at present. {elsewhere}",
        f"Say in the decision in one sentence what the risk is. {elsewhere}",
    )
