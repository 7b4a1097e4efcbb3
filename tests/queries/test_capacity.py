"""Places, who is there and who waits; doses; clashes: counted from rows written by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.operations.groups.registers import RegisterDraft, take_register
from app.queries.supports.capacity import Capacity, capacity
from app.queries.supports.clashes import clashes_of, clashes_with, time_out
from app.queries.supports.dose import Dose, dose_of
from app.queries.supports.groups import groups_of
from app.queries.supports.over_full import over_full
from app.queries.supports.waiting import offered_places, waiting_for
from app.store import Store
from tests import supported
from tests.fixtures import TODAY, clock
from tests.pupil_school import add
from tests.queries.sight_school import PASTORAL

SEPTEMBER, OCTOBER = supported.SEPTEMBER, date(2026, 10, 6)
A_WEEK = timedelta(days=7)


def running(store: Store, offer: int, name: str, group: int | None = None, since: date = SEPTEMBER) -> int:
    return supported.support(store, add(store, name, "Thimble"), offer, [("running", since)], group_id=group)


def waits(store: Store, offer: int, name: str, since: date) -> int:
    return supported.support(
        store, add(store, name, "Fern"), offer, [("referred", since), ("waiting", since)]
    )


def test_capacity_is_of_the_groups_that_run(store: Store) -> None:
    offer = supported.offer(store, "Lego club", usual_places=20)
    group = supported.group(store, offer, places=2)
    supported.group(store, offer, "Last year", places=9, ends_on=date(2026, 9, 30))
    running(store, offer, "Wren", group)
    waits(store, offer, "Idris", OCTOBER)
    waits(store, offer, "Ada", SEPTEMBER)
    assert store.read(capacity, today=TODAY)[offer] == Capacity(2, 1, 2, 1, SEPTEMBER)


def test_of_one_offer_capacity_is_the_same_and_nothing_of_the_others(store: Store) -> None:
    offers = [supported.offer(store, name) for name in ("Lego club", "Walk and talk")]
    for offer, name in zip(offers, ("Wren", "Idris"), strict=True):
        running(store, offer, name, supported.group(store, offer, places=3))
        waits(store, offer, f"{name}a", OCTOBER)
    found = store.read(capacity, today=TODAY)
    assert store.read(capacity, today=TODAY, offer_id=offers[0]) == {offers[0]: found[offers[0]]}


def test_without_a_group_capacity_is_what_is_usual_and_none_where_nobody_said(store: Store) -> None:
    told = supported.offer(store, "Lego club", usual_places=1)
    untold = supported.offer(store, "Walk and talk")
    for name in ("Wren", "Idris"):
        running(store, told, name)
    found = store.read(capacity, today=TODAY)
    assert (found[told].free, found[told].over) == (-1, 1)
    assert (found[untold].places, found[untold].free, found[untold].over) == (None, None, 0)


def test_a_group_that_has_not_said_its_places_is_not_counted_as_none(store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    supported.group(store, offer, places=4)
    supported.group(store, offer, "Fridays")
    assert store.read(capacity, today=TODAY)[offer].places is None


def test_a_pupil_there_for_two_needs_takes_one_place(store: Store) -> None:
    offer, pupil = supported.offer(store, "Lego club", usual_places=3), add(store, "Wren", "Thimble")
    for domain in (1, 2):
        supported.support(store, pupil, offer, domain_id=domain)
    assert store.read(capacity, today=TODAY)[offer].running == 1


def test_capacity_is_as_it_was_on_a_day(store: Store) -> None:
    offer = supported.offer(store, "Lego club", usual_places=3)
    supported.support(
        store, add(store, "Wren", "Thimble"), offer, [("waiting", SEPTEMBER), ("running", OCTOBER)]
    )
    before = store.read(capacity, today=OCTOBER - A_WEEK)[offer]
    assert (before.running, before.waiting) == (0, 1)
    after = store.read(capacity, today=TODAY)[offer]
    assert (after.running, after.waiting) == (1, 0)


def test_who_waits_longest_comes_first_though_a_place_fell_through(store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    waits(store, offer, "Ada", OCTOBER)
    again = [("waiting", SEPTEMBER), ("offered", OCTOBER), ("waiting", OCTOBER + A_WEEK)]
    supported.support(store, add(store, "Wren", "Thimble"), offer, again)
    rows = store.read(waiting_for, offer, today=TODAY)
    assert [(row.pupil, row.since, row.weeks) for row in rows] == [
        ("Wren Thimble", SEPTEMBER, 10),
        ("Ada Fern", OCTOBER, 5),
    ]


def test_who_was_offered_a_place_waits_no_more(store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    supported.support(
        store, add(store, "Wren", "Thimble"), offer, [("waiting", SEPTEMBER), ("offered", OCTOBER)]
    )
    assert store.read(waiting_for, offer, today=TODAY) == ()
    assert [row.stage for row in store.read(offered_places, offer, today=TODAY)] == ["offered"]


def test_an_over_full_group_says_so(store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    group = supported.group(store, offer, places=1)
    for name in ("Wren", "Idris"):
        running(store, offer, name, group)
    row = store.read(groups_of, offer, today=TODAY)[0]
    assert (row.places_word, row.over) == ("over-full: 2 of 1", True)


def test_a_dose_is_counted_from_registers(store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    group = supported.group(store, offer, sessions_planned=6)
    wren, idris = running(store, offer, "Wren", group), running(store, offer, "Idris", group)
    for back in (2, 1, 0):
        gone = ((idris, "away", ""),) if back else ()
        store.write(take_register, RegisterDraft(group, TODAY - back * A_WEEK, gone), today=TODAY)
    found = store.read(dose_of, [wren, idris], TODAY)
    assert found == {wren: Dose(6, 3, 3), idris: Dose(6, 3, 1)}


def test_who_joins_half_way_is_to_get_what_is_left(store: Store) -> None:
    offer = supported.offer(store, "Lego club")
    group = supported.group(store, offer, sessions_planned=6)
    wren, late = running(store, offer, "Wren", group), running(store, offer, "Ada", group, TODAY)
    for back in (2, 1, 0):
        store.write(take_register, RegisterDraft(group, TODAY - back * A_WEEK), today=TODAY)
    found = store.read(dose_of, [wren, late], TODAY)
    assert found == {wren: Dose(6, 3, 3), late: Dose(4, 1, 1)}


def test_where_no_register_is_kept_the_support_says_its_dose(store: Store) -> None:
    offer = supported.offer(store, "The agency")
    told = supported.support(
        store,
        add(store, "Wren", "Thimble"),
        offer,
        sessions_planned=8,
        sessions_delivered=5,
        sessions_attended=4,
    )
    untold = running(store, offer, "Idris")
    assert store.read(dose_of, [told, untold], TODAY) == {told: Dose(8, 5, 4), untold: Dose()}


@pytest.mark.parametrize(("at", "clash"), [("10:40", True), ("11:05", True), ("11:10", False), (None, False)])
def test_two_groups_at_one_time_clash(store: Store, at: str | None, clash: bool) -> None:
    offer, pupil = supported.offer(store, "Lego club"), add(store, "Wren", "Thimble")
    first = supported.group(store, offer, weekday=1, starts_at="10:40", minutes=30, misses="Maths")
    other = supported.group(store, supported.offer(store, "Reading"), weekday=1, starts_at=at, minutes=20)
    for group in (first, other):
        supported.support(store, pupil, offer, group_id=group)
    assert bool(store.read(clashes_of, first, today=TODAY)) is clash
    assert bool(store.read(clashes_with, other, [pupil], today=TODAY)) is clash
    out = store.read(time_out, [pupil], today=TODAY)[pupil]
    assert (out.minutes, out.misses) == (50, ("Maths",))


def test_who_may_not_see_risk_support_reads_nothing_of_an_offer_for_that_alone(store: Store) -> None:
    offer = supported.offer(store, "Safety plan", "risk_support", usual_places=2)
    group = supported.group(store, offer)
    support = running(store, offer, "Wren", group)
    waits(store, offer, "Ada", OCTOBER)
    other = Store(store.database, PASTORAL, clock)
    assert offer in store.read(capacity, today=TODAY)
    assert offer not in other.read(capacity, today=TODAY)
    assert other.read(waiting_for, offer, today=TODAY) == ()
    assert other.read(groups_of, None, today=TODAY) == ()
    assert other.read(dose_of, [support], TODAY) == {}


def test_the_group_that_is_left_for_another_is_no_clash(store: Store) -> None:
    offer, pupil = supported.offer(store, "Lego club"), add(store, "Wren", "Thimble")
    first, second = (
        supported.group(store, offer, weekday=1, starts_at="10:40", minutes=30) for _ in range(2)
    )
    goes = supported.support(store, pupil, offer, group_id=first)
    assert [one.group_id for one in store.read(clashes_with, second, [pupil], today=TODAY)] == [first]
    assert store.read(clashes_with, second, moving=[goes], today=TODAY) == ()


def test_an_offer_is_over_full_by_those_who_are_not_there_yet(store: Store) -> None:
    club = supported.offer(store, "Lego club", usual_places=2)
    there, comes = add(store, "Wren", "Thimble"), add(store, "Ada", "Fern")
    supported.support(store, there, club)
    waits = supported.support(store, add(store, "Mo", "Fern"), club, [("waiting", SEPTEMBER)])
    assert store.read(over_full, club, [there, comes], today=TODAY) == 0
    assert store.read(over_full, club, [comes], moving=[waits], today=TODAY) == 1


def test_a_group_of_one_takes_no_room_from_the_groups_beside_it(store: Store) -> None:
    club = supported.offer(store, "Lego club")
    supported.support(
        store, add(store, "Wren", "Thimble"), club, group_id=supported.group(store, club, places=1)
    )
    comes = add(store, "Ada", "Fern")
    assert store.read(over_full, club, [comes], today=TODAY) == 1
    assert store.read(over_full, club, [comes], alone=True, today=TODAY) == 0
