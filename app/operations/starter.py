"""Taking offers from the starter catalogue into the school, as drafts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Offer, Organisation
from app.operations.offer_entries import codes, draft_of
from app.operations.offers import add_offer
from app.queries.starter import shipped
from app.vocabulary import fold


def add_starter_offers(session: Session, names: Sequence[str], *, today: date) -> Done:
    """Add the chosen offers of the starter catalogue as drafts; those the school has already are left alone.

    Organisations are found by name or made. Raises Invalid for a name that the catalogue does not have.
    """
    shelf = {fold(entry["name"]): entry for entry in shipped("starter", "offers")["offers"]}
    chosen = list(dict.fromkeys(fold(name) for name in names))
    if not chosen:
        raise Invalid({"names": "Choose at least one offer."})
    if not all(name in shelf for name in chosen):
        raise Invalid({"names": "One of these is not in the starter catalogue."})
    there = {fold(name) for name in session.scalars(select(Offer.name))}
    new = [shelf[name] for name in chosen if name not in there]
    organisations = {fold(row.name): row for row in session.scalars(select(Organisation))}
    known = codes(session)
    for entry in new:
        organisation = _organisation(session, entry, organisations)
        add_offer(session, draft_of(entry, known, organisation_id=organisation.id), today=today)
    counts = {"added": len(new), "unchanged": len(chosen) - len(new)}
    return Done(_sentence(new), counts=counts)


def _organisation(
    session: Session, entry: dict[str, Any], organisations: dict[str, Organisation]
) -> Organisation:
    name = fold(entry["organisation"])
    if name not in organisations:
        about = next(
            row
            for row in shipped("starter", "organisations")["organisations"]
            if row["name"] == entry["organisation"]
        )
        organisations[name] = Organisation(
            name=about["name"], in_house=about["in_house"], sector=about["sector"]
        )
        session.add(organisations[name])
        session.flush()
    return organisations[name]


def _sentence(new: list[dict[str, Any]]) -> str:
    if not new:
        return "All of these were here already."
    if len(new) == 1:
        return f"Added {new[0]['name']} as a draft."
    return f"Added {len(new)} starter offers as drafts."
