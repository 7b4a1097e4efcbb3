"""The sheet of capacity and waiting: in the internal copy alone, and without what the asker may not see."""

from __future__ import annotations

from typing import Any

from app.exports.excel_map import map_workbook
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.queries.supports.capacity_rows import capacity_rows
from app.store import Store
from tests import supported
from tests.exports.reading import opened, texts
from tests.fixtures import TODAY, clock
from tests.pupil_school import add
from tests.queries.sight_school import PASTORAL


def copy(door: Store, *, internal: bool = True) -> Any:
    filters = MapFilters(TODAY)
    view, about = door.read(provision_map, filters), door.read(map_about, filters, TODAY)
    rooms = door.read(capacity_rows, as_at=TODAY)
    return opened(map_workbook(view, about, internal=internal, rooms=rooms))


def lines(book: Any) -> list[tuple[Any, ...]]:
    rows = book["Capacity and waiting"].iter_rows(min_row=4, values_only=True)
    return [row[:9] for row in rows if row[0]]


def fill(store: Store) -> None:
    club = supported.offer(store, "Lego club", usual_places=9)
    group = supported.group(store, club, places=1)
    for name in ("Wren", "Idris"):
        supported.support(store, add(store, name, "Thimble"), club, group_id=group)
    supported.support(store, add(store, "Ada", "Fern"), club, [("waiting", supported.SEPTEMBER)])
    supported.offer(store, "Phone line", "advice")
    supported.offer(store, "Safety plan", "risk_support", usual_places=2)


def test_it_says_places_who_is_there_and_who_waits(store: Store) -> None:
    fill(store)
    club = next(line for line in lines(copy(store)) if line[0] == "Lego club")
    assert club[1:4] == ("Getting Help", "Emotional wellbeing", "Tuesdays (over-full: 2 of 1)")
    assert club[4:] == (1, 2, "over-full by 1", 1, "10 weeks, since 1 Sep")


def test_an_offer_of_which_nothing_is_known_is_left_out(store: Store) -> None:
    fill(store)
    assert "Phone line" not in {line[0] for line in lines(copy(store))}


def test_who_may_not_see_risk_support_reads_no_offer_for_it(store: Store) -> None:
    fill(store)
    said = {line[0] for line in lines(copy(Store(store.database, PASTORAL, clock)))}
    assert "Safety plan" not in said
    assert "Safety plan" in {line[0] for line in lines(copy(store))}


def test_the_copy_to_share_says_nothing_of_who_is_there(store: Store) -> None:
    club = supported.offer(store, "Lego club", usual_places=2)
    before = {sheet.title: texts(sheet) for sheet in copy(store, internal=False).worksheets}
    for name in ("Wren", "Idris", "Ada"):
        supported.support(store, add(store, name, "Thimble"), club)
    after = {sheet.title: texts(sheet) for sheet in copy(store, internal=False).worksheets}
    assert after == before
