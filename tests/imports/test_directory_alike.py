"""A service that the school may have already: it is asked about or doubted, and can be joined with the offer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.imports.directory.importing import PlannedOffer
from app.imports.plan import AS_NEW, LEAVE_OUT, Change, Choices, Outcome
from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer, retire_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.store import Store
from tests.fixtures import TODAY

from .making import NOTHING, offer_plan, offers, service, services_file, take_offers_in


def have(store: Store, name: str, provider: str = "", **fields: Any) -> int:
    """Let the school have an external offer that nobody imported."""
    house = store.write(add_organisation, OrganisationDraft(provider)).id if provider else None
    draft = OfferDraft(name, organisation_id=house, **({"in_house": False} | fields))
    offer_id = store.write(add_offer, draft, today=TODAY).id
    assert offer_id is not None
    return offer_id


def planned(store: Store, folder: Path, choices: Choices | None = None, **fields: Any) -> PlannedOffer:
    return offer_plan(store, services_file(folder, service(**fields)), choices).rows[0]


def test_the_same_name_is_asked_about_and_not_written(store: Store, tmp_path: Path) -> None:
    offer_id = have(store, "DROP in")
    row = planned(store, tmp_path)
    assert (row.outcome, row.payload) == (Outcome.ASKED, None)
    assert row.reason == "The school has an offer of this name: say whether it is the same."
    assert [(one.id, one.words) for one in row.candidates] == [(offer_id, "DROP in (the same name)")]
    take_offers_in(store, services_file(tmp_path, service()))
    assert len(offers(store)) == 1


@pytest.mark.parametrize(
    ("has", "says", "why"),
    [
        ({"name": "The drop-in group", "provider": "Kite Project"}, {}, "the same provider and a similar name"),
        ({"name": "Chess", "website": "www.kite.example.org/"}, {"url": "https://kite.example.org"}, "web address"),
        ({"name": "Chess", "contact": "Ann, 0117 496 0000"}, {"phones": [{"number": "+44 117 496 0000"}]}, "telephone"),
    ],
)  # fmt: skip
def test_what_is_alike_is_a_doubt_with_the_offer_to_join(
    store: Store, tmp_path: Path, has: dict[str, Any], says: dict[str, Any], why: str
) -> None:
    offer_id = have(store, **has)
    row = planned(store, tmp_path, **says)
    assert (row.outcome, [one.id for one in row.candidates]) == (Outcome.ADDED, [offer_id])
    assert why in row.warnings[0]


@pytest.mark.parametrize(
    "has",
    [
        {"name": "Chess", "provider": "Kite Project"},
        {"name": "Drop-in group", "provider": "Sail"},
        {"name": "Chess", "website": "kite.example.org/chess", "contact": "0117 496 0009"},
    ],
)
def test_what_has_little_in_common_is_not_offered(store: Store, tmp_path: Path, has: dict[str, Any]) -> None:
    have(store, **has)
    row = planned(store, tmp_path, url="kite.example.org", phones=[{"number": "0117 496 0000"}])
    assert (row.candidates, row.warnings) == ((), ())


def test_joining_fills_what_is_empty_and_keeps_the_rest(store: Store, tmp_path: Path) -> None:
    offer_id = have(store, "Drop-in", what="Tea and talk", age_from=5)
    fields: dict[str, Any] = {
        "description": "Long words",
        "wait_time": "6 weeks",
        "minimum_age": 11,
        "maximum_age": 18,
    }
    row = planned(store, tmp_path, {1: offer_id}, **fields)
    assert row.outcome is Outcome.CHANGED
    assert row.changes == (
        Change("Taken from", "", "the directory"),
        Change("Who offers it", "", "Kite Project"),
        Change("Wait", "", "6 weeks"),
    )
    take_offers_in(store, services_file(tmp_path, service(**fields)), {1: offer_id})
    (offer,) = offers(store)
    assert (offer["what"], offer["expected_wait"], offer["age_from"], offer["age_to"]) == (
        "Tea and talk",
        "6 weeks",
        5,
        None,
    )
    assert (offer["source_id"], offer["organisation"], offer["taken_in_on"]) == ("s-1", "Kite Project", TODAY)


def test_what_was_joined_follows_later_files_where_the_directory_filled_it(
    store: Store, tmp_path: Path
) -> None:
    offer_id = have(store, "Drop-in", what="Tea and talk")
    take_offers_in(
        store, services_file(tmp_path, service(description="Words", wait_time="6 weeks")), {1: offer_id}
    )
    take_offers_in(store, services_file(tmp_path, service(description="New words", wait_time="8 weeks")))
    (offer,) = offers(store)
    assert (offer["what"], offer["expected_wait"]) == ("Tea and talk", "8 weeks")


def test_a_person_may_say_that_it_is_another_one(store: Store, tmp_path: Path) -> None:
    have(store, "Drop-in")
    row = planned(store, tmp_path, {1: AS_NEW})
    assert (row.outcome, row.warnings) == (Outcome.ADDED, ())
    take_offers_in(store, services_file(tmp_path, service()), {1: AS_NEW})
    assert len(offers(store)) == 2


def test_a_row_can_be_left_out(store: Store, tmp_path: Path) -> None:
    path = services_file(tmp_path, service(), service(id="s-2", name="Club"))
    assert offer_plan(store, path, {2: LEAVE_OUT}).counts() == NOTHING | {"added": 1, "left": 1}
    take_offers_in(store, path, {2: LEAVE_OUT})
    assert [offer["name"] for offer in offers(store)] == ["Drop-in"]


def test_a_choice_that_is_none_of_the_candidates_counts_for_nothing(store: Store, tmp_path: Path) -> None:
    have(store, "Drop-in")
    assert planned(store, tmp_path, {1: 99}).outcome is Outcome.ASKED


def test_two_services_cannot_be_joined_with_one_offer(store: Store, tmp_path: Path) -> None:
    offer_id = have(store, "Drop-in")
    path = services_file(tmp_path, service(), service(id="s-2"))
    rows = offer_plan(store, path, {1: offer_id, 2: offer_id}).rows
    assert [row.outcome for row in rows] == [Outcome.CHANGED, Outcome.ASKED]
    assert rows[1].reason == "Service 1 is joined with Drop-in already: choose another."


def test_ended_offers_are_not_offered(store: Store, tmp_path: Path) -> None:
    store.write(retire_offer, have(store, "Drop-in"), today=TODAY)
    row = planned(store, tmp_path)
    assert (row.outcome, row.candidates, row.warnings) == (Outcome.ADDED, (), ())


def test_an_in_house_offer_of_the_same_name_can_be_joined_and_is_told_to_be_one(
    store: Store, tmp_path: Path
) -> None:
    offer_id = have(store, "‘Drop in’", in_house=True)
    row = planned(store, tmp_path)
    words = "‘Drop in’ (in-house, the school's own; the same name)"
    assert (row.outcome, [(one.id, one.words) for one in row.candidates]) == (
        Outcome.ADDED,
        [(offer_id, words)],
    )
    assert row.warnings == (f"It may be one that the school has: {words}.",)


def test_an_in_house_offer_that_is_joined_stays_in_house_and_only_its_empty_fields_are_filled(
    store: Store, tmp_path: Path
) -> None:
    offer_id = have(store, "Drop in", in_house=True, what="Tea and talk")
    provider = {"name": "Kite Project"}
    path = services_file(tmp_path, service(description="Words", wait_time="6 weeks", organization=provider))
    (row,) = offer_plan(store, path, {1: offer_id}).rows
    assert [change.field for change in row.changes] == ["Taken from", "Wait"]
    assert row.warnings == ("It stays in-house, as the school has it.",)
    take_offers_in(store, path, {1: offer_id})
    (offer,) = offers(store)
    assert (offer["in_house"], offer["organisation"]) == (True, None)
    assert (offer["what"], offer["expected_wait"]) == ("Tea and talk", "6 weeks")


@pytest.mark.parametrize("shared", [{"website": "kite.example.org"}, {"contact": "0117 496 0000"}])
def test_an_in_house_offer_is_not_offered_for_less_than_its_name(
    store: Store, tmp_path: Path, shared: dict[str, Any]
) -> None:
    have(store, "Chess", in_house=True, **shared)
    row = planned(store, tmp_path, url="https://kite.example.org", phones=[{"number": "0117 496 0000"}])
    assert row.candidates == ()


def test_services_of_one_directory_are_not_taken_for_each_other(store: Store, tmp_path: Path) -> None:
    path = services_file(tmp_path, service(url="kite.example.org"), service(id="s-2", url="kite.example.org"))
    take_offers_in(store, path)
    assert offer_plan(store, path).counts() == NOTHING | {"unchanged": 2}


def test_a_service_under_a_new_number_is_asked_about_and_keeps_its_offer(
    store: Store, tmp_path: Path
) -> None:
    take_offers_in(store, services_file(tmp_path, service(description="Once")))
    path = services_file(tmp_path, service(id="renumbered", description="Later"))
    (row,) = offer_plan(store, path).rows
    assert row.outcome is Outcome.ASKED
    take_offers_in(store, path, {1: row.candidates[0].id})
    assert [offer["source_id"] for offer in offers(store)] == ["renumbered"]


def test_joining_is_undone_in_one_step(store: Store, tmp_path: Path) -> None:
    offer_id = have(store, "Drop-in")
    before = offers(store)
    take_offers_in(store, services_file(tmp_path, service(wait_time="6 weeks")), {1: offer_id})
    store.undo()
    assert offers(store) == before
