"""An offer as its form gets it back, what readers still ask of it, and which offers read alike."""

from __future__ import annotations

from dataclasses import replace

from app.operations.offer_draft import OfferDraft
from app.operations.offer_saved import saved_draft
from app.operations.offers import add_offer, retire_offer
from app.operations.organisations import retire_organisation
from app.queries.offer_choices import offer_choices
from app.queries.offer_doubles import doubles
from app.queries.offer_facts import offer_facts
from app.queries.offer_pages import offer_record
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.examples_offers import CLUB, club


def test_what_is_kept_comes_back_as_the_draft_it_was(store: Store) -> None:
    saved = saved_draft(store.read(offer_record, club(store)))
    assert saved == replace(CLUB, since=None, referrers=saved.referrers)
    assert set(saved.referrers) == set(CLUB.referrers)


def test_a_place_that_has_ended_is_not_in_the_form(store: Store) -> None:
    record = store.read(offer_record, club(store))
    gone = replace(record.places[0], ends_on=TODAY)
    assert len(saved_draft(replace(record, places=(gone, record.places[1]))).places) == 1


def test_what_readers_will_ask_gets_less_with_every_answer() -> None:
    assert "organisation_id" in OfferDraft("Choir").asks()
    everything = replace(
        CLUB, what="Songs.", how_to_refer="Ask.", contact="Office", ending="In July.", checked_on=TODAY
    )
    assert everything.still_to_say() == ()


def test_offers_read_alike_until_one_has_ended(store: Store) -> None:
    first = club(store)
    second = store.write(add_offer, OfferDraft("club LUNCH"), today=TODAY).id
    assert set(doubles(store.read(offer_facts, TODAY))) == {first, second}
    store.write(retire_offer, first, today=TODAY)
    assert doubles(store.read(offer_facts, TODAY)) == {}


def test_an_offer_keeps_a_choice_that_the_school_has_retired(store: Store) -> None:
    record = store.read(offer_record, club(store))
    store.write(retire_organisation, 1)
    assert 1 not in {row.id for row in store.read(offer_choices).organisations}
    assert 1 in {row.id for row in store.read(offer_choices, record).organisations}
