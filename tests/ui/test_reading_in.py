"""What is read in after the first page: the Map stays answered, the other pages only have their statements ready."""

from __future__ import annotations

from app.progress import Silent
from app.queries.map_choices import map_choices
from app.queries.provision_map import MapFilters, provision_map
from app.queries.pupils import pupil_rows
from app.queries.supports.capacity import capacity
from app.store import Store
from app.ui.reading_in import read_rest


def test_the_map_is_there_when_somebody_comes_to_it(store: Store) -> None:
    today = store.today()
    read_rest(store, Silent())
    assert store.is_ahead(map_choices, today=today)
    assert store.is_ahead(provision_map, MapFilters(today))
    assert store.is_ahead(capacity, today=today)


def test_what_other_pages_would_show_takes_no_room(store: Store) -> None:
    read_rest(store, Silent())
    assert not store.is_ahead(pupil_rows, today=store.today())
