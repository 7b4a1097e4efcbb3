"""Groups, their planned sessions and their registers, as they are made, changed and ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.errors import Invalid, Problem
from app.models import Group, GroupSession
from app.operations.groups.group_draft import GroupDraft, clock_time
from app.operations.groups.groups import add_group, change_group, end_group, take_back_group
from app.operations.groups.registers import RegisterDraft, take_back_register, take_register
from app.operations.groups.sessions import cancel_session, plan_sessions
from app.operations.terms import TermDraft, set_terms
from app.queries.supports.group_page import group_page
from app.queries.supports.groups import groups_of
from app.queries.supports.registers import register_day, register_of, registers_due
from app.store import Store
from tests import supported
from tests.fixtures import TODAY, clock
from tests.pupil_school import add, place
from tests.queries.sight_school import PASTORAL

A_WEEK = timedelta(days=7)
LAST_TUESDAY = TODAY - A_WEEK


@pytest.fixture
def offer(store: Store) -> int:
    return supported.offer(store, "Lego club")


def club(store: Store, offer: int, **said: Any) -> int:
    draft = GroupDraft(
        offer, **{"weekday": 1, "starts_at": "10.40", "starts_on": supported.SEPTEMBER, **said}
    )
    return store.write(add_group, draft, today=TODAY).id or 0


def three(store: Store, offer: int, group: int) -> list[int]:
    names = ("Wren", "Idris", "Ada")
    return [supported.support(store, add(store, name, "Thimble"), offer, group_id=group) for name in names]


def days(store: Store, group: int, state: str = "planned") -> list[date]:
    rows = select(GroupSession.held_on).where(GroupSession.group_id == group, GroupSession.state == state)
    return store.read(lambda session: sorted(session.scalars(rows)))


@pytest.mark.parametrize(
    ("typed", "kept"), [("9.15", "09:15"), ("2 pm", "14:00"), ("14", "14:00"), ("", ""), ("25:00", None)]
)
def test_a_time_is_kept_in_one_way_however_it_is_typed(typed: str, kept: str | None) -> None:
    assert clock_time(typed) == kept


def test_a_group_without_a_name_is_called_by_its_day_and_time(store: Store, offer: int) -> None:
    group = club(store, offer)
    assert store.read(groups_of, offer, today=TODAY)[0].name == "Tuesdays 10:40"
    assert store.read(lambda session: session.get_one(Group, group).starts_at) == "10:40"


def test_sessions_are_planned_on_the_weekday_within_the_terms(store: Store, offer: int) -> None:
    terms = [
        TermDraft(None, "Autumn", date(2026, 9, 1), date(2026, 12, 18)),
        TermDraft(None, "Spring", date(2027, 1, 5), date(2027, 3, 26)),
    ]
    store.write(set_terms, terms)
    group = club(store, offer, planned_end_on=date(2027, 1, 19))
    done = store.write(plan_sessions, group, today=TODAY)
    assert days(store, group) == [
        *(TODAY + A_WEEK * week for week in range(6)),
        date(2027, 1, 5), date(2027, 1, 12), date(2027, 1, 19),
    ]  # fmt: skip
    assert "9 sessions planned" in done.sentence


def test_planning_again_adds_nothing_to_days_already_there(store: Store, offer: int) -> None:
    group = club(store, offer, sessions_planned=3)
    store.write(plan_sessions, group, today=TODAY)
    assert store.write(plan_sessions, group, today=TODAY).counts["planned"] == 0
    assert len(days(store, group)) == 3


def test_a_cancelled_session_is_made_up_for_at_the_end(store: Store, offer: int) -> None:
    group = club(store, offer, sessions_planned=3)
    store.write(plan_sessions, group, today=TODAY)
    store.write(cancel_session, group, TODAY + A_WEEK, why="School trip")
    store.write(plan_sessions, group, today=TODAY)
    assert days(store, group) == [TODAY, TODAY + 2 * A_WEEK, TODAY + 3 * A_WEEK]


def test_without_an_end_or_a_number_nobody_plans(store: Store, offer: int) -> None:
    store.write(set_terms, [])
    group = club(store, offer)
    with pytest.raises(Problem, match="no end yet"):
        store.write(plan_sessions, group, today=TODAY)


def test_another_weekday_takes_out_what_was_planned_on_the_old_one(store: Store, offer: int) -> None:
    group = club(store, offer, sessions_planned=3)
    store.write(plan_sessions, group, today=TODAY - A_WEEK)
    done = store.write(change_group, group, GroupDraft(offer, weekday=3), today=TODAY)
    assert done.counts["taken_out"] == 1
    assert days(store, group) == [LAST_TUESDAY, TODAY]


def test_a_register_has_everyone_here_but_those_it_names(store: Store, offer: int) -> None:
    group = club(store, offer)
    wren, idris, ada = three(store, offer, group)
    done = store.write(take_register, RegisterDraft(group, TODAY, ((idris, "away", ""),)), today=TODAY)
    rows = store.read(register_of, group, TODAY).rows
    assert {row.support_id: row.here for row in rows} == {wren: True, idris: False, ada: True}
    assert done.sentence == "Register of Tuesdays 10:40 on 10 November 2026: 2 of 3 here."


def test_a_second_register_of_a_day_corrects_the_first(store: Store, offer: int) -> None:
    group = club(store, offer)
    _, idris, ada = three(store, offer, group)
    store.write(take_register, RegisterDraft(group, TODAY, ((idris, "away", ""),)), today=TODAY)
    store.write(take_register, RegisterDraft(group, TODAY, ((ada, "busy", "Photos"),)), today=TODAY)
    absent = [row for row in store.read(register_of, group, TODAY).rows if not row.here]
    assert [(row.support_id, row.absence, row.note) for row in absent] == [(ada, "busy", "Photos")]
    assert days(store, group, "held") == [TODAY]


def test_only_members_of_the_day_stand_in_its_register(store: Store, offer: int) -> None:
    group = club(store, offer)
    three(store, offer, group)
    late = add(store, "Otis", "Fern")
    supported.support(store, late, offer, [("running", TODAY)], group_id=group)
    assert len(store.read(register_of, group, LAST_TUESDAY).rows) == 3
    assert len(store.read(register_of, group, TODAY).rows) == 4


@pytest.mark.parametrize("on", [TODAY + A_WEEK, date(2026, 8, 4), None])
def test_a_register_is_of_a_day_that_was_and_on_which_the_group_ran(
    store: Store, offer: int, on: date | None
) -> None:
    group = club(store, offer)
    three(store, offer, group)
    with pytest.raises(Invalid) as wrong:
        store.write(take_register, RegisterDraft(group, on), today=TODAY)
    assert set(wrong.value.problems) == {"on"}


def test_a_register_taken_back_leaves_the_session_planned(store: Store, offer: int) -> None:
    group = club(store, offer)
    three(store, offer, group)
    store.write(take_register, RegisterDraft(group, TODAY), today=TODAY)
    store.write(take_back_register, group, TODAY)
    assert days(store, group) == [TODAY]
    assert all(row.here for row in store.read(register_of, group, TODAY).rows)


def test_the_last_two_weeks_without_a_register_are_due(store: Store, offer: int) -> None:
    group = club(store, offer)
    three(store, offer, group)
    store.write(plan_sessions, club(store, offer, sessions_planned=9), today=TODAY)  # nobody is in it
    for back in (0, 1, 2):
        supported.keep(store, GroupSession, group_id=group, held_on=TODAY - back * A_WEEK, state="planned")
    due = store.read(registers_due, today=TODAY)
    assert [(row.group_id, row.on, row.late) for row in due] == [(group, LAST_TUESDAY, 7), (group, TODAY, 0)]
    assert store.read(register_day, group, today=TODAY + timedelta(days=2)) == TODAY


def test_the_end_of_a_group_leaves_its_supports_running_and_says_so(store: Store, offer: int) -> None:
    group = club(store, offer)
    three(store, offer, group)
    done = store.write(end_group, group, on=TODAY, why="Hall is needed", today=TODAY)
    assert done.sentence == "Ended: Tuesdays 10:40. 3 pupils have the support still, in no group."
    assert store.read(group_page, group, today=TODAY + timedelta(days=1)).members == ()
    assert len(store.read(group_page, group, today=TODAY).members) == 3


def test_a_group_that_met_is_ended_rather_than_taken_back(store: Store, offer: int) -> None:
    group = club(store, offer)
    three(store, offer, group)
    with pytest.raises(Problem, match="End it instead"):
        store.write(take_back_group, group)


def test_words_on_somebody_in_risk_support_are_blank_for_others_and_stay(store: Store, offer: int) -> None:
    group, pupil = club(store, offer), add(store, "Idris", "Moonraker")
    support = supported.support(store, pupil, offer, group_id=group)
    place(store, pupil, "risk_support", 1)
    draft = RegisterDraft(group, TODAY, ((support, "away", "Zebra words"),))
    store.write(take_register, draft, today=TODAY)
    other = Store(store.database, PASTORAL, clock)
    (row,) = other.read(register_of, group, TODAY).rows
    assert (row.here, row.absence, row.note) == (False, "away", "")
    other.write(take_register, RegisterDraft(group, TODAY, ((support, "away", ""),)), today=TODAY)
    assert store.read(register_of, group, TODAY).rows[0].note == "Zebra words"
