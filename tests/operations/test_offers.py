"""The catalogue: drafts ask gently, running offers need more, and nothing that stood on the map is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import Offer, OfferNeed, OfferPlace, OfferState
from app.operations.domains import retire_domain
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offer_queries import answer_query, ask_about_offer
from app.operations.offers import (
    add_offer,
    change_offer,
    check_offer,
    duplicate_offer,
    place_offer,
    retire_offer,
    set_offer_status,
)
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.offer_facts import offer_facts
from app.store import Store
from tests.fixtures import TODAY

from .deciding import ago

CLUB = OfferDraft(
    "Lunch club",
    status="active",
    organisation_id=1,
    places=(PlaceDraft(2, 1, dose="Daily"), PlaceDraft(3)),
    needs=(1, 2),
    since=ago(60),
)
Dated = list[tuple[Any, date, date | None]]


@pytest.fixture
def club(store: Store) -> int:
    """An offer that has run for sixty days in two places."""
    return store.write(add_offer, CLUB, today=TODAY).id or 0


def places(session: Session) -> Dated:
    rows = session.scalars(select(OfferPlace).order_by(OfferPlace.id))
    return [((row.grouping_id, row.domain_id), row.starts_on, row.ends_on) for row in rows]


def states(session: Session) -> Dated:
    rows = session.scalars(select(OfferState).order_by(OfferState.id))
    return [(row.status, row.starts_on, row.ends_on) for row in rows]


def test_a_draft_needs_only_a_name(store: Store) -> None:
    assert (
        store.write(add_offer, OfferDraft("Lunch club"), today=TODAY).sentence
        == "Added Lunch club as a draft."
    )
    with pytest.raises(Invalid) as refused:
        store.write(add_offer, OfferDraft(" "), today=TODAY)
    assert set(refused.value.problems) == {"name"}


def test_a_running_offer_needs_an_organisation_and_a_place(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(add_offer, OfferDraft("Lunch club", status="active"), today=TODAY)
    assert set(refused.value.problems) == {"organisation_id", "places"}


def test_an_offer_holds_from_the_day_it_began(store: Store, club: int) -> None:
    assert store.read(states) == [("active", ago(60), None)]
    assert store.read(places) == [((2, 1), ago(60), None), ((3, None), ago(60), None)]


def test_a_place_taken_away_ends_today_and_a_new_one_starts(store: Store, club: int) -> None:
    draft = replace(CLUB, places=(PlaceDraft(3), PlaceDraft(4, 2)), since=None)
    store.write(change_offer, club, draft, today=TODAY)
    assert store.read(places) == [
        ((2, 1), ago(60), TODAY),
        ((3, None), ago(60), None),
        ((4, 2), TODAY, None),
    ]


def test_a_place_that_never_stood_a_day_leaves_nothing(store: Store) -> None:
    number = store.write(add_offer, replace(CLUB, since=None), today=TODAY).id or 0
    store.write(change_offer, number, replace(CLUB, places=(PlaceDraft(3),), since=None), today=TODAY)
    assert store.read(places) == [((3, None), TODAY, None)]


def test_the_dose_of_a_place_is_changed_where_it_stands(store: Store, club: int) -> None:
    def doses(session: Session) -> list[str]:
        return list(session.scalars(select(OfferPlace.dose).order_by(OfferPlace.id)))

    draft = replace(CLUB, places=(PlaceDraft(2, 1, dose="Weekly"), PlaceDraft(3)))
    store.write(change_offer, club, draft, today=TODAY)
    assert store.read(doses) == ["Weekly", ""]


def test_needs_that_stay_keep_their_rows(store: Store, club: int) -> None:
    def needs(session: Session) -> dict[int, int]:
        return {row.need_id: row.id for row in session.scalars(select(OfferNeed))}

    before = store.read(needs)
    store.write(change_offer, club, replace(CLUB, needs=(2, 3)), today=TODAY)
    after = store.read(needs)
    assert set(after) == {2, 3}
    assert after[2] == before[2]


def test_the_same_place_twice_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="stands here twice"):
        store.write(add_offer, OfferDraft("Club", places=(PlaceDraft(3), PlaceDraft(3))), today=TODAY)


@pytest.mark.parametrize("place", [PlaceDraft(99), PlaceDraft(3, 99)])
def test_a_place_that_is_not_on_the_map_is_refused(store: Store, place: PlaceDraft) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(add_offer, OfferDraft("Club", places=(place,)), today=TODAY)
    assert set(refused.value.problems) == {"places"}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"name": "x" * 121}, "name"),
        ({"year_from": "5", "year_to": "R"}, "year_to"),
        ({"age_from": 9, "age_to": 8}, "age_to"),
        ({"age_from": 26}, "age_from"),
        ({"usual_places": 0}, "usual_places"),
        ({"website": "not a page"}, "website"),
        ({"checked_on": TODAY, "check_due_on": ago(1)}, "check_due_on"),
        ({"organisation_id": 99}, "organisation_id"),
        ({"since": ago(-1)}, "since"),
        ({"checked_on": ago(-1)}, "checked_on"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(store: Store, words: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(add_offer, replace(OfferDraft("Lunch club"), **words), today=TODAY)
    assert set(refused.value.problems) == {field}


def test_an_offer_that_ends_keeps_its_history(store: Store, club: int) -> None:
    done = store.write(retire_offer, club, today=TODAY)
    assert done.sentence == "Lunch club has ended; its history stays."
    assert store.read(states) == [("active", ago(60), TODAY), ("ended", TODAY, None)]


def test_a_second_thought_on_the_same_day_leaves_one_state(store: Store, club: int) -> None:
    store.write(set_offer_status, club, "paused", today=TODAY)
    store.write(set_offer_status, club, "ended", today=TODAY)
    assert store.read(states) == [("active", ago(60), TODAY), ("ended", TODAY, None)]


def test_a_draft_without_a_place_cannot_start(store: Store) -> None:
    number = store.write(add_offer, OfferDraft("Club", organisation_id=1), today=TODAY).id or 0
    with pytest.raises(Problem, match="no place on the map yet"):
        store.write(set_offer_status, number, "active", today=TODAY)


def hide(store: Store, number: int) -> None:
    """Hide a grouping of the school."""
    draft = GroupingDraft(number, f"Grouping {number}", f"G {number}", "", str(number), hidden=True)
    store.write(change_grouping, draft, today=TODAY)


def test_a_draft_may_keep_a_place_in_a_grouping_that_was_hidden_since(store: Store) -> None:
    draft = OfferDraft("Club", organisation_id=1, places=(PlaceDraft(3),))
    number = store.write(add_offer, draft, today=TODAY).id or 0
    hide(store, 3)
    assert store.write(change_offer, number, replace(draft, what="Games"), today=TODAY).id == number
    with pytest.raises(Invalid, match="not shown"):
        store.write(add_offer, replace(draft, name="Another"), today=TODAY)


def test_an_offer_does_not_start_where_no_map_shows_it(store: Store) -> None:
    draft = OfferDraft("Club", organisation_id=1, places=(PlaceDraft(3),))
    number = store.write(add_offer, draft, today=TODAY).id or 0
    hide(store, 3)
    with pytest.raises(Problem, match="no place on the map yet"):
        store.write(set_offer_status, number, "active", today=TODAY)
    with pytest.raises(Invalid, match="that is shown"):
        store.write(change_offer, number, replace(draft, status="active"), today=TODAY)


def test_a_retired_domain_gets_no_new_offers(store: Store) -> None:
    store.write(retire_domain, 2, today=TODAY)
    with pytest.raises(Invalid, match="no longer there"):
        store.write(add_offer, OfferDraft("Club", places=(PlaceDraft(3, 2),)), today=TODAY)


def test_a_copy_is_a_draft_with_the_same_places_and_a_name_of_its_own(store: Store, club: int) -> None:
    store.write(check_offer, club, today=TODAY)
    assert store.write(duplicate_offer, club, today=TODAY).sentence == "Made Lunch club (copy) as a draft."
    assert store.write(duplicate_offer, club, today=TODAY).sentence == "Made Lunch club (copy) 2 as a draft."

    def copied(session: Session) -> list[tuple[str, date | None, int]]:
        rows = session.scalars(select(Offer).where(Offer.id != club).order_by(Offer.id))
        return [(row.states[0].status, row.checked_on, len(row.places)) for row in rows]

    assert store.read(copied) == [("draft", None, 2), ("draft", None, 2)]


def test_a_check_says_when_the_next_is_due(store: Store, club: int) -> None:
    def due(session: Session) -> tuple[date | None, date | None]:
        offer = session.get_one(Offer, club)
        return offer.checked_on, offer.check_due_on

    store.write(check_offer, club, today=TODAY)
    checked, next_check = store.read(due)
    assert checked == TODAY
    assert next_check is not None
    assert next_check > TODAY


def test_somebody_who_is_not_there_checked_nothing(store: Store, club: int) -> None:
    with pytest.raises(Invalid, match="Choose who checked it"):
        store.write(check_offer, club, by_id=99, today=TODAY)


def test_an_offer_stands_in_a_cell_once(store: Store, club: int) -> None:
    done = store.write(place_offer, club, PlaceDraft(4, 1), today=TODAY)
    assert done.sentence == "Lunch club now stands in Getting More Help for emotional wellbeing."
    with pytest.raises(Problem, match="already stands there"):
        store.write(place_offer, club, PlaceDraft(4, 1), today=TODAY)


def test_an_offer_that_has_gone_is_said_to_be_gone(store: Store) -> None:
    with pytest.raises(Problem, match="no longer there"):
        store.write(retire_offer, 99, today=TODAY)


def test_an_offer_says_where_it_is_given(store: Store) -> None:
    number = store.write(add_offer, OfferDraft("Sleep clinic", setting="outpatient"), today=TODAY).id
    found = next(fact for fact in store.read(offer_facts, TODAY) if fact.id == number)
    assert found.setting == "Outpatient"


def test_an_offer_says_in_which_language_it_is_spoken_of(store: Store) -> None:
    number = store.write(add_offer, OfferDraft("Sleep clinic", register="treatment"), today=TODAY).id
    found = next(fact for fact in store.read(offer_facts, TODAY) if fact.id == number)
    assert found.language == "Treatment and outcomes"
    with pytest.raises(Invalid, match="wellness or treatment"):
        store.write(add_offer, OfferDraft("Sleep clinic 2", register="clinical"), today=TODAY)


def test_an_offer_says_until_when_it_runs_and_where_the_local_offer_has_it(store: Store) -> None:
    draft = replace(CLUB, runs_until=TODAY, local_offer_link=" www.example.org/club ")
    number = store.write(add_offer, draft, today=TODAY).id or 0
    copy = store.write(duplicate_offer, number, today=TODAY).id
    facts = {fact.id: fact for fact in store.read(offer_facts, TODAY)}
    assert (facts[number].runs_until, facts[number].local_offer_link) == (TODAY, "www.example.org/club")
    assert [fact.runs_until for fact in facts.values() if fact.id == copy] == [None]


def test_an_offer_ends_after_it_began(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(add_offer, replace(CLUB, runs_until=ago(90)), today=TODAY)
    assert set(refused.value.problems) == {"runs_until"}


def test_what_is_asked_about_an_offer_stands_with_it_until_it_is_answered(store: Store, club: int) -> None:
    number = store.write(ask_about_offer, club, "Still on Tuesdays?", today=TODAY).id or 0
    (fact,) = store.read(offer_facts, TODAY)
    assert fact.questions == ("Still on Tuesdays?",)
    store.write(answer_query, number, "Yes.", today=TODAY)
    (fact,) = store.read(offer_facts, TODAY)
    assert fact.questions == ()
