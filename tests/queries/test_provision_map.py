"""The Map as at a day: offers, standings and placements of that day, and counts that sum to its roll."""

from __future__ import annotations

from datetime import timedelta

from app.operations.domains import retire_domain
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer, change_offer, retire_offer
from app.operations.placements import place_pupil
from app.operations.pupils import PupilDraft, add_pupil, change_pupil, leave_school
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import ago, draft, new_pupil, place

CLUB = OfferDraft("Lunch club", status="active", organisation_id=1, places=(PlaceDraft(3, 1),), since=ago(90))


def seen(store: Store, days: int = 0, **filters: object) -> ProvisionMap:
    """Return the Map as at so many days ago."""
    return store.read(provision_map, MapFilters(ago(days), **filters))  # type: ignore[arg-type]


def counts(found: ProvisionMap, domain: int = 1) -> dict[str, int]:
    """Return grouping → pupils of one domain."""
    (row,) = (row for row in found.rows if row.domain_id == domain)
    return {cell.grouping.code: cell.pupils for cell in row.cells if cell.pupils}


def test_an_offer_that_ended_still_stands_on_the_days_before(store: Store) -> None:
    club = store.write(add_offer, CLUB, today=ago(60)).id or 0
    store.write(retire_offer, club, today=ago(30))
    assert [len(seen(store, days).offers) for days in (91, 90, 31, 30, 0)] == [0, 1, 1, 0, 0]


def test_a_place_taken_away_stands_on_the_days_before(store: Store) -> None:
    club = store.write(add_offer, CLUB, today=ago(60)).id or 0
    moved = OfferDraft("Lunch club", status="active", organisation_id=1, places=(PlaceDraft(4, 1),))
    store.write(change_offer, club, moved, today=ago(30))
    cells = [
        [cell.grouping.code for row in seen(store, days).rows for cell in row.cells if cell.offers]
        for days in (31, 30)
    ]
    assert cells == [["help"], ["more_help"]]


def test_the_year_of_a_pupil_is_that_of_the_day(store: Store) -> None:
    wren = PupilDraft("Wren", "Thimble", started_on=ago(200), year_group="4")
    pupil = store.write(add_pupil, wren, today=TODAY).id or 0
    place(store, pupil, "help", 90)
    risen = PupilDraft("Wren", "Thimble", started_on=ago(200), year_group="5")
    store.write(change_pupil, pupil, risen, since=ago(30), today=TODAY)
    assert counts(seen(store, 60, years=("4",))) == {"help": 1}
    assert seen(store, 0, years=("4",)).roll == 0
    assert counts(seen(store, 0, years=("5",))) == {"help": 1}


def test_the_counts_of_a_domain_sum_to_the_roll_of_that_day(store: Store) -> None:
    pupils = [new_pupil(store) for _ in range(4)]
    place(store, pupils[0], "help", 90)
    place(store, pupils[0], "risk_support", 60)
    place(store, pupils[1], "advice", 20)
    store.write(leave_school, pupils[2], on=ago(40), today=TODAY)
    found = [counts(seen(store, days)) for days in (70, 50, 10)]
    assert found[0] == {"thriving": 3, "help": 1}
    assert found[1] == {"thriving": 3, "risk_support": 1}
    assert found[2] == {"thriving": 1, "advice": 1, "risk_support": 1}
    assert [sum(row.values()) for row in found] == [seen(store, days).roll for days in (70, 50, 10)]


def test_what_was_hidden_or_retired_since_is_on_the_map_of_a_day_on_which_it_was_used(store: Store) -> None:
    pupil = new_pupil(store)
    decision = draft(pupil, "help", 90, domain_id=2)
    store.write(place_pupil, decision, today=TODAY)
    store.write(place_pupil, draft(pupil, "thriving", 30, domain_id=2), today=TODAY)
    store.write(retire_domain, 2, today=TODAY)
    hidden = GroupingDraft(3, "Getting Help", "Getting Help", "", "H", hidden=True)
    store.write(change_grouping, hidden, today=TODAY)
    assert counts(seen(store, 60), 2) == {"help": 1}
    now = seen(store)
    assert 2 not in [row.domain_id for row in now.rows]
    assert "help" not in [grouping.code for grouping in now.groupings]


def test_a_view_without_thriving_hides_its_column_and_not_the_roll(store: Store) -> None:
    place(store, new_pupil(store), "help", 10)
    new_pupil(store)
    hidden = GroupingDraft(1, "Thriving", "Thriving", "", "T", hidden=True)
    store.write(change_grouping, hidden, today=TODAY)
    found = seen(store)
    assert (found.roll, found.placed, len(found.groupings)) == (2, 1, 4)
    assert counts(found) == {"help": 1}


def test_the_map_of_a_day_before_the_school_is_empty_and_whole(store: Store) -> None:
    new_pupil(store)
    found = store.read(provision_map, MapFilters(TODAY - timedelta(days=5000)))
    assert (found.roll, found.placed, found.offers) == (0, 0, ())
    assert len(found.rows) > 1
