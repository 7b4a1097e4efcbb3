"""What is behind the Map's numbers: who is in a gap, who is Thriving, and what the filters can offer."""

from __future__ import annotations

from datetime import timedelta

from app.queries.cell_pupils import cell_pupils
from app.queries.map_choices import map_choices
from app.queries.provision_map import MapCell, MapFilters, provision_map
from app.queries.thriving_pupils import thriving_pupils
from app.store import Store
from tests.fixtures import TODAY
from tests.ui.pages.map_school import EMOTIONAL, HELP, LEARNING, MORE_HELP, add, fill, place


def cell(store: Store, domain: int, grouping: int) -> MapCell:
    """Return one cell of today's Map."""
    view = store.read(provision_map, MapFilters(TODAY))
    cells = (cell for row in view.rows for cell in row.cells)
    return next(c for c in cells if c.domain_id == domain and c.grouping.id == grouping)


def test_a_gap_says_in_which_years_its_pupils_are(store: Store) -> None:
    fill(store)
    place(store, "Ivo", "1", LEARNING, "help")
    place(store, "Ana", "2", LEARNING, "help")
    assert cell(store, LEARNING, HELP).gap_years == (("1", 2), ("2", 1))


def test_an_offer_for_all_needs_fills_a_gap(store: Store) -> None:
    fill(store)
    assert cell(store, LEARNING, MORE_HELP).gap == 1
    add(store, "Counsellor", [(MORE_HELP, None)], years=("R", "6"))
    found = cell(store, LEARNING, MORE_HELP)
    assert (found.gap, found.gap_years, found.covered) == (0, (), True)


def test_thriving_pupils_are_as_many_as_their_cell_says(store: Store) -> None:
    fill(store)
    found = store.read(thriving_pupils, LEARNING, as_at=TODAY)
    assert [row.name for row in found] == ["Wren Thimble"]
    assert cell(store, LEARNING, 1).pupils == len(found)


def test_thriving_everywhere_leaves_out_who_is_placed_anywhere(store: Store) -> None:
    fill(store)
    assert store.read(thriving_pupils, None, as_at=TODAY) == ()
    assert len(store.read(thriving_pupils, EMOTIONAL, as_at=TODAY, years=("4",))) == 2


def test_everyone_in_a_grouping_is_as_many_as_its_total_says(store: Store) -> None:
    fill(store)
    view = store.read(provision_map, MapFilters(TODAY))
    found = store.read(cell_pupils, HELP, None, as_at=TODAY)
    assert view.totals[2].pupils == len(found) == 3


def test_an_ended_placement_is_not_behind_a_number(store: Store) -> None:
    fill(store)
    assert store.read(cell_pupils, HELP, LEARNING, as_at=TODAY - timedelta(days=1)) == ()


def test_the_filters_offer_the_years_on_the_roll(store: Store) -> None:
    fill(store)
    found = store.read(map_choices, today=TODAY)
    assert [code for code, _ in found.years] == ["1", "2", "4"]
    assert found.years_said == "Years 1 to 4"
    assert store.read(map_choices, today=TODAY - timedelta(days=400)).years_said == "All years"
