"""A school with a handful of offers, for the tests of their page and their form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer, check_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.staff import StaffDraft, add_staff
from app.store import Store
from tests.fixtures import TODAY

ADVICE, HELP, MORE_HELP = 2, 3, 4
EMOTIONAL, LANGUAGE = 1, 3


@pytest.fixture
def offers(store: Store) -> dict[str, int]:
    """Five offers by name: two in-house and running, one external and due, a draft, and one that has ended."""
    store.write(add_staff, StaffDraft("Ms Dovecote", role="senco"))
    school = _number(store.write(add_organisation, OrganisationDraft("Test pastoral team", in_house=True)))
    kite = _number(store.write(add_organisation, OrganisationDraft("Kite Project", sector="vcse")))
    talk = {"what": "Words come in their own time.", "audiences": ("pupils",), "usual_places": 8}
    found = {
        "Talking group": _add(store, "Talking group", school, HELP, LANGUAGE, **talk),
        "Homework club": _add(
            store, "Homework club", school, ADVICE, None, year_from="3", year_to="6", universal=True
        ),
        "Kite helpline": _add(store, "Kite helpline", kite, ADVICE, EMOTIONAL, self_access=True),
        "Old choir": _add(store, "Old choir", school, ADVICE, None, status="ended"),
        "Art lunch": _number(store.write(add_offer, OfferDraft("Art lunch"), today=TODAY)),
    }
    for name in ("Talking group", "Homework club"):
        store.write(check_offer, found[name], today=TODAY)
    return found


def _add(store: Store, name: str, organisation: int, grouping: int, domain: int | None, **more: Any) -> int:
    draft = OfferDraft(
        name,
        **({"status": "active"} | more),
        organisation_id=organisation,
        places=(PlaceDraft(grouping, domain, dose="Weekly"),),
        since=TODAY - timedelta(30),
    )
    return _number(store.write(add_offer, draft, today=TODAY))


def _number(done: Any) -> int:
    assert isinstance(done.id, int)
    return done.id
