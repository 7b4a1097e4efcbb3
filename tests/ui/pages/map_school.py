"""A small school for tests of the Map: a gap, a partial gap, an overlap, and a cell that is well."""

from __future__ import annotations

from datetime import timedelta

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.queries.people import organisations
from app.store import Store
from app.ui.pages.map import MapPage
from app.ui.window import Window
from tests.fixtures import TODAY

THRIVING, ADVICE, HELP, MORE_HELP, RISK = 1, 2, 3, 4, 5
EMOTIONAL, LANGUAGE, LEARNING = 1, 3, 4


def _organisation(store: Store, name: str, inside: bool) -> int:
    known = {row.name: row.id for row in store.read(organisations)}
    if name in known:
        return known[name]
    return store.write(add_organisation, OrganisationDraft(name, in_house=inside)).id or 0


def add(
    store: Store,
    name: str,
    cells: list[tuple[int, int | None]],
    *,
    years: tuple[str, str],
    inside: bool = True,
) -> int:
    """Add a running offer that stands in some cells."""
    organisation = _organisation(store, "Pastoral team" if inside else "Otterdale NHS", inside)
    draft = OfferDraft(
        name,
        status="active",
        organisation_id=organisation,
        in_house=inside,
        places=tuple(PlaceDraft(grouping, domain) for grouping, domain in cells),
        year_from=years[0],
        year_to=years[1],
        usual_places=8,
    )
    return store.write(add_offer, draft, today=TODAY).id or 0


def place(store: Store, forename: str, year: str, domain: int, grouping: str) -> int:
    """Put a new pupil of a year into a grouping."""
    pupil = store.write(
        add_pupil,
        PupilDraft(forename, "Thimble", year_group=year, class_name=f"{year}K"),
        today=TODAY - timedelta(days=30),
    ).id
    assert pupil is not None
    draft = PlacementDraft(
        pupil,
        domain,
        grouping,
        reason="Talked about it.",
        participants=(ParticipantDraft("young_person"),),
        next_look_on=TODAY + timedelta(days=9),
    )
    store.write(place_pupil, draft, today=TODAY)
    return pupil


def fill(store: Store) -> int:
    """Fill a school with two offers, four pupils and two gaps; returns Wren's id."""
    add(store, "Talking group", [(HELP, LANGUAGE)], years=("R", "6"))
    add(store, "Speech therapy", [(HELP, LANGUAGE)], years=("1", "6"), inside=False)
    add(store, "Memory group", [(HELP, LEARNING)], years=("3", "6"))
    wren = place(store, "Wren", "4", LANGUAGE, "help")
    place(store, "Noor", "1", LEARNING, "help")
    place(store, "Kit", "4", LEARNING, "help")
    place(store, "Otis", "2", LEARNING, "more_help")
    return wren


def show(window: Window) -> MapPage:
    """Go to the Map and return its page."""
    window.go("map")
    page = window.current
    assert isinstance(page, MapPage)
    return page
