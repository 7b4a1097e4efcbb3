"""Examples of what is done to organisations and staff."""

from __future__ import annotations

from app.operations.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    restore_organisation,
    retire_organisation,
)
from app.operations.staff import StaffDraft, add_staff, change_staff, restore_staff, retire_staff
from app.store import Store

from .examples import example

KITE = OrganisationDraft("Kite Project", sector="vcse", contact="Ask the office", website="kite.example.org")


def kite(store: Store) -> int:
    """Add the organisation of these examples and return its number."""
    return store.write(add_organisation, KITE).id or 0


def reader(store: Store) -> int:
    """Add the member of staff of these examples and return the number."""
    return store.write(add_staff, StaffDraft("Mr Reed", role="mentor")).id or 0


@example(add_organisation)
def a_new_organisation(store: Store) -> None:
    kite(store)


@example(change_organisation)
def an_organisation_with_a_new_name(store: Store) -> None:
    store.write(change_organisation, kite(store), OrganisationDraft("The Kite Project"))


@example(retire_organisation)
def an_organisation_that_has_closed(store: Store) -> None:
    store.write(retire_organisation, kite(store))


@example(restore_organisation)
def an_organisation_that_has_opened_again(store: Store) -> None:
    number = kite(store)
    store.write(retire_organisation, number)
    store.write(restore_organisation, number)


@example(add_staff)
def a_new_member_of_staff(store: Store) -> None:
    reader(store)


@example(change_staff)
def somebody_with_a_new_role(store: Store) -> None:
    store.write(change_staff, reader(store), StaffDraft("Mr Reed", role="teacher", organisation_id=1))


@example(retire_staff)
def somebody_who_has_left(store: Store) -> None:
    store.write(retire_staff, reader(store))


@example(restore_staff)
def somebody_who_has_come_back(store: Store) -> None:
    number = reader(store)
    store.write(retire_staff, number)
    store.write(restore_staff, number)
