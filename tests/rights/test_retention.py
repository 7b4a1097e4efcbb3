"""The schedule: defaults with their source, the school's own years, and a proposal that leaves holds out."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.abilities import EVERYTHING, Ability
from app.done import Done
from app.errors import Invalid
from app.models import School
from app.operations.pupils import leave_school
from app.operations.rights.holding import hold_pupil
from app.operations.rights.retention import RuleDraft, set_retention_rule
from app.person import Person
from app.queries.rights.retention_due import RetentionDue, retention_due
from app.queries.rights.rules import retention_rules
from app.queries.rights.which_pupil import Hold, hold_of
from app.queries.sight import ASK
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import place

from .conftest import People

LATER = date(2046, 3, 2)


def due(store: Store, today: date) -> RetentionDue:
    return store.read(retention_due, today=today)


def test_every_kind_has_a_default_with_its_source(store: Store) -> None:
    rows = {row.kind: row for row in store.read(retention_rules)}
    assert rows["pupil_record"].words == "25 years from the date of birth"
    assert rows["sen_file"].words == "31 years from the date of birth"
    assert all(row.source and not row.own for row in rows.values())


def test_a_school_sets_its_own_years(store: Store) -> None:
    store.write(set_retention_rule, RuleDraft("pupil_record", 30, "leaving", "our policy"))
    row = next(row for row in store.read(retention_rules) if row.kind == "pupil_record")
    assert (row.words, row.source, row.own) == ("30 years from leaving", "our policy", True)


@pytest.mark.parametrize(("years", "counted_from"), [(0, "birth"), (None, "birth"), (25, "record")])
def test_what_cannot_be_is_said_at_its_field(store: Store, years: int | None, counted_from: str) -> None:
    with pytest.raises(Invalid):
        store.write(set_retention_rule, RuleDraft("pupil_record", years, counted_from))


def test_a_leaver_with_sen_support_is_due_31_years_after_birth(store: Store, leaver: int) -> None:
    assert due(store, date(2046, 3, 1)).due == ()
    (row,) = due(store, LATER).due
    assert (row.pupil_id, row.due_on, row.why) == (
        leaver,
        LATER,
        "A record with SEN support or a plan: 31 years from the date of birth",
    )


def test_a_hold_is_left_out_and_shown_apart(store: Store, leaver: int) -> None:
    store.write(hold_pupil, leaver, "Inquiry 7", today=date(2026, 11, 10))
    found = due(store, LATER)
    assert (found.due, [row.held_why for row in found.held]) == ((), ["Inquiry 7"])


def test_who_is_on_the_roll_is_never_due(store: Store, people: People) -> None:
    assert due(store, date(2100, 1, 1)).due == ()


def test_without_a_date_of_birth_it_counts_from_leaving(store: Store, people: People) -> None:
    on = date(2026, 11, 10)
    store.write(leave_school, people.otto, on=on, today=on)
    assert due(store, date(2051, 11, 9)).due == ()
    (row,) = due(store, date(2051, 11, 10)).due
    assert "for want of a date of birth" in row.why


def test_a_primary_school_is_asked_to_pass_the_record_on(store: Store, leaver: int) -> None:
    def primary(session: Session) -> Done:
        session.get_one(School, 1).phase = "primary"
        return Done("It is a primary school.")

    store.write(primary)
    (row,) = due(store, date(2026, 11, 10)).to_pass_on
    assert row.pupil_id == leaver
    assert "passes the record on" in row.why


def test_neither_day_nor_reason_gives_risk_support_away(store: Store, people: People) -> None:
    store.write(set_retention_rule, RuleDraft("risk_record", 40, "birth"))
    place(store, people.otto, "risk_support", days=5)
    for pupil in (people.otto, people.ada):
        store.write(leave_school, pupil, on=TODAY, today=TODAY)
    with_risk = date(2066, 11, 10)
    seen = {row.pupil_id: row.due_on for row in due(store, with_risk).due}
    assert seen[people.otto] == with_risk
    store.who = Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK})
    otto, ada = (
        next(r for r in due(store, with_risk).due if r.pupil_id == p) for p in (people.otto, people.ada)
    )
    assert (otto.due_on, otto.why) == (ada.due_on, ada.why)
    assert "Risk" not in otto.why


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (set(), "Inquiry 7"),
        ({Ability.SUBJECT_ACCESS}, "Inquiry 7"),
        ({Ability.CHANGE_PUPILS, Ability.SUBJECT_ACCESS}, ASK),
    ],
)
def test_why_a_record_is_on_hold_is_for_few(
    store: Store, people: People, missing: set[Ability], said: str
) -> None:
    store.write(hold_pupil, people.ada, "Inquiry 7", today=TODAY)
    store.who = Person("Mr Wren", EVERYTHING - missing)
    assert store.read(hold_of, people.ada) == Hold(TODAY, said, told=said != ASK)
    assert store.read(hold_of, people.otto) is None
