"""The room of the Map's cells and totals, from what the offers that run in them say."""

from __future__ import annotations

from app.models import OfferPlace
from app.queries.provision_map import MapCell, MapFilters, ProvisionMap, provision_map
from app.queries.room import Room
from app.queries.supports.capacity import capacity
from app.queries.supports.map_room import with_room
from app.queries.supports.on_offers import on_offers
from app.store import Store
from tests import supported
from tests.fixtures import TODAY, clock
from tests.pupil_school import add
from tests.queries.sight_school import PASTORAL


def the_map(store: Store) -> ProvisionMap:
    return with_room(store.read(provision_map, MapFilters(TODAY)), store.read(capacity, today=TODAY))


def cell(view: ProvisionMap, grouping: str) -> MapCell:
    row = next(row for row in view.rows if row.domain_id == 1)
    return next(cell for cell in row.cells if cell.grouping.code == grouping)


def fill(store: Store) -> list[int]:
    """Two offers in one cell: one over-full with somebody waiting, one with room."""
    full = supported.offer(store, "Lego club", usual_places=1)
    free = supported.offer(store, "Walk and talk", usual_places=4)
    for name, stage in (("Wren", "running"), ("Idris", "running"), ("Ada", "waiting")):
        pupil = add(store, name, "Thimble")
        supported.support(store, pupil, full, [(stage, supported.SEPTEMBER)])
    return [full, free]


def test_a_cell_says_what_is_free_and_which_offer_is_over_full(store: Store) -> None:
    fill(store)
    view = the_map(store)
    assert cell(view, "help").room == Room(5, 4, 2, 1, 1, (("Lego club", 2, 1),))
    assert [one.grouping.code for one in view.overloaded] == ["help"]


def test_an_offer_in_two_cells_counts_once_in_its_column(store: Store) -> None:
    offer = supported.offer(store, "Lego club", usual_places=3)
    code = cell(the_map(store), "help").grouping.id
    place = {"offer_id": offer, "grouping_id": code, "domain_id": 2, "starts_on": supported.SEPTEMBER}
    supported.keep(store, OfferPlace, **place)
    total = next(one for one in the_map(store).totals if one.grouping.code == "help")
    assert total.room is not None
    assert (total.room.places, total.room.free) == (3, 3)


def test_thriving_and_offers_that_say_nothing_have_no_places(store: Store) -> None:
    supported.offer(store, "Assembly", "thriving", usual_places=30)
    supported.offer(store, "Phone line", "advice")
    view = the_map(store)
    assert cell(view, "thriving").room is None
    assert cell(view, "advice").room == Room(None, None, 0, 0, 0)


def test_the_map_that_leaves_the_school_holds_no_room(store: Store) -> None:
    fill(store)
    plain = store.read(provision_map, MapFilters(TODAY))
    assert {one.room for row in plain.rows for one in row.cells} == {None}


def test_risk_support_has_no_room_for_who_may_not_see_it(store: Store) -> None:
    offer = supported.offer(store, "Safety plan", "risk_support", usual_places=2)
    assert cell(the_map(store), "risk_support").room is not None
    other = Store(store.database, PASTORAL, clock)
    assert cell(the_map(other), "risk_support").room is None
    assert other.read(on_offers, [offer], as_at=TODAY) == ()


def test_those_who_wait_come_before_those_who_are_there(store: Store) -> None:
    rows = store.read(on_offers, fill(store), as_at=TODAY)
    assert [row.pupil for row in rows] == ["Ada Thimble", "Idris Thimble", "Wren Thimble"]
