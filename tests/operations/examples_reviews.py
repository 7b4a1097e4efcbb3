"""Examples of reviews and contacts."""

from __future__ import annotations

from dataclasses import replace

from app.operations.placements import ParticipantDraft
from app.operations.plans.aims import write_aim
from app.operations.plans.contact_draft import ContactDraft, FollowUpDraft
from app.operations.plans.contacting import (
    change_contact,
    follow_up,
    note_contact,
    put_off_follow_up,
    take_back_contact,
)
from app.operations.plans.drafts import AimDraft, PlanDraft
from app.operations.plans.moving import move_aim_date, move_planned_end
from app.operations.plans.plan import write_plan
from app.operations.plans.review_draft import AimSaid, ReviewDraft
from app.operations.plans.reviewing import correct_review, hold_review, take_back_review
from app.store import Store
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import A_MONTH, A_WEEK, placed, wren

# The placement that is open once the pupil is placed, the second of two.
SECOND = 2


def going_on(placement: int) -> ReviewDraft:
    """Return a review after which everything goes on."""
    return ReviewDraft(placement, "continue", changed="Sleeps better.", next_look_on=TODAY + A_MONTH)


def ending(placement: int) -> ReviewDraft:
    """Return a review that ends a placement and says everything an ending says."""
    return ReviewDraft(
        placement,
        "end",
        participants=(ParticipantDraft("young_person"), ParticipantDraft("parent")),
        changed="Goes to class on time.",
        ending="goals_met",
        what_next="Nothing more for now.",
        who_told="The class teacher.",
        way_back="Tell the class teacher.",
    )


def advised(store: Store) -> int:
    """Note a contact with a follow-up and two signposts; return its number."""
    return store.write(note_contact, contact(wren(store)), today=TODAY).id or 0


def contact(pupil: int) -> ContactDraft:
    """Return a contact of a week ago that is to be followed up today."""
    return ContactDraft(
        pupil,
        1,
        "family",
        on=TODAY - A_WEEK,
        with_whom="Mum",
        advice="A quiet quarter of an hour after school.",
        follow_up_on=TODAY,
    )


@example(hold_review)
def a_review_that_ends(store: Store) -> None:
    store.write(hold_review, ending_with_aim(store), today=TODAY)


@example(correct_review)
def a_review_that_should_have_gone_on(store: Store) -> None:
    ended = ending_with_aim(store)
    review = store.write(hold_review, ended, today=TODAY).id
    assert review is not None
    right = replace(going_on(ended.placement_id), aims=(AimSaid(ended.aims[0].aim_id, 9),))
    store.write(correct_review, review, right, today=TODAY)


@example(take_back_review)
def a_review_of_the_wrong_pupil(store: Store) -> None:
    review = store.write(hold_review, ending_with_aim(store), today=TODAY).id
    assert review is not None
    store.write(take_back_review, review, today=TODAY)


@example(note_contact)
def advice_given(store: Store) -> None:
    advised(store)


@example(change_contact)
def advice_in_other_words(store: Store) -> None:
    number = advised(store)
    store.write(change_contact, number, replace(contact(1), advice="A walk before school."), today=TODAY)


@example(follow_up)
def advice_that_helped(store: Store) -> None:
    store.write(follow_up, advised(store), FollowUpDraft("helped", "Sleeps better."), today=TODAY)


@example(put_off_follow_up)
def a_later_follow_up(store: Store) -> None:
    store.write(put_off_follow_up, advised(store), to=TODAY + A_WEEK, today=TODAY)


@example(take_back_contact)
def advice_about_the_wrong_pupil(store: Store) -> None:
    store.write(take_back_contact, advised(store), today=TODAY)


def aimed(store: Store) -> tuple[int, int]:
    """Begin a plan with an aim that was to be reached yesterday; return both numbers."""
    placed(store)
    plan = store.write(write_plan, PlanDraft(1, 1, planned_end_on=TODAY + A_WEEK), today=TODAY).id or 0
    aim = AimDraft(plan, "I talk in my group.", target_on=TODAY - A_WEEK)
    return plan, store.write(write_aim, aim, today=TODAY).id or 0


def ending_with_aim(store: Store) -> ReviewDraft:
    """Return a review that ends the pupil's placement and says how the aim of the plan behind it stands."""
    _, aim = aimed(store)
    said = AimSaid(aim, 6, outcome="partly", note="We go on with it.")
    return replace(ending(SECOND), aims=(said,))


@example(move_aim_date)
def more_time_for_an_aim(store: Store) -> None:
    store.write(move_aim_date, aimed(store)[1], to=TODAY + A_MONTH, today=TODAY)


@example(move_planned_end)
def a_plan_that_takes_longer(store: Store) -> None:
    store.write(move_planned_end, aimed(store)[0], to=TODAY + A_MONTH, today=TODAY)
