"""A school at the beginning of a year, whose pupils came in the year before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.done import Done
from app.models import OfferPlace, OfferState, Pupil, Standing
from app.operations.organisations import OrganisationDraft, add_organisation
from app.store import Store
from app.vocabulary import fold
from tests.supported import keep, offer, support

# The year of the tests begins on 1 September 2026; the one before it is over.
YEAR = date(2026, 9, 1)
OLD = date(2025, 9, 1)
LOOK = date(2026, 12, 1)
Row = tuple[str | None, str | None, date, date | None]


@dataclass(frozen=True, slots=True)
class Ids:
    """The rows of the school by number."""

    wren: int
    idris: int
    ada: int
    club: int
    mentor: int
    on_club: int
    on_mentor: int


def came(store: Store, forename: str, surname: str, year: str | None, name: str = "Owl", **more: Any) -> int:
    """Somebody on the roll since the old year's first day, or as said; returns the id."""
    folded = fold(f"{forename} {surname}")
    number = keep(store, Pupil, forename=forename, surname=surname, folded=folded)
    values = {"year_group": year, "class_name": name, "starts_on": OLD, "registration": "main", **more}
    keep(store, Standing, pupil_id=number, **values)
    return number


def fill(store: Store) -> Ids:
    """Two pupils who go up and one in the top year, two offers since the old year, a support on each."""
    wren = came(store, "Wren", "Thimble", "3", "3B")
    idris = came(store, "Idris", "Moonraker", "R")
    ada = came(store, "Ada", "Fern", "6", "Kestrel")
    club, mentor = old_offer(store, "Lunch club"), old_offer(store, "Mentor")
    on_club = support(store, wren, club, [("running", date(2026, 1, 12))], next_look_on=LOOK)
    on_mentor = support(store, ada, mentor, [("running", date(2026, 2, 2))], next_look_on=LOOK)
    return Ids(wren, idris, ada, club, mentor, on_club, on_mentor)


def old_offer(store: Store, name: str) -> int:
    """An offer that runs, and stands on the map, since the old year; returns its id."""
    house = store.write(add_organisation, OrganisationDraft(f"{name} team")).id
    number = offer(store, name, organisation_id=house)

    def earlier(session: Any) -> Any:
        for kind in (OfferState, OfferPlace):
            for row in session.scalars(select(kind).where(kind.offer_id == number)):
                row.starts_on = OLD
        return Done("Moved.")

    store.write(earlier)
    return number


def standings(store: Store, pupil_id: int) -> list[Row]:
    """Return a pupil's standings in order: year, class, from, to."""
    rows = select(Standing.year_group, Standing.class_name, Standing.starts_on, Standing.ends_on)
    found = rows.where(Standing.pupil_id == pupil_id).order_by(Standing.starts_on)
    return store.read(lambda session: [tuple(row) for row in session.execute(found)])  # type: ignore[misc]


def year_now(store: Store, pupil_id: int) -> str | None:
    """Return the year group a pupil is in now."""
    return next((year for year, _, _, ends in standings(store, pupil_id) if ends is None), None)
