"""What stands between a plan and agreed: each hindrance once, and warnings that stand in nobody's way."""

from __future__ import annotations

import pytest

from app.errors import Invalid, Problem
from app.operations.plans.agreements import take_back_agreement
from app.operations.plans.plan import agree_plan
from app.store import Store
from tests.fixtures import TODAY

from .deciding import ago, new_pupil, place
from .planning import agree, aim, plan, plans, say


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help since today, with an empty plan."""
    pupil = new_pupil(store)
    place(store, pupil, "help")
    plan(store, pupil)
    return pupil


def missing(store: Store, pupil: int) -> tuple[str, ...]:
    return plans(store, pupil)[0].missing


def warnings(store: Store, pupil: int) -> tuple[str, ...]:
    return plans(store, pupil)[0].warnings


def test_an_empty_plan_lacks_an_aim_and_both_agreements(store: Store, wren: int) -> None:
    assert missing(store, wren) == (
        "Write an aim, in the family’s words.",
        "Record when Wren agreed to version 1, or why not.",
        "Record when the family agreed to version 1, or why not.",
    )


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ({"criterion": ""}, "An aim needs what will be seen when it is reached."),
        ({"target_on": None}, "An aim needs a date."),
        ({"contingency": ""}, "An aim needs what happens if not."),
        ({"target_on": None, "contingency": ""}, "An aim needs a date and what happens if not."),
    ],
)
def test_an_aim_that_lacks_something_hinders(
    store: Store, wren: int, lacks: dict[str, object], words: str
) -> None:
    aim(store, 1, **lacks)
    assert missing(store, wren)[0] == words


def test_one_whole_aim_is_enough(store: Store, wren: int) -> None:
    aim(store, 1, criterion="")
    aim(store, 1)
    assert not [words for words in missing(store, wren) if "aim" in words]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("young_person", "too_young"),
        ("young_person", "not_reachable"),
        ("young_person", "legal_limit"),
        ("family", "declines_parents"),
        ("family", "not_reachable"),
        ("family", "legal_limit"),
    ],
)
def test_a_reason_stands_in_the_place_of_an_agreement(
    store: Store, wren: int, kind: str, reason: str
) -> None:
    say(store, 1, kind, not_agreed=reason, how_shared="Drew it together")
    assert len(missing(store, wren)) == 2


def test_too_young_asks_how_it_was_shared(store: Store, wren: int) -> None:
    say(store, 1, "young_person", not_agreed="too_young")
    assert "Say how the plan was shared with Wren, who is too young to agree." in missing(store, wren)


def test_who_sees_it_differently_has_not_agreed(store: Store, wren: int) -> None:
    say(store, 1, "family", not_agreed="differs")
    assert missing(store, wren)[-1].startswith("The family sees it differently")


def test_the_newest_word_of_a_person_counts(store: Store, wren: int) -> None:
    say(store, 1, "young_person")
    say(store, 1, "young_person", not_agreed="differs")
    assert any(words.startswith("Wren sees it differently") for words in missing(store, wren))


def test_a_reason_of_the_family_is_none_for_the_young_person(store: Store, wren: int) -> None:
    with pytest.raises(Invalid) as wrong:
        say(store, 1, "young_person", not_agreed="declines_parents")
    assert set(wrong.value.problems) == {"not_agreed"}


def test_a_plan_that_lacks_something_cannot_be_agreed_and_says_what(store: Store, wren: int) -> None:
    with pytest.raises(Problem, match="Write an aim"):
        store.write(agree_plan, 1, on=TODAY, today=TODAY)


def test_a_whole_plan_is_agreed(store: Store, wren: int) -> None:
    agree(store, 1)
    assert plans(store, wren)[0].agreed_on == TODAY


def test_a_plan_is_not_agreed_before_whoever_agreed_did(store: Store, wren: int) -> None:
    agree(store, 1)
    store.undo()
    with pytest.raises(Invalid) as wrong:
        store.write(agree_plan, 1, on=ago(1), today=TODAY)
    assert wrong.value.problems["on"].startswith("The last agreement is of 10 November 2026")


def test_taking_an_agreement_back_makes_the_plan_a_draft_again(store: Store, wren: int) -> None:
    agree(store, 1)
    done = store.write(take_back_agreement, 2, today=TODAY)
    assert done.sentence.endswith("The plan is a draft again.")
    assert plans(store, wren)[0].agreed_on is None


def test_an_agreement_after_the_start_warns_and_does_not_hinder(store: Store, wren: int) -> None:
    plan(store, wren, started_on=ago(5))
    say(store, 1, "family")
    assert warnings(store, wren) == ("The family agreed after the plan had started; better before.",)
    agree(store, 1)


def test_more_help_warns_without_a_long_timeframe_or_two_professionals(store: Store, wren: int) -> None:
    place(store, wren, "more_help")
    assert len(warnings(store, wren)) == 1
    plan(store, wren, long_timeframe=True)
    assert warnings(store, wren) == ()
