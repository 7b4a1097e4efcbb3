"""Plans are drafted freely, agreed in versions, and keep how aims were judged, rated and settled."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.plans.aims import drop_aim, judge_aim, rate_aim, settle_aim, write_aim
from app.operations.plans.drafts import AimDraft
from app.operations.plans.plan import new_version
from app.store import Store
from tests.fixtures import TODAY

from .deciding import ago, new_pupil, place
from .planning import agree, aim, plan, plans


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil in Getting Help since twenty days, with a plan."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    plan(store, pupil, own_part="Draws each evening")
    return pupil


def test_writing_again_changes_the_open_plan(store: Store, wren: int) -> None:
    plan(store, wren, own_part="Reads to Gran", sessions=6)
    (row,) = plans(store, wren)
    assert (row.own_part, row.sessions, row.version) == ("Reads to Gran", 6, 1)


def test_a_plan_begins_with_a_decision(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "advice", 5)
    with pytest.raises(Problem, match="begins with a decision"):
        plan(store, pupil)


def test_a_planned_end_comes_after_the_start(store: Store, wren: int) -> None:
    with pytest.raises(Invalid) as wrong:
        plan(store, wren, started_on=TODAY, planned_end_on=ago(1))
    assert set(wrong.value.problems) == {"planned_end_on"}


def test_what_is_agreed_is_changed_in_a_new_version_only(store: Store, wren: int) -> None:
    agree(store, 1)
    with pytest.raises(Problem, match="Begin a new version"):
        plan(store, wren, own_part="Something else")
    with pytest.raises(Problem, match="Begin a new version"):
        store.write(drop_aim, 1, today=TODAY)
    with pytest.raises(Problem, match="Begin a new version"):
        aim(store, 1)


def test_a_new_version_keeps_the_old_text_and_asks_for_new_agreements(store: Store, wren: int) -> None:
    agree(store, 1)
    store.write(new_version, 1, why="Gran moved in", today=TODAY)
    plan(store, wren, own_part="Reads to Gran")
    (row,) = plans(store, wren)
    kept = json.loads(row.versions[0].content)
    assert (row.version, row.agreed_on, row.versions[0].why) == (2, None, "Gran moved in")
    assert (kept["own_part"], kept["aims"][0]["words"]) == ("Draws each evening", "To sleep in my own bed")
    assert len(row.missing) == 2
    assert row.agreements_now() == ()


def test_a_draft_needs_no_new_version(store: Store, wren: int) -> None:
    with pytest.raises(Problem, match="still a draft"):
        store.write(new_version, 1, why="Gran moved in", today=TODAY)


def test_how_likely_an_aim_was_held_stays_as_its_history(store: Store, wren: int) -> None:
    number = aim(store, 1)
    store.write(judge_aim, number, "possible", by="Mum", on=ago(9), today=TODAY)
    store.write(judge_aim, number, "likely", by="Mr Reed", on=TODAY, percent=70, today=TODAY)
    said = plans(store, wren)[0].aims[0].likelihoods
    assert [(one.label, one.judged_by, one.percent) for one in said] == [
        ("Possible", "Mum", None),
        ("Likely", "Mr Reed", 70),
    ]


def test_one_respondent_rates_an_aim_once_a_day(store: Store, wren: int) -> None:
    number = aim(store, 1)
    for value, who in ((3, "young_person"), (5, "young_person"), (7, "parent")):
        store.write(rate_aim, number, value=value, respondent=who, on=TODAY, today=TODAY)
    assert [(one.value, one.respondent) for one in plans(store, wren)[0].aims[0].ratings] == [
        (5, "young_person"),
        (7, "parent"),
    ]


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_is_from_0_to_10(store: Store, wren: int, value: int) -> None:
    number = aim(store, 1)
    with pytest.raises(Invalid):
        store.write(rate_aim, number, value=value, respondent="parent", on=TODAY, today=TODAY)


def test_an_aim_past_its_date_is_due_until_it_is_settled(store: Store, wren: int) -> None:
    number = aim(store, 1, target_on=ago(1))
    assert plans(store, wren)[0].aims[0].due(TODAY)
    store.write(settle_aim, number, "achieved", on=TODAY, today=TODAY)
    assert not plans(store, wren)[0].aims[0].due(TODAY)


def test_what_was_not_achieved_asks_what_was_decided(store: Store, wren: int) -> None:
    number = aim(store, 1)
    with pytest.raises(Invalid) as wrong:
        store.write(settle_aim, number, "not", on=TODAY, today=TODAY)
    assert set(wrong.value.problems) == {"note"}


def test_nothing_is_noted_of_days_to_come(store: Store, wren: int) -> None:
    number = aim(store, 1)
    with pytest.raises(Invalid):
        store.write(judge_aim, number, "likely", by="Mum", on=TODAY + timedelta(1), today=TODAY)


def test_an_ended_plan_is_not_changed(store: Store, wren: int) -> None:
    number = aim(store, 1)
    place(store, wren, "thriving")
    with pytest.raises(Problem, match="has ended"):
        store.write(write_aim, AimDraft(1, "Another", id=number), today=TODAY)
