"""Examples of what is done with the plan behind a grouping."""

from __future__ import annotations

from app.operations.placements import place_pupil
from app.operations.plans.agreements import record_agreement, take_back_agreement
from app.operations.plans.aims import drop_aim, judge_aim, rate_aim, settle_aim, write_aim
from app.operations.plans.drafts import AgreementDraft, AimDraft, PlanDraft
from app.operations.plans.plan import agree_plan, new_version, write_plan
from app.store import Store
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import A_MONTH, decision, wren


def planned(store: Store) -> int:
    """Place the pupil in Getting Help and begin the plan; return its number."""
    pupil = wren(store)
    store.write(place_pupil, decision(pupil), today=TODAY)
    return store.write(write_plan, PlanDraft(pupil, 1, own_part="Draws each evening"), today=TODAY).id or 0


def aimed(store: Store) -> int:
    """Give the plan a whole aim; return the aim's number."""
    draft = AimDraft(
        planned(store), "To sleep in my own bed", "Five nights of seven", TODAY + A_MONTH, "We ask Gran"
    )
    return store.write(write_aim, draft, today=TODAY).id or 0


def agreed_by(store: Store, plan: int, *kinds: str) -> int:
    """Record agreements to the plan; return the number of the last."""
    drafts = [AgreementDraft(plan, kind, TODAY, "in_person", "Yes please") for kind in kinds]
    return [store.write(record_agreement, draft, today=TODAY).id or 0 for draft in drafts][-1]


def agreed(store: Store) -> int:
    """Agree a whole plan; return its number."""
    aimed(store)
    agreed_by(store, 1, "young_person", "family")
    return store.write(agree_plan, 1, on=TODAY, today=TODAY).id or 0


@example(write_plan)
def a_plan_changed(store: Store) -> None:
    planned(store)
    store.write(write_plan, PlanDraft(1, 1, sessions=6, setting="school", limits_discussed=True), today=TODAY)


@example(write_aim)
def an_aim_in_other_words(store: Store) -> None:
    aim = aimed(store)
    store.write(write_aim, AimDraft(1, "To sleep in my bed", id=aim), today=TODAY)


@example(drop_aim)
def an_aim_taken_out_with_its_history(store: Store) -> None:
    aim = aimed(store)
    store.write(rate_aim, aim, value=3, respondent="young_person", on=TODAY, today=TODAY)
    store.write(judge_aim, aim, "likely", by="Mum", on=TODAY, today=TODAY)
    store.write(drop_aim, aim, today=TODAY)


@example(judge_aim)
def an_aim_held_likely(store: Store) -> None:
    store.write(judge_aim, aimed(store), "likely", by="Mum", on=TODAY, percent=70, today=TODAY)


@example(rate_aim)
def an_aim_rated_again_on_the_day(store: Store) -> None:
    aim = aimed(store)
    for value in (3, 5):
        store.write(rate_aim, aim, value=value, respondent="young_person", on=TODAY, today=TODAY)


@example(settle_aim)
def an_aim_partly_achieved(store: Store) -> None:
    store.write(settle_aim, aimed(store), "partly", on=TODAY, note="We go on to Christmas", today=TODAY)


@example(record_agreement)
def the_family_could_not_be_reached(store: Store) -> None:
    draft = AgreementDraft(planned(store), "family", not_agreed="not_reachable", how_shared="Wrote twice")
    store.write(record_agreement, draft, today=TODAY)


@example(take_back_agreement)
def an_agreement_that_makes_the_plan_a_draft_again(store: Store) -> None:
    agreed(store)
    store.write(take_back_agreement, 1, today=TODAY)


@example(agree_plan)
def a_plan_agreed(store: Store) -> None:
    agreed(store)


@example(new_version)
def a_second_version(store: Store) -> None:
    store.write(new_version, agreed(store), why="Gran moved in", today=TODAY)
