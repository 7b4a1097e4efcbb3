"""Examples of what is done to the catalogue of offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offer_queries import answer_query, ask_about_offer, take_back_query
from app.operations.offers import (
    add_offer,
    change_offer,
    check_offer,
    duplicate_offer,
    place_offer,
    retire_offer,
    set_offer_status,
)
from app.store import Store
from tests.fixtures import TODAY

from .examples import example

CLUB = OfferDraft(
    "Lunch club",
    status="active",
    organisation_id=1,
    places=(PlaceDraft(3, 1), PlaceDraft(2)),
    needs=(1, 2),
    audiences=("pupils",),
    referrers=("school", "family"),
    since=TODAY - timedelta(30),
)


def club(store: Store) -> int:
    """Add the offer of these examples, running for a month, and return its number."""
    return store.write(add_offer, CLUB, today=TODAY).id or 0


@example(add_offer)
def a_new_offer(store: Store) -> None:
    club(store)


@example(change_offer)
def an_offer_elsewhere_on_the_map(store: Store) -> None:
    changed = replace(
        CLUB, name="Lunch and games", status="paused", places=(PlaceDraft(3, 2),), needs=(2, 3), referrers=()
    )
    store.write(change_offer, club(store), changed, today=TODAY)


@example(duplicate_offer)
def an_offer_like_another(store: Store) -> None:
    store.write(duplicate_offer, club(store), today=TODAY)


@example(set_offer_status)
def an_offer_paused(store: Store) -> None:
    store.write(set_offer_status, club(store), "paused", today=TODAY)


@example(retire_offer)
def an_offer_that_ends(store: Store) -> None:
    store.write(retire_offer, club(store), today=TODAY)


@example(check_offer)
def an_offer_looked_at(store: Store) -> None:
    store.write(check_offer, club(store), today=TODAY)


@example(place_offer)
def an_offer_in_one_more_place(store: Store) -> None:
    store.write(place_offer, club(store), PlaceDraft(4, 1, dose="Weekly"), today=TODAY)


@example(ask_about_offer)
def a_question_about_an_offer(store: Store) -> None:
    question(store)


@example(answer_query)
def a_question_answered(store: Store) -> None:
    store.write(answer_query, question(store), "Yes, until July.", today=TODAY)


@example(take_back_query)
def a_question_taken_back(store: Store) -> None:
    store.write(take_back_query, question(store))


def question(store: Store) -> int:
    """Ask about the offer of these examples; returns the question's number."""
    return store.write(ask_about_offer, club(store), "Still on Tuesdays?", by="Mr Wren", today=TODAY).id or 0
