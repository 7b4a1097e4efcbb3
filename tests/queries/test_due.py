"""What waits for somebody besides reviews: follow-ups, aims and plans past their day, decisions left open."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer, set_offer_status
from app.operations.plans.aims import settle_aim, write_aim
from app.operations.plans.contact_draft import ContactDraft, FollowUpDraft
from app.operations.plans.contacting import follow_up, note_contact
from app.operations.plans.drafts import AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.operations.pupils import leave_school
from app.queries.plans.contact_choices import contact_choices
from app.queries.plans.due import WorkDue, work_due
from app.queries.plans.reviewable import reviewable
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place


def due(store: Store, days: int = 14) -> WorkDue:
    return store.read(work_due, today=TODAY, days=days)


def advised(store: Store, pupil: int, follow_up_on: date) -> int:
    contact = ContactDraft(pupil, 1, "phone", on=ago(30), advice="A walk first.", follow_up_on=follow_up_on)
    return store.write(note_contact, contact, today=TODAY).id or 0


def aimed(store: Store, target_on: date, planned_end_on: date | None = None) -> int:
    pupil = new_pupil(store)
    place(store, pupil, "help", 60)
    plan = PlanDraft(pupil, 1, started_on=ago(60), planned_end_on=planned_end_on)
    number = store.write(write_plan, plan, today=TODAY).id or 0
    aim = AimDraft(number, "I talk in my group.", target_on=target_on, contingency="Ask the therapist.")
    return store.write(write_aim, aim, today=TODAY).id or 0


def test_follow_ups_come_the_longest_waiting_first_up_to_some_days_ahead(store: Store) -> None:
    pupil = new_pupil(store)
    for days in (-10, 0, 9, -20):
        advised(store, pupil, ago(days))
    assert [row.late for row in due(store).follow_ups] == [9, 0, -10]
    assert [row.late for row in due(store, 7).follow_ups] == [9, 0]


def test_what_was_followed_up_waits_no_more(store: Store) -> None:
    number = advised(store, new_pupil(store), ago(3))
    store.write(follow_up, number, FollowUpDraft("helped"), today=TODAY)
    assert due(store).follow_ups == ()


def test_an_aim_waits_from_its_day_on_with_what_was_agreed_for_the_case(store: Store) -> None:
    aimed(store, TODAY + timedelta(days=1))
    aimed(store, ago(4))
    (row,) = due(store).aims
    assert (row.what, row.late, row.contingency) == ("I talk in my group.", 4, "Ask the therapist.")


def test_an_aim_whose_outcome_was_said_waits_no_more(store: Store) -> None:
    number = aimed(store, ago(4))
    store.write(settle_aim, number, "achieved", on=TODAY, today=TODAY)
    assert due(store).aims == ()


def test_a_plan_waits_past_its_planned_end(store: Store) -> None:
    aimed(store, TODAY + timedelta(days=9), planned_end_on=ago(2))
    assert [row.late for row in due(store).plans] == [2]


def test_a_decision_that_left_something_open_waits(store: Store) -> None:
    place(store, new_pupil(store), "advice", 5, left_open=True)
    (row,) = due(store).decisions
    assert (row.grouping, row.due_on) == ("advice", ago(5))
    assert row.what.startswith("What Wren says, the reason for ")


def test_nothing_waits_for_who_has_left(store: Store) -> None:
    pupil = new_pupil(store)
    advised(store, pupil, ago(3))
    store.write(leave_school, pupil, on=ago(1), today=TODAY)
    assert due(store).follow_ups == ()


def test_what_can_be_reviewed_is_what_is_open(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "advice", 60)
    place(store, pupil, "help", 20)
    place(store, pupil, "risk_support", 10)
    rows = store.read(reviewable, pupil, today=TODAY)
    assert [row.grouping for row in rows] == ["help", "risk_support"]


def running(store: Store, name: str, *, alone: bool | None) -> int:
    draft = OfferDraft(name, organisation_id=1, places=(PlaceDraft(2),), self_access=alone)
    number = store.write(add_offer, draft, today=TODAY).id or 0
    store.write(set_offer_status, number, "active", today=TODAY)
    return number


def test_what_a_family_can_reach_alone_is_pointed_to_first(store: Store) -> None:
    running(store, "Art therapy", alone=False)
    running(store, "Zest line", alone=True)
    store.write(add_offer, OfferDraft("A draft"), today=TODAY)
    offered = store.read(contact_choices, person="Ms Dovecote", today=TODAY).offers
    assert [name for _, name in offered] == ["Zest line", "Art therapy (by referral)"]
