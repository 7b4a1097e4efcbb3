"""Taking offers from the starter catalogue."""

from __future__ import annotations

import pytest

from app.errors import Invalid
from app.operations.domains import retire_domain
from app.operations.starter import add_starter_offers
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.starter import starter_offers
from app.store import Store
from tests.fixtures import TODAY


def offer(store: Store, name: str) -> OfferFact:
    """Return an offer of the school by its name."""
    return next(one for one in store.read(offer_facts, TODAY) if one.name == name)


def test_chosen_offers_come_as_drafts_with_all_that_is_known(store: Store) -> None:
    done = store.write(add_starter_offers, ["CAMHS"], today=TODAY)
    camhs = offer(store, "CAMHS")
    assert (done.sentence, done.counts["added"]) == ("Added CAMHS as a draft.", 1)
    assert (camhs.status, camhs.in_house, camhs.sector) == ("draft", False, "health")
    assert camhs.referrers == {"school", "gp", "professional", "family"}
    assert len(camhs.places) >= 2
    assert camhs.how_to_refer


def test_a_school_of_four_groupings_gets_the_places_that_it_shows(store: Store) -> None:
    hidden = GroupingDraft(1, "Thriving", "Thriving", "", "T", hidden=True)
    store.write(change_grouping, hidden, today=TODAY)
    store.write(retire_domain, 2, today=TODAY)
    names = [row.name for row in store.read(starter_offers)]
    assert store.write(add_starter_offers, names, today=TODAY).counts["added"] == len(names)
    places = {place for one in store.read(offer_facts, TODAY) for place in one.places}
    assert places
    assert not [place for place in places if place.grouping_id == 1 or place.domain_id == 2]


def test_an_organisation_is_made_once_and_found_afterwards(store: Store) -> None:
    store.write(add_starter_offers, ["Breakfast club", "Lunchtime club", "Family Hub"], today=TODAY)
    breakfast, lunch = offer(store, "Breakfast club"), offer(store, "Lunchtime club")
    assert breakfast.organisation_id == lunch.organisation_id != offer(store, "Family Hub").organisation_id
    assert breakfast.organisation == "School"


def test_what_is_here_already_is_left_alone(store: Store) -> None:
    store.write(add_starter_offers, ["Family Hub"], today=TODAY)
    done = store.write(add_starter_offers, ["family hub", "Breakfast club"], today=TODAY)
    assert done.counts == {"added": 1, "unchanged": 1}


@pytest.mark.parametrize("names", [[], ["Moon landing"]])
def test_nothing_chosen_or_something_unknown_is_refused(store: Store, names: list[str]) -> None:
    with pytest.raises(Invalid):
        store.write(add_starter_offers, names, today=TODAY)


def test_the_whole_catalogue_can_be_taken_in(store: Store) -> None:
    shelf = store.read(starter_offers)
    done = store.write(add_starter_offers, [one.name for one in shelf], today=TODAY)
    assert done.counts["added"] == len(shelf) >= 38
    assert all(one.here for one in store.read(starter_offers))


def test_the_catalogue_says_where_each_offer_stands(store: Store) -> None:
    wellbeing = next(one for one in store.read(starter_offers) if one.name == "Assembly and wellbeing week")
    assert (wellbeing.groupings, wellbeing.domains, wellbeing.here) == (("thriving",), ("",), False)
