"""What came of supports: no effect, not delivered and too soon are kept apart, and a percentage needs ten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Invalid, Problem
from app.models import Aim, AimRating, Plan
from app.operations.costs.figures import set_delivered_percent
from app.operations.lists import add_word, change_word
from app.operations.supports.outcomes import OutcomeDraft, clear_outcome, set_outcome
from app.queries.measures.rule import Change
from app.queries.supports.effect import effect_of_offer, effect_of_support, effects
from app.queries.supports.effect_changes import OfferChanges, changes_of_offer
from app.queries.supports.effect_rule import NOT_DELIVERED, NOT_SAID, TOO_SOON, percent_of
from app.store import Store
from tests.costing import YEAR, club
from tests.fixtures import TODAY
from tests.operations.measuring import score, use_sdq
from tests.pupil_school import add
from tests.supported import SEPTEMBER, keep, offer, support

OCTOBER = date(2026, 10, 30)
ENDED = (("running", SEPTEMBER), ("ended", OCTOBER))


def one(store: Store, number: int, stages: object = ENDED, **more: object) -> int:
    """A support of a new pupil."""
    return support(store, add(store, "Wren", "Thimble"), number, stages, **more)  # type: ignore[arg-type]


def said(store: Store, support_id: int, code: str = "1") -> None:
    store.write(set_outcome, support_id, OutcomeDraft(code, TODAY), today=TODAY)


def counts(store: Store, number: int) -> dict[str, int]:
    found = store.read(effect_of_offer, number, YEAR, TODAY)
    return {block.code: block.count for block in found.blocks if block.count} | {TOO_SOON: found.too_soon}


def test_no_effect_not_delivered_not_said_and_too_soon_are_four_things(store: Store) -> None:
    number = offer(store, "Lego club")
    said(store, one(store, number), "0")
    one(store, number, sessions_planned=10, sessions_delivered=7)
    one(store, number)
    one(store, number, (("running", SEPTEMBER),))
    assert counts(store, number) == {"0": 1, NOT_DELIVERED: 1, NOT_SAID: 1, TOO_SOON: 1}


def test_what_never_ran_is_counted_nowhere(store: Store) -> None:
    number = offer(store, "Lego club")
    one(store, number, (("waiting", SEPTEMBER), ("declined", OCTOBER)))
    found = store.read(effect_of_offer, number, YEAR, TODAY)
    assert (found.n, store.read(effects, YEAR, TODAY)) == (0, ())


def test_from_which_share_a_dose_counts_as_delivered_is_the_schools_to_say(store: Store) -> None:
    number = offer(store, "Lego club")
    said(store, one(store, number, sessions_planned=10, sessions_delivered=7), "2")
    assert counts(store, number) == {NOT_DELIVERED: 1, TOO_SOON: 0}
    store.write(set_delivered_percent, 70)
    assert counts(store, number) == {"2": 1, TOO_SOON: 0}


def test_a_percentage_needs_ten(store: Store) -> None:
    assert [percent_of(3, 9), percent_of(3, 10), percent_of(1, 200)] == [None, 30, 1]
    number = offer(store, "Lego club")
    for _ in range(9):
        said(store, one(store, number))
    assert {block.percent for block in store.read(effect_of_offer, number, YEAR, TODAY).blocks} == {None}
    one(store, number)
    found = store.read(effect_of_offer, number, YEAR, TODAY)
    assert {block.code: block.percent for block in found.blocks if block.count} == {"1": 90, NOT_SAID: 10}


def test_blocks_stand_from_the_best_to_the_worst_in_the_schools_words(store: Store) -> None:
    store.write(change_word, "outcome", "2", "Flying")
    number = offer(store, "Lego club")
    one(store, number)
    (found,) = store.read(effects, YEAR, TODAY)
    assert [block.label for block in found.blocks][:3] == ["Flying", "Better", "No effect"]


def test_nothing_is_added_to_the_scale(store: Store) -> None:
    with pytest.raises(Problem, match="a scale from the best to the worst"):
        store.write(add_word, "outcome", "Best of all")


def test_one_support_shows_its_dose_and_what_was_chosen_though_it_was_not_delivered(store: Store) -> None:
    made = club(store)
    said(store, made.supports[0], "2")
    found = store.read(effect_of_support, made.supports[0], today=TODAY)
    assert (found.effect, found.effect_label, found.dose.delivered, found.dose.attended) == (
        "2",
        "Much better",
        4,
        4,
    )
    store.write(clear_outcome, made.supports[0], today=TODAY)
    assert store.read(effect_of_support, made.supports[0], today=TODAY).effect == TOO_SOON


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (OutcomeDraft(None, TODAY), "outcome"),
        (OutcomeDraft("1", None), "on"),
        (OutcomeDraft("1", TODAY + timedelta(1)), "on"),
        (OutcomeDraft("1", SEPTEMBER - timedelta(1)), "on"),
        (OutcomeDraft("7", TODAY), "outcome"),
    ],
)
def test_what_cannot_have_come_of_it_is_refused_beside_its_field(
    store: Store, draft: OutcomeDraft, field: str
) -> None:
    number = one(store, offer(store, "Lego club"))
    with pytest.raises(Invalid) as refused:
        store.write(set_outcome, number, draft, today=TODAY)
    assert list(refused.value.problems) == [field]


def test_measures_before_and_after_are_the_last_up_to_its_start_and_the_last_in_its_time(
    store: Store,
) -> None:
    use_sdq(store)
    number = one(store, offer(store, "Lego club"))
    for day, value in ((date(2026, 9, 1), 3), (OCTOBER, 5), (TODAY, 7)):
        score(store, 1, "sdq.prosocial", value, day)
    (found,) = store.read(effect_of_support, number, today=TODAY).around
    assert (found.before, found.before_on, found.after, found.after_on) == (3.0, SEPTEMBER, 7.0, TODAY)


def test_an_aim_of_its_domain_counts_and_one_of_another_does_not(store: Store) -> None:
    number = one(store, offer(store, "Lego club"))
    pupil = 1
    for domain in (1, 2):
        plan = keep(store, Plan, pupil_id=pupil, domain_id=domain, band="plan", started_on=SEPTEMBER)
        aim = keep(store, Aim, plan_id=plan, position=0, words=f"Speaks first {domain}")
        for day, value in ((SEPTEMBER, 3), (OCTOBER, 7)):
            keep(store, AimRating, aim_id=aim, rated_on=day, value=value, respondent="young_person")
    assert store.read(changes_of_offer, 1, YEAR) == OfferChanges(1, 0, 0)
    (found,) = store.read(effect_of_support, number, today=TODAY).around
    assert (found.title, found.before, found.after, found.change) == (
        "Aim: Speaks first 1",
        3.0,
        7.0,
        Change.IMPROVEMENT,
    )
