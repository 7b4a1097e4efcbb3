"""Examples of what is done from the day's list."""

from __future__ import annotations

from datetime import timedelta

from app.models import Meeting
from app.operations.day.moving import move_meeting, move_offer_end, move_support_end
from app.operations.day.put_off import put_off
from app.queries.day_kinds import Kind
from app.store import Store
from tests.day_school import LATER, bare_pupil
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil
from tests.supported import keep, offer, support

from .examples import example
from .examples_offers import club


@example(put_off)
def a_line_put_off_once_more(store: Store) -> None:
    _, placement = bare_pupil(store)
    store.write(put_off, Kind.NOTHING, placement, to=TODAY + timedelta(days=1), today=TODAY)
    store.write(put_off, Kind.NOTHING, placement, to=LATER, today=TODAY)


@example(move_support_end)
def a_support_that_ends_later(store: Store) -> None:
    number = support(
        store, new_pupil(store), offer(store, "Lego club"), planned_end_on=ago(3), next_look_on=LATER
    )
    store.write(move_support_end, number, to=LATER, today=TODAY)


@example(move_meeting)
def a_meeting_next_month(store: Store) -> None:
    store.write(move_meeting, keep(store, Meeting, kind="own", held_on=TODAY), to=LATER, today=TODAY)


@example(move_offer_end)
def an_offer_that_goes_on(store: Store) -> None:
    number = club(store)
    store.write(move_offer_end, number, to=LATER, today=TODAY)
    store.write(move_offer_end, number, to=None, today=TODAY)
