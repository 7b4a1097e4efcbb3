"""Reading the audit trail: what is said to whom, and how it is narrowed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import app
from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import Database
from app.done import FINAL
from app.door import named_writes
from app.operations.placements import withdraw_placement
from app.operations.pupils import leave_school
from app.person import Person
from app.queries.audit_entry import ERASED, audit_entry
from app.queries.audit_names import GONE, SOME_PUPIL
from app.queries.audit_rows import AuditFilter, AuditRow, audit_head, audit_people, audit_rows
from app.queries.audit_words import Group, has_words
from app.queries.sight import ASK, HIDDEN_CHANGE
from app.store import REDO, UNDO, Store
from tests.fixtures import TODAY, clock
from tests.pupil_school import EMOTIONS, Pupils, fill, note, place

# What the program writes besides changes.
EVENTS = (
    "sign_in sign_in_failed lock change_password reset_password add_person change_person remove_person "
    "new_recovery_code recovered rotate_key protect_school make_backup restore_backup erase_again "
    "open_pupil open_record give_record export_map print_map export_audit"
)


@pytest.fixture
def pupils(store: Store) -> Pupils:
    return fill(store)


def noted_in_the_program() -> set[str]:
    """Return the kinds that stand in the program's text where something is noted."""
    texts = (file.read_text(encoding="utf-8") for file in Path(app.__file__).parent.rglob("*.py"))
    return {kind for text in texts for kind in re.findall(r"\.note\(\s*\"([a-z_]+)\"", text)}


def without(store: Store, *abilities: Ability) -> Store:
    """Return the same school's door for somebody who may not do something."""
    return Store(store.database, Person("Ms Finch", EVERYTHING - frozenset(abilities)), clock)


def rows(store: Store, **narrowed: object) -> tuple[AuditRow, ...]:
    return store.read(audit_rows, AuditFilter(**narrowed))  # type: ignore[arg-type]


def test_every_kind_has_words() -> None:
    kinds = named_writes() | set(FINAL) | {UNDO, REDO} | set(EVENTS.split()) | noted_in_the_program()
    assert [kind for kind in sorted(kinds) if not has_words(kind)] == []


def test_an_entry_says_who_what_and_about_whom(store: Store, pupils: Pupils) -> None:
    note(store, pupils.ada, "Is proud of her tower")
    row = rows(store)[0]
    assert (row.person, row.what, row.about, row.group) == (
        "Ms Dovecote",
        "Noted a need",
        ("Ada Fern",),
        Group.CHANGES,
    )


def test_a_decision_goes_by_its_pupil_alone(store: Store, pupils: Pupils) -> None:
    place(store, pupils.ada, "help", EMOTIONS)
    assert rows(store)[0].about_words == "Ada Fern"


def test_who_may_not_see_pupils_reads_no_names(store: Store, pupils: Pupils) -> None:
    told = [row.about_words for row in rows(without(store, Ability.SEE_PUPILS))]
    assert SOME_PUPIL in told
    assert not [words for words in told if "Ada" in words or "Wren" in words]


def test_a_row_that_is_gone_is_an_erased_record(store: Store) -> None:
    store.note("open_pupil", [("pupil", 4711)])
    assert rows(store)[0].about == (GONE,)


def test_an_import_is_counted_where_naming_would_be_long(store: Store) -> None:
    store.note("give_record", [("pupil", number) for number in range(900, 920)] + [("school", 1)])
    assert rows(store)[0].about_words == f"{GONE}, the school"


def test_the_trail_is_not_for_everybody(store: Store) -> None:
    with pytest.raises(NotAllowed):
        rows(without(store, Ability.READ_AUDIT))


@pytest.mark.parametrize(
    ("group", "kind"),
    [(Group.LOOKS, "open_pupil"), (Group.EXPORTS, "export_map"), (Group.SIGN_INS, "lock"), (Group.KEYS, "rotate_key")],
)  # fmt: skip
def test_a_group_shows_its_kinds(store: Store, pupils: Pupils, group: Group, kind: str) -> None:
    store.note(kind)
    assert kind in {row.kind for row in rows(store, group=group)}
    assert kind not in {row.kind for row in rows(store, group=Group.CHANGES)}


def test_one_person_and_days_narrow_the_trail(store: Store, school: Database, pupils: Pupils) -> None:
    other = Store(school, "Mr Larch", lambda: clock() - timedelta(days=3))
    other.note("lock")
    assert [row.kind for row in rows(store, person="Mr Larch")] == ["lock"]
    assert [row.kind for row in rows(store, end=TODAY - timedelta(days=1))] == ["lock"]
    assert "lock" not in {row.kind for row in rows(store, start=TODAY)}
    assert rows(store, start=date(2027, 1, 1)) == ()
    assert store.read(audit_people) == ("Mr Larch", "Ms Dovecote")


def test_one_pupil_shows_looks_and_changes_even_of_what_was_taken_back(store: Store, pupils: Pupils) -> None:
    store.note("open_pupil", [("pupil", pupils.ada)])
    place(store, pupils.ada, "help", EMOTIONS)
    store.undo()
    kinds = [row.kind for row in rows(store, pupil_id=pupils.ada)]
    assert kinds == ["undo", "place_pupil", "open_pupil", "add_pupil"]


def test_the_list_goes_on_before_a_number(store: Store, pupils: Pupils) -> None:
    first = store.read(audit_rows, limit=3)
    after = store.read(audit_rows, limit=3, before=first[-1].number)
    assert [row.number for row in (*first, *after)] == list(range(first[0].number, first[0].number - 6, -1))


def test_the_details_say_each_field_before_and_after(store: Store, pupils: Pupils) -> None:
    store.write(leave_school, pupils.ada, on=TODAY, today=TODAY)
    entry = store.read(audit_entry, rows(store)[0].number)
    told = {(one.about, one.field): (one.before, one.after) for one in entry.fields}
    assert entry.sentence.startswith("Ada Fern")
    assert told["Ada Fern", "Left on"] == ("", "10 November 2026")


def test_risk_support_is_for_those_who_may_see_it(store: Store, pupils: Pupils) -> None:
    risk = place(store, pupils.ada, "risk_support", EMOTIONS)
    store.write(withdraw_placement, risk, why="It was another pupil.", today=TODAY)
    told = without(store, Ability.SEE_RISK)
    row = rows(told)[0]
    assert (row.what, row.about) == (HIDDEN_CHANGE, ())
    entry = told.read(audit_entry, row.number)
    assert (entry.sentence, entry.fields) == (f"{ASK}.", ())
    assert "place_pupil" not in [one.kind for one in rows(told, pupil_id=pupils.ada)]


def test_erased_details_are_said_to_be(store: Store, school: Database, pupils: Pupils) -> None:
    row = rows(store)[0]
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE journal_step SET erased_at = '2026-11-10', sentence = ''")
        connection.exec_driver_sql("UPDATE journal_row SET before = NULL, after = NULL")
    assert store.read(audit_entry, row.number).sentence == ERASED


def test_people_are_named_in_what_was_done_to_their_sign_in(store: Store) -> None:
    store.note("sign_in_failed", person=1, count=2)
    row = rows(store)[0]
    assert row.what == "A sign-in failed: Ms Dovecote, 2 times"
    assert ("How often", "2") in store.read(audit_entry, row.number).facts


def test_the_end_of_the_trail_is_open_to_all(store: Store) -> None:
    number, digest = without(store, Ability.READ_AUDIT).read(audit_head)
    assert number >= 1
    assert len(digest) == 64
