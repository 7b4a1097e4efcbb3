"""What stands behind a decision: options, the prompt, views and parents; filled in later, corrected, and out of sight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Invalid, Problem
from app.operations.deciding.completing import complete_decision, nothing_more
from app.operations.deciding.drafts import CompletionDraft, OptionDraft, PromptDraft
from app.operations.placements import correct_placement, place_pupil, withdraw_placement
from app.queries.plans.decision_full import DecisionFull, decision_full
from app.queries.plans.left_open import still_open, still_open_of
from app.store import Store
from tests.fixtures import TODAY

from .deciding import draft, new_pupil, place, rows
from .examples_deciding import WHOLE, quick

OPTIONS = (OptionDraft("Lunch club", "Tuesdays", "Small", "Far", True), OptionDraft("Wait"))
PROMPT = (PromptDraft("aim", "more_help"), PromptDraft("basis", "not_clear", "To ask the nurse"))


def full(store: Store, number: int) -> DecisionFull:
    found = store.read(decision_full, number)
    assert found is not None
    return found


def test_a_quick_log_says_what_is_still_open(store: Store) -> None:
    place(store, new_pupil(store), "advice", left_open=True, participants=(draft(1, "help").participants[0],))
    (row,) = store.read(still_open, today=TODAY)
    assert row.parts == (
        "what Wren says",
        "how parents or carers took part",
        "the reason for Getting Advice",
        "the options talked about",
        "whether all agree",
    )


def test_parents_left_blank_without_a_reason_stay_in_view_and_refuse_nothing(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "help", participants=(draft(1, "help").participants[0],))
    (row,) = store.read(still_open_of, pupil, today=TODAY)
    assert "how parents or carers took part" in row.words


def test_a_reason_why_parents_do_not_know_yet_is_enough(store: Store) -> None:
    place(
        store,
        new_pupil(store),
        "help",
        participants=draft(1, "help").participants[:1],
        parents_why_not="Away",
    )
    assert store.read(still_open, today=TODAY) == ()


def test_completing_fills_in_everything_and_makes_no_new_placement(store: Store) -> None:
    number = quick(store)
    store.write(complete_decision, number, WHOLE, today=TODAY)
    found = full(store, number)
    assert [(one.name, one.chosen) for one in found.options] == [
        ("Lunch club", True),
        ("Wait until spring", False),
    ]
    assert found.agreement == "Views differ: Mum would rather start after half term."
    assert found.parents == f"{TODAY.day} {TODAY:%B %Y}, by phone, by Ms Dovecote"
    assert found.heard == ("The class teacher",)
    assert len(rows(store)) == 1
    assert found.still_open == ()


def test_completing_twice_replaces_what_was_said_before(store: Store) -> None:
    number = quick(store)
    store.write(complete_decision, number, WHOLE, today=TODAY)
    again = replace(WHOLE, options=(OptionDraft("Mentor"),), prompt=(PromptDraft("basis", "both"),))
    store.write(complete_decision, number, again, today=TODAY)
    found = full(store, number)
    assert [one.name for one in found.options] == ["Mentor"]
    assert [one.row for one in found.answers] == ["basis"]


def test_completing_without_the_parents_leaves_that_open(store: Store) -> None:
    number = quick(store)
    store.write(
        complete_decision, number, CompletionDraft(pupil_words="I like it.", agreed=True), today=TODAY
    )
    (row,) = store.read(still_open, today=TODAY)
    assert row.parts[0] == "how parents or carers took part"


def test_nothing_more_ends_what_is_open(store: Store) -> None:
    number = place(store, new_pupil(store), "help", left_open=True)
    assert store.write(nothing_more, number, today=TODAY).sentence == (
        "Complete as it is for Wren Thimble: Getting Help for emotional wellbeing."
    )
    assert store.read(still_open, today=TODAY) == ()


def test_nothing_more_asks_for_the_parents_first(store: Store) -> None:
    with pytest.raises(Problem, match="how parents or carers took part"):
        store.write(nothing_more, quick(store), today=TODAY)


def test_undo_takes_back_what_was_filled_in(store: Store) -> None:
    number = quick(store)
    store.write(complete_decision, number, WHOLE, today=TODAY)
    store.undo()
    found = full(store, number)
    assert (found.options, found.answers, found.agreed) == ((), (), None)
    assert found.still_open


def test_a_correction_carries_options_and_answers_over(store: Store) -> None:
    pupil = new_pupil(store)
    number = place(store, pupil, "more_help", options=OPTIONS, prompt=PROMPT)
    new = store.write(correct_placement, number, draft(pupil, "risk_support"), today=TODAY).id or 0
    found = full(store, new)
    assert [one.name for one in found.options] == ["Lunch club", "Wait"]
    assert {one.row: one.answer for one in found.answers} == {"aim": "more_help", "basis": "not_clear"}


def test_a_correction_can_take_options_away(store: Store) -> None:
    pupil = new_pupil(store)
    number = place(store, pupil, "more_help", options=OPTIONS, prompt=PROMPT)
    right = draft(pupil, "more_help", options=OPTIONS[1:], prompt=())
    found = full(store, store.write(correct_placement, number, right, today=TODAY).id or 0)
    assert [one.name for one in found.options] == ["Wait"]
    assert found.answers == ()


def test_what_was_withdrawn_keeps_its_options_and_cannot_be_filled_in(store: Store) -> None:
    number = place(store, new_pupil(store), "help", options=OPTIONS)
    store.write(withdraw_placement, number, why="The wrong pupil", today=TODAY)
    assert len(full(store, number).options) == 2
    with pytest.raises(Problem, match="no longer there"):
        store.write(complete_decision, number, WHOLE, today=TODAY)


def test_the_answers_are_said_as_a_pattern_and_never_as_a_result(store: Store) -> None:
    found = full(store, place(store, new_pupil(store), "more_help", prompt=PROMPT))
    assert found.pattern == (
        "One row points to Getting More Help; one is not clear. This is talked over, not added up."
    )


@pytest.mark.parametrize("answers", ["more_help", "risk_support"])
def test_no_answer_moves_a_pupil(store: Store, answers: str) -> None:
    codes = ("basis", "aim", "commitment", "timeframe", "structure", "modification")
    place(store, new_pupil(store), "help", prompt=tuple(PromptDraft(code, answers) for code in codes))
    assert [row.grouping for row in rows(store)] == ["help"]


def test_a_difference_is_said_in_words(store: Store) -> None:
    with pytest.raises(Invalid, match="views differ"):
        place(store, new_pupil(store), "help", agreed=False)


def test_a_reason_for_advice_belongs_to_advice_alone(store: Store) -> None:
    pupil = new_pupil(store)
    advice = full(store, place(store, pupil, "advice", 9, advice_reason="recovering"))
    help_ = full(store, place(store, pupil, "help", advice_reason="recovering"))
    assert (advice.advice_reason, help_.advice_reason) == ("On the way to recovery", "")


def test_an_offer_that_was_talked_about_keeps_its_own_name(store: Store) -> None:
    with pytest.raises(Invalid, match="no longer among the offers"):
        store.write(
            place_pupil,
            draft(new_pupil(store), "help", options=(OptionDraft("Club", offer_id=99),)),
            today=TODAY,
        )
