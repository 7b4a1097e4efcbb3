"""The starter catalogue: offers that schools commonly run or refer to, to choose from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Offer
from app.paths import RESOURCES
from app.queries.wording import domains, groupings
from app.vocabulary import fold


@dataclass(frozen=True, slots=True)
class StarterOffer:
    """An offer of the starter catalogue as the list to choose from shows it; here: the school has it already.

    groupings and domains are codes, in the school's order; "" among the domains is all needs.
    """

    name: str
    organisation: str
    in_house: bool
    what: str
    groupings: tuple[str, ...]
    domains: tuple[str, ...]
    here: bool


def starter_offers(session: Session) -> tuple[StarterOffer, ...]:
    """Return the starter catalogue in its own order, by grouping."""
    known = {fold(name) for name in session.scalars(select(Offer.name))}
    in_order = [row.code for row in groupings(session, hidden=True)]
    of_need = ["", *(row.code for row in domains(session, retired=True))]
    return tuple(
        StarterOffer(
            entry["name"],
            entry["organisation"],
            entry["in_house"],
            entry["what"],
            tuple(code for code in in_order if any(p["grouping"] == code for p in entry["places"])),
            tuple(code for code in of_need if any((p["domain"] or "") == code for p in entry["places"])),
            fold(entry["name"]) in known,
        )
        for entry in shipped("starter", "offers")["offers"]
    )


@cache
def shipped(shelf: str, name: str) -> Any:
    """Return a file of the shipped content; nobody may change what it returns."""
    return json.loads((RESOURCES / shelf / f"{name}.json").read_text(encoding="utf-8"))
