"""What a review says of aims: noted on its day in the same write, refused with a sentence, and what stays when it is put right."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.errors import Invalid
from app.operations.plans.review_draft import AimSaid, ReviewDraft
from app.operations.plans.reviewing import correct_review, hold_review, take_back_review
from app.queries.plans.aim_rows import AimRow
from app.queries.pupil_page import pupil_page
from app.queries.story.story import pupil_story, whole_story
from app.store import Store
from tests.fixtures import TODAY

from .deciding import ago, new_pupil, place
from .planning import NEXT_MONTH, aim, plan, plans
from .test_reviewing import ends

DONE = AimSaid(1, 8, outcome="achieved")


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help with two aims in the plan."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 60)
    number = plan(store, pupil, started_on=ago(60))
    aim(store, number)
    aim(store, number)
    return pupil


def going_on(*said: AimSaid, days: int = 0) -> ReviewDraft:
    return ReviewDraft(1, "continue", on=ago(days), next_look_on=NEXT_MONTH, aims=said)


def hold(store: Store, draft: ReviewDraft) -> str:
    return store.write(hold_review, draft, today=TODAY).sentence


def refused(store: Store, draft: ReviewDraft) -> Mapping[str, str]:
    with pytest.raises(Invalid) as found:
        hold(store, draft)
    return found.value.problems


def aims(store: Store, pupil: int) -> tuple[AimRow, ...]:
    return plans(store, pupil)[0].aims


def test_a_review_rates_and_settles_aims_on_its_own_day(store: Store, wren: int) -> None:
    hold(store, going_on(AimSaid(1, 0, "parent"), AimSaid(2, 8, outcome="achieved"), days=4))
    first, second = aims(store, wren)
    assert [(one.rated_on, one.respondent, one.value) for one in first.ratings] == [(ago(4), "parent", 0)]
    assert (first.outcome, second.outcome, second.outcome_on) == ("", "achieved", ago(4))


def test_its_sentence_says_what_was_said_of_aims(store: Store, wren: int) -> None:
    said = hold(store, going_on(AimSaid(1, 3), DONE, AimSaid(2, 5, outcome="partly", note="We go on.")))
    assert said.endswith(" 2 aims rated, 1 achieved, 1 partly achieved.")


def test_it_says_nothing_of_aims_where_none_was_spoken_of(store: Store, wren: int) -> None:
    assert "aim" not in hold(store, going_on())


def test_an_ending_settles_aims_before_the_plan_ends(store: Store, wren: int) -> None:
    hold(store, ends(1, aims=(DONE,)))
    assert plans(store, wren)[0].ended_on == TODAY
    assert [row.outcome for row in aims(store, wren)] == ["achieved", ""]


def test_a_part_that_is_missing_is_said_with_the_aim(store: Store, wren: int) -> None:
    found = refused(store, going_on(AimSaid(1, outcome="not"), AimSaid(2, 4, "")))
    aim_words = "“To sleep in my own bed”"
    assert found == {"aims": f"{aim_words}: Say what was decided now. {aim_words}: Choose who rated it."}


def test_nothing_is_kept_of_a_review_whose_aims_are_refused(store: Store, wren: int) -> None:
    refused(store, going_on(AimSaid(1, 4), AimSaid(2, 11)))
    assert aims(store, wren)[0].ratings == ()


def test_aims_of_another_plan_are_refused(store: Store, wren: int) -> None:
    other = new_pupil(store)
    place(store, other, "help", 10)
    number = aim(store, plan(store, other))
    assert refused(store, going_on(AimSaid(number, 4))) == {
        "aims": "An aim belongs to another plan, or its plan has ended. Nothing can be said of it here."
    }


def test_a_correction_adds_and_rates_anew(store: Store, wren: int) -> None:
    hold(store, going_on(AimSaid(1, 4)))
    right = going_on(AimSaid(1, 5), AimSaid(2, outcome="achieved"))
    said = store.write(correct_review, 1, right, today=TODAY).sentence
    assert said.endswith(" 1 aim rated, 1 achieved.")
    first, second = aims(store, wren)
    assert ([one.value for one in first.ratings], second.outcome) == ([5], "achieved")


def test_what_was_said_stays_where_the_review_moves_to_another_day(store: Store, wren: int) -> None:
    hold(store, going_on(AimSaid(1, 4)))
    said = store.write(correct_review, 1, going_on(AimSaid(1, 4), days=1), today=TODAY).sentence
    assert said.endswith(" 1 aim rated. What was said of its aims on 10 November 2026 stays.")
    assert [one.rated_on for one in aims(store, wren)[0].ratings] == [ago(1), TODAY]


def test_an_ending_corrected_to_another_day_can_still_say_how_aims_stood(store: Store, wren: int) -> None:
    hold(store, ends(1))
    store.write(correct_review, 1, ends(1, on=ago(2), aims=(DONE,)), today=TODAY)
    assert plans(store, wren)[0].ended_on == ago(2)
    assert aims(store, wren)[0].outcome_on == ago(2)


def test_what_was_said_of_aims_stays_when_a_review_is_taken_back_and_it_says_so(
    store: Store, wren: int
) -> None:
    hold(store, going_on(DONE))
    said = store.write(take_back_review, 1, today=TODAY).sentence
    assert said == (
        "Taken back: the review of Wren Thimble. What was said of its aims on 10 November 2026 stays."
    )
    assert aims(store, wren)[0].outcome == "achieved"


def test_taking_back_a_review_that_said_nothing_of_aims_says_nothing_of_them(store: Store, wren: int) -> None:
    hold(store, going_on())
    assert "aims" not in store.write(take_back_review, 1, today=TODAY).sentence


def test_the_story_tells_ratings_and_outcomes_as_before(store: Store, wren: int) -> None:
    hold(store, going_on(DONE))
    page = store.read(pupil_page, wren, today=TODAY)
    titles = [entry.title for entry in whole_story(page, store.read(pupil_story, wren))]
    assert "Rated “To sleep in my own bed”: 8 of 10" in titles
    assert "Achieved: “To sleep in my own bed”" in titles
