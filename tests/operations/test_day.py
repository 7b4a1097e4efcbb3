"""Putting lines of Today off and moving their days: what is refused, and what is cleared."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.abilities import Role, abilities_of
from app.errors import Invalid, Problem
from app.models import PutOff
from app.operations.day.moving import move_meeting, move_offer_end, move_support_end
from app.operations.day.put_off import put_off
from app.operations.rights.erasing import erase_pupil
from app.operations.supports.taking_back import take_back_support
from app.person import Person
from app.queries.day_kinds import Kind
from app.queries.rights.grounds import ErasureGround
from app.store import Store
from tests.day_school import LATER, a_day, bare_pupil
from tests.fixtures import TODAY, clock
from tests.operations.deciding import ago, new_pupil, place
from tests.queries.sight_school import PASTORAL
from tests.supported import offer, support


def kept(store: Store) -> int:
    return store.read(lambda session: session.scalar(select(func.count()).select_from(PutOff))) or 0


def test_putting_off_again_moves_the_day(store: Store) -> None:
    _, placement = bare_pupil(store)
    for days in (1, 9):
        store.write(put_off, Kind.NOTHING, placement, to=TODAY + timedelta(days=days), today=TODAY)
    assert kept(store) == 1


def test_a_day_past_is_refused_where_it_is_typed(store: Store) -> None:
    _, placement = bare_pupil(store)
    with pytest.raises(Invalid) as refused:
        store.write(put_off, Kind.NOTHING, placement, to=TODAY, today=TODAY)
    assert refused.value.problems == {"to": "Choose a day after today."}


def test_what_has_gone_cannot_be_put_off(store: Store) -> None:
    with pytest.raises(Problem, match="no longer there"):
        store.write(put_off, Kind.WAIT, 99, to=LATER, today=TODAY)


def test_nobody_puts_off_what_is_out_of_sight(store: Store) -> None:
    pupil, _ = bare_pupil(store)
    circle = offer(store, "Safety circle", "risk_support")
    wait = support(store, pupil, circle, [("waiting", ago(50))])
    other = Store(store.database, PASTORAL, clock)
    with pytest.raises(Problem, match="Ask the SENCO"):
        other.write(put_off, Kind.WAIT, wait, to=LATER, today=TODAY)


def test_what_is_over_or_about_nothing_is_cleared_with_the_next(store: Store) -> None:
    pupil, placement = bare_pupil(store)
    wait = support(store, pupil, offer(store, "Lego club"), [("waiting", ago(50))])
    store.write(put_off, Kind.WAIT, wait, to=LATER, today=TODAY)
    store.write(take_back_support, wait, today=TODAY)
    store.write(put_off, Kind.NOTHING, placement, to=LATER, today=TODAY)
    assert kept(store) == 1


def test_an_erased_pupil_leaves_nothing_put_off(store: Store) -> None:
    pupil, placement = bare_pupil(store)
    store.write(put_off, Kind.NOTHING, placement, to=LATER, today=TODAY)
    store.write(erase_pupil, pupil, ErasureGround.REQUEST, today=TODAY)
    assert kept(store) == 0


def test_who_may_not_see_risk_support_puts_off_nothing_of_such_a_pupil(store: Store) -> None:
    pupil, placement = bare_pupil(store)
    place(store, pupil, "risk_support", 5, next_look_on=LATER)
    pastoral = Store(store.database, Person("Mr Wren", abilities_of(Role.PASTORAL, ()), Role.PASTORAL), clock)
    with pytest.raises(Problem, match="SENCO"):
        pastoral.write(put_off, Kind.NOTHING, placement, to=LATER, today=TODAY)


def test_days_are_moved_and_said(store: Store) -> None:
    day = a_day(store)
    said = [
        store.write(move_support_end, day.overrun, to=LATER, today=TODAY).sentence,
        store.write(move_meeting, day.meeting, to=LATER, today=TODAY).sentence,
        store.write(move_offer_end, day.offer, to=LATER, today=TODAY).sentence,
        store.write(move_offer_end, day.offer, to=None, today=TODAY).sentence,
    ]
    assert said == [
        "Lego club for Wren Thimble is now planned to end on 9 January 2027.",
        "The meeting is now on 9 January 2027.",
        "Lego club runs until 9 January 2027.",
        "Lego club goes on, with no end known.",
    ]


def test_a_support_ends_after_today(store: Store) -> None:
    number = support(store, new_pupil(store), offer(store, "Lego club"))
    with pytest.raises(Invalid):
        store.write(move_support_end, number, to=TODAY, today=TODAY)
