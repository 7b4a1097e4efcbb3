"""Examples of what is done with groups, their sessions and their registers."""

from __future__ import annotations

from datetime import date, timedelta

from app.models import Staff
from app.operations.groups.group_draft import GroupDraft
from app.operations.groups.groups import (
    add_group,
    change_group,
    end_group,
    reopen_group,
    take_back_group,
)
from app.operations.groups.registers import RegisterDraft, take_back_register, take_register
from app.operations.groups.sessions import cancel_session, plan_sessions
from app.store import Store
from tests import supported
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import wren


def club(store: Store) -> int:
    """Make an offer with a group that meets on Tuesdays; returns the group's id."""
    draft = GroupDraft(supported.offer(store, "Lego club"), weekday=1, starts_at="10:40", sessions_planned=6)
    return store.write(add_group, draft, today=TODAY - timedelta(days=14)).id or 0


def of_wren(store: Store) -> tuple[int, int]:
    """Make a group with a pupil in it; returns the group's and the support's ids."""
    offer = supported.offer(store, "Lego club")
    group = supported.group(store, offer, weekday=1)
    stages, look = [("running", date(2026, 9, 14))], date(2026, 12, 1)
    return group, supported.support(store, wren(store), offer, stages, group_id=group, next_look_on=look)


@example(add_group)
def a_new_group(store: Store) -> None:
    staff = supported.keep(store, Staff, name="Mr Bramble")
    draft = GroupDraft(supported.offer(store, "Lego club"), weekday=1, staff=(staff,))
    store.write(add_group, draft, today=TODAY)


@example(change_group)
def a_group_on_another_day(store: Store) -> None:
    group = club(store)
    store.write(plan_sessions, group, today=TODAY)
    store.write(change_group, group, GroupDraft(1, "Lego", weekday=3), today=TODAY)


@example(end_group)
def the_end_of_a_group(store: Store) -> None:
    store.write(end_group, of_wren(store)[0], on=TODAY, why="Run its course", today=TODAY)


@example(reopen_group)
def a_group_again(store: Store) -> None:
    group, _ = of_wren(store)
    store.write(end_group, group, on=TODAY, today=TODAY)
    store.write(reopen_group, group)


@example(take_back_group)
def a_group_by_mistake(store: Store) -> None:
    group = club(store)
    store.write(plan_sessions, group, today=TODAY)
    store.write(take_back_group, group)


@example(plan_sessions)
def six_tuesdays(store: Store) -> None:
    store.write(plan_sessions, club(store), today=TODAY)


@example(take_register)
def a_register(store: Store) -> None:
    group, support = of_wren(store)
    store.write(take_register, RegisterDraft(group, TODAY, ((support, "away", "Asleep"),)), today=TODAY)


@example(take_back_register)
def a_register_of_another_day(store: Store) -> None:
    group, _ = of_wren(store)
    store.write(take_register, RegisterDraft(group, TODAY - timedelta(days=1)), today=TODAY)
    store.write(take_back_register, group, TODAY - timedelta(days=1))


@example(cancel_session)
def a_school_trip(store: Store) -> None:
    group = club(store)
    store.write(plan_sessions, group, today=TODAY)
    store.write(cancel_session, group, TODAY, why="School trip")
