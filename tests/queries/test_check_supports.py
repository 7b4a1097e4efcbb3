"""Supports that cannot be true are found, by number; and Undo leaves none behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.operations.supports.drafts import EndingDraft
from app.operations.supports.ending import end_supports
from app.operations.supports.members import join_group
from app.queries.check import look_for_wrong_rows
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.supporting import begin
from tests.pupil_school import add
from tests.supported import group, held, offer

OVER = EndingDraft(ending="goals_met", what_next="Nothing more")
A_WEEK = timedelta(7)
WRONG = {
    "Supports begin with their first stage": "UPDATE support SET began_on = '2026-01-01' WHERE id = 1",
    "Stages of a support follow one another": "UPDATE support_stage SET ends_on = '2026-11-05' WHERE id = 1",
    "Supports that are over say since when and why": "UPDATE support SET ending = NULL WHERE id = 2",
    "No support is open without a day to look again": "UPDATE support SET next_look_on = NULL WHERE id = 1",
    "Whoever is in a group runs in it, and it is of the same offer": (
        "UPDATE support_stage SET stage = 'waiting' WHERE support_id = 1"
    ),
    "Nobody has the same support twice": (
        "UPDATE support SET pupil_id = 1, ended_on = NULL, ending = NULL WHERE id = 2"
    ),
    "Registers name who was in the group that day": "UPDATE group_session SET held_on = '2026-01-06'",
    "Nobody is in two groups for one support": (
        "INSERT INTO membership (support_id, group_id, starts_on, ends_on)"
        " SELECT support_id, group_id, starts_on, date(starts_on, '+2 days') FROM membership"
    ),
    "Time in a group lies within the support’s": "UPDATE membership SET starts_on = '2026-09-05'",
    "Nobody is in a group on days on which it does not run": "UPDATE offer_group SET ends_on = '2026-10-01'",
    "Registers are of sessions that were held": "UPDATE group_session SET state = 'planned'",
    "What came of a support is said of one that ran": (
        "UPDATE support SET outcome = '1', outcome_on = '2026-01-01' WHERE id = 1"
    ),
    "Open supports are of pupils on the roll": "UPDATE standing SET ends_on = '2026-11-01'",
}


@pytest.fixture
def full(store: Store) -> Store:
    """A pupil in a group with a register, and another whose support is over."""
    lego = offer(store, "Lego club")
    tuesdays = group(store, lego)
    first = begin(store, (add(store, "Wren", "Thimble"),), lego, on=TODAY - A_WEEK)
    store.write(join_group, [first], tuesdays, on=TODAY - A_WEEK, today=TODAY)
    held(store, tuesdays, TODAY, {first: True})
    second = begin(store, (add(store, "Idris", "Moonraker"),), lego)
    store.write(end_supports, [second], OVER, today=TODAY)
    return store


def wrong(store: Store) -> set[str]:
    """Return what is not well."""
    return {look.what for look in store.read(look_for_wrong_rows) if look.wrong}


def test_nothing_is_wrong_of_what_the_operations_leave(full: Store) -> None:
    assert not wrong(full) & set(WRONG)


@pytest.mark.parametrize(("what", "statement"), WRONG.items(), ids=WRONG)
def test_what_cannot_be_true_is_found(full: Store, what: str, statement: str) -> None:
    with full.database.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert what in wrong(full)
