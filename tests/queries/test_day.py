"""The day's list: what waits by kind, in order, and what was put off."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest

from app.abilities import Role, abilities_of
from app.models import GroupSession
from app.operations.day.put_off import put_off
from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.person import Person
from app.queries.day.day import DayDue, day_due
from app.queries.day_kinds import Kind
from app.queries.offer_checks import checks_due
from app.queries.plans.due import work_due
from app.queries.put_off import put_off_now
from app.store import Store
from tests.day_school import LATER, a_day, bare_pupil
from tests.fixtures import TODAY, clock
from tests.operations.deciding import ago, new_pupil, place
from tests.operations.making import offer as checkable
from tests.supported import group, keep, offer, support

A_DAY = timedelta(days=1)


def due(store: Store, days: int = 14) -> DayDue:
    return store.read(day_due, today=TODAY, days=days)


def test_a_line_of_each_kind_waits(store: Store) -> None:
    day, found = a_day(store), due(store)
    ids = {field.name: [row.id for row in getattr(found, field.name)] for field in fields(found)}
    assert ids == {
        "meetings": [day.meeting], "registers": [day.session], "looks": [day.look], "actions": [day.action],
        "overrun": [day.overrun], "offered": [day.offered], "waits": [day.wait], "nothing": [day.placement],
        "questions": [day.question], "offers_ending": [day.offer],
    }  # fmt: skip


def test_each_line_says_what_it_is_about(store: Store) -> None:
    a_day(store)
    found = due(store)
    assert (found.meetings[0].what, found.meetings[0].at) == ("Wren Thimble, Room 2", "14:30")
    assert (found.registers[0].name, found.registers[0].what, found.registers[0].late) == (
        "Lego club", "Tuesdays", 4,
    )  # fmt: skip
    assert (found.actions[0].name, found.actions[0].what) == ("Wren Thimble", "Ring the clinic. (Mr Teasel)")
    assert found.questions[0].what == "Ms Quill: “Still on?”"


def test_a_register_of_one_pupil_is_called_by_the_pupil(store: Store) -> None:
    lego = offer(store, "Lego club")
    alone = group(store, lego, "One to one", alone=True)
    support(store, new_pupil(store), lego, group_id=alone)
    keep(store, GroupSession, group_id=alone, held_on=ago(1), state="planned")
    assert [(row.name, row.what) for row in due(store).registers] == [("Wren Thimble", "Lego club")]


def test_a_decision_and_a_check_are_put_off_too(store: Store) -> None:
    decision = place(store, new_pupil(store), "advice", 5, left_open=True)
    club = checkable(store, "Worry box")
    store.write(put_off, Kind.DECISION, decision, to=LATER, today=TODAY)
    store.write(put_off, Kind.CHECK, club, to=LATER, today=TODAY)
    assert [len(store.read(work_due, today=day).decisions) for day in (TODAY, LATER)] == [0, 1]
    assert [len(store.read(checks_due, today=day)) for day in (TODAY, LATER)] == [0, 1]


def test_a_wait_counts_from_its_first_day_after_a_place_was_offered(store: Store) -> None:
    lego = offer(store, "Lego club")
    stages = [("waiting", ago(90)), ("offered", ago(20)), ("waiting", ago(10))]
    support(store, new_pupil(store), lego, stages)
    assert [row.on for row in due(store).waits] == [ago(90)]


def test_a_wait_that_is_not_long_yet_is_not_shown(store: Store) -> None:
    support(store, new_pupil(store), offer(store, "Lego club"), [("waiting", ago(41))])
    assert due(store).waits == ()


def test_a_place_offered_this_week_is_given_time(store: Store) -> None:
    support(store, new_pupil(store), offer(store, "Lego club"), [("offered", ago(6))])
    assert due(store).offered == ()


def test_whoever_has_something_live_or_ahead_is_not_without(store: Store) -> None:
    pupil, _ = bare_pupil(store)
    support(store, pupil, offer(store, "Lego club"), [("identified", ago(1))])
    assert due(store).nothing == ()


def test_advice_that_is_to_be_followed_up_is_something(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "advice", 10, next_look_on=LATER)
    assert len(due(store).nothing) == 1
    contact = ContactDraft(pupil, 1, "phone", on=ago(3), advice="A walk first.", follow_up_on=LATER)
    store.write(note_contact, contact, today=TODAY)
    assert due(store).nothing == ()


def test_risk_support_beside_another_grouping_is_one_line(store: Store) -> None:
    pupil, _ = bare_pupil(store)
    place(store, pupil, "risk_support", 5, next_look_on=LATER)
    assert [row.grouping for row in due(store).nothing] == ["risk_support"]


def test_who_may_not_see_risk_support_is_asked_nothing_about_such_a_pupil(store: Store) -> None:
    pupil, _ = bare_pupil(store)
    lego = offer(store, "Lego club")
    support(store, pupil, lego, group_id=group(store, lego), next_look_on=ago(3))
    place(store, pupil, "risk_support", 5, next_look_on=LATER)
    pastoral = Store(store.database, Person("Mr Wren", abilities_of(Role.PASTORAL, ()), Role.PASTORAL), clock)
    assert [len(due(one).looks) for one in (store, pastoral)] == [1, 0]


@pytest.mark.parametrize("kind", [Kind.REGISTER, Kind.OFFERED, Kind.WAIT, Kind.NOTHING, Kind.QUESTION])
def test_what_was_put_off_is_shown_again_on_its_day(store: Store, kind: Kind) -> None:
    day = a_day(store)
    rows = {Kind.REGISTER: day.session, Kind.NOTHING: day.placement, Kind.QUESTION: day.question}
    rows |= {Kind.OFFERED: day.offered, Kind.WAIT: day.wait}
    store.write(put_off, kind, rows[kind], to=TODAY + A_DAY, today=TODAY)
    assert store.read(put_off_now, today=TODAY) == {(kind, rows[kind])}
    assert store.read(put_off_now, today=TODAY + A_DAY) == frozenset()


def test_a_line_that_was_put_off_is_gone_from_the_list_alone(store: Store) -> None:
    day = a_day(store)
    store.write(put_off, Kind.WAIT, day.wait, to=LATER, today=TODAY)
    found = due(store)
    assert (found.waits, len(found.offered), len(found.nothing)) == ((), 1, 1)
