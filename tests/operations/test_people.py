"""Organisations and staff: names once, words from the lists, retired and never deleted."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import Offer
from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer
from app.operations.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    retire_organisation,
)
from app.operations.staff import StaffDraft, add_staff, change_staff, retire_staff
from app.queries.people import organisation, organisations, staff
from app.store import Store
from tests.fixtures import TODAY


def folded(session: Session) -> str:
    return session.scalars(select(Offer.folded)).one()


def test_an_organisation_is_kept_without_stray_spaces(store: Store) -> None:
    number = store.write(
        add_organisation, OrganisationDraft(" Kite  Project ", website=" kite.example.org ")
    ).id
    assert number is not None
    kite = store.read(organisation, number)
    assert kite is not None
    assert (kite.name, kite.website, kite.contact) == ("Kite Project", "kite.example.org", "")


def test_two_organisations_cannot_have_one_name_however_it_is_typed(store: Store) -> None:
    store.write(add_organisation, OrganisationDraft("Café Kite"))
    with pytest.raises(Invalid, match="Café Kite is there already"):
        store.write(add_organisation, OrganisationDraft("cafe  KITE"))


def test_a_retired_organisation_of_that_name_is_to_be_restored(store: Store) -> None:
    number = store.write(add_organisation, OrganisationDraft("Kite")).id
    assert number is not None
    store.write(retire_organisation, number)
    with pytest.raises(Invalid, match="Restore it instead"):
        store.write(add_organisation, OrganisationDraft("Kite"))
    assert "Kite" not in [row.name for row in store.read(organisations)]
    assert "Kite" in [row.name for row in store.read(organisations, retired=True)]


def test_an_organisation_keeps_its_own_name_when_changed(store: Store) -> None:
    number = store.write(add_organisation, OrganisationDraft("Kite")).id
    assert number is not None
    store.write(change_organisation, number, OrganisationDraft("KITE", sector="health"))
    assert [(row.name, row.sector_label) for row in store.read(organisations)][-1] == ("KITE", "Health")


@pytest.mark.parametrize(
    "website", ["not a page", "kite", "ftp://kite.example.org", "office@kite.example.org"]
)
def test_what_is_no_web_address_is_refused(store: Store, website: str) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(add_organisation, OrganisationDraft("Kite", website=website))
    assert set(refused.value.problems) == {"website"}


@pytest.mark.parametrize(
    "website", ["kite.example.org", "HTTPS://kite.example.org/a?b=c", "www.kite.org:8080/"]
)
def test_web_addresses_are_taken_as_people_write_them(website: str) -> None:
    assert OrganisationDraft("Kite", website=website).problems() == {}


def test_words_outside_the_lists_are_refused(store: Store) -> None:
    with pytest.raises(Invalid, match="Choose a sector"):
        store.write(add_organisation, OrganisationDraft("Kite", sector="circus"))
    with pytest.raises(Invalid) as refused:
        store.write(add_staff, StaffDraft("Mr Reed", role="pilot", organisation_id=99))
    assert set(refused.value.problems) == {"role", "organisation_id"}


def test_offers_are_found_by_the_new_name_of_their_organisation(store: Store) -> None:
    number = store.write(add_organisation, OrganisationDraft("Kite")).id
    assert number is not None
    store.write(add_offer, OfferDraft("Lunch club", organisation_id=number), today=TODAY)
    store.write(change_organisation, number, OrganisationDraft("Heron House"))
    assert store.read(folded) == "lunch club heron house"
    store.undo()
    assert store.read(folded) == "lunch club kite"


def test_two_people_may_share_a_name_but_not_everything(store: Store) -> None:
    store.write(add_staff, StaffDraft("Mr Reed", role="mentor"))
    store.write(add_staff, StaffDraft("Mr Reed", role="teacher"))
    with pytest.raises(Invalid, match="Mr Reed is there already"):
        store.write(add_staff, StaffDraft("mr reed", role="mentor"))


def test_somebody_who_left_is_no_longer_offered_but_still_known(store: Store) -> None:
    number = store.write(add_staff, StaffDraft("Mr Reed")).id
    assert number is not None
    store.write(retire_staff, number)
    assert store.read(staff) == ()
    assert [row.retired for row in store.read(staff, retired=True)] == [True]


def test_a_row_that_has_gone_is_said_to_be_gone(store: Store) -> None:
    with pytest.raises(Problem, match="no longer there"):
        store.write(change_staff, 99, StaffDraft("Mr Reed"))
