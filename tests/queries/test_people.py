"""Lists of organisations and staff: order, words and what is in use."""

from __future__ import annotations

from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.staff import StaffDraft, add_staff
from app.queries.people import organisation, organisations, staff
from app.store import Store
from tests.fixtures import TODAY


def add(store: Store, name: str, *, in_house: bool = False) -> int:
    return store.write(add_organisation, OrganisationDraft(name, in_house=in_house)).id or 0


def test_the_schools_own_teams_come_first_and_accents_do_not_matter(store: Store) -> None:
    for name in ("Zebra", "Élan", "Dove", "Fern"):
        add(store, name)
    add(store, "Zoo club", in_house=True)
    assert [row.name for row in store.read(organisations)] == [
        "School",
        "Zoo club",
        "Dove",
        "Élan",
        "Fern",
        "Zebra",
    ]


def test_an_organisation_says_how_many_offers_it_has(store: Store) -> None:
    kite, dove = add(store, "Kite"), add(store, "Dove")
    store.write(add_offer, OfferDraft("Lunch club", organisation_id=kite), today=TODAY)
    store.write(add_staff, StaffDraft("Mr Reed", organisation_id=dove))
    found = {row.name: (row.offers, row.in_use) for row in store.read(organisations)}
    assert found == {"School": (0, False), "Kite": (1, True), "Dove": (0, True)}


def test_there_is_no_organisation_of_that_number(store: Store) -> None:
    assert store.read(organisation, 99) is None


def test_staff_come_by_name_with_role_and_organisation_in_words(store: Store) -> None:
    store.write(add_staff, StaffDraft("Ms Wood", role="elsa", organisation_id=1))
    store.write(add_staff, StaffDraft("Mr Reed"))
    found = [(row.name, row.role_label, row.organisation) for row in store.read(staff)]
    assert found == [("Mr Reed", "", ""), ("Ms Wood", "Emotional literacy support assistant", "School")]


def test_whoever_has_checked_an_offer_is_in_use(store: Store) -> None:
    checker = store.write(add_staff, StaffDraft("Mr Reed")).id
    store.write(add_staff, StaffDraft("Ms Wood"))
    draft = OfferDraft("Lunch club", checked_on=TODAY, checked_by_id=checker)
    store.write(add_offer, draft, today=TODAY)
    assert {row.name: row.in_use for row in store.read(staff)} == {"Mr Reed": True, "Ms Wood": False}
