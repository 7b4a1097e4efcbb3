"""Changes to several supports at once: the line stays, what was written on whoever is in Risk Support does not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import Problem
from app.operations.groups.registers import RegisterDraft, take_register
from app.operations.meetings.drafts import MeetingDraft
from app.operations.meetings.meetings import add_meeting
from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import SupportDraft
from app.queries.audit_entry import audit_entry
from app.queries.audit_rows import audit_rows
from app.queries.history import last_changes, row_history
from app.queries.meetings.page import meeting_page
from app.queries.sight import HIDDEN_CHANGE
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.pupil_school import EMOTIONS, add, place
from tests.queries.sight_school import ALL_BUT_RISK
from tests.supported import group, offer

SAID = "2 pupils are on Lego club."


def two(store: Store, grouping: str = "help") -> Store:
    """Put two pupils on an offer at once, of whom the first is in Risk Support by then; returns another's door."""
    pupils = (add(store, "Wren", "Thimble"), add(store, "Idris", "Moonraker"))
    lego = offer(store, "Lego club", grouping)
    draft = SupportDraft(pupils, lego, EMOTIONS, group_id=group(store, lego), why="Zebra.", reason="Zebra.")
    store.write(begin_support, draft, today=TODAY)
    place(store, pupils[0], "risk_support", EMOTIONS, on=TODAY)
    return Store(store.database, ALL_BUT_RISK, clock)


def begun(other: Store) -> str:
    """Return what is told of the step that began them."""
    return other.read(last_changes)[1].sentence


def test_the_line_does_not_go_when_one_of_many_comes_into_risk_support(store: Store) -> None:
    assert begun(two(store)) == SAID


def test_what_was_written_on_the_one_is_not_told_and_of_the_other_is(store: Store) -> None:
    other = two(store)
    (first,), (second,) = (other.read(row_history, "support", number) for number in (1, 2))
    assert (first.sentence, first.fields) == (SAID, ())
    assert "why" in {field.field for field in second.fields}


def test_the_trail_says_the_line_and_the_words_of_the_other_alone(store: Store) -> None:
    other = two(store)
    found = other.read(audit_rows)[1]
    entry = other.read(audit_entry, found.number)
    assert (found.what == HIDDEN_CHANGE, entry.sentence) == (False, SAID)
    assert sum("Zebra." in field.after for field in entry.fields) == 2


def test_it_cannot_be_undone_by_who_may_not_see_all_of_it(store: Store) -> None:
    other = two(store)
    change = other.read(last_changes)[1]
    assert not change.undoable
    with pytest.raises(Problem, match="only some may see"):
        other.undo(change.step)


def test_an_offer_for_risk_support_alone_stays_out_of_sight(store: Store) -> None:
    assert begun(two(store, "risk_support")) == HIDDEN_CHANGE


def test_a_support_of_somebody_else_is_told_whoever_is_in_risk_support(store: Store) -> None:
    other = two(store)
    draft = SupportDraft((add(store, "Ada", "Fern"),), 1, EMOTIONS, why="To make friends.")
    store.write(begin_support, draft, today=TODAY)
    assert other.read(last_changes)[0].sentence == "Ada Fern is on Lego club."


def test_a_meeting_on_another_day_than_risk_support_is_told(store: Store) -> None:
    pupil, then = add(store, "Wren", "Thimble"), TODAY - timedelta(7)
    place(store, pupil, "risk_support", EMOTIONS, on=then)
    place(
        store, pupil, "help", EMOTIONS, on=TODAY, end_other=True, ending="moved_on", approved_by="Ms Dovecote"
    )
    other = Store(store.database, ALL_BUT_RISK, clock)
    for day, about in ((then, add(store, "Idris", "Moonraker")), (TODAY, pupil)):
        store.write(add_meeting, MeetingDraft("pastoral", day, "Mornings", pupils=(about,)), today=TODAY)
        assert other.read(last_changes)[0].sentence.startswith("Planned")
    assert [other.read(meeting_page, number, today=TODAY).purpose for number in (1, 2)] == ["Mornings"] * 2


def test_of_one_pupil_alone_the_line_goes(store: Store) -> None:
    lego, pupil = offer(store, "Lego club"), add(store, "Wren", "Thimble")
    store.write(begin_support, SupportDraft((pupil,), lego, EMOTIONS), today=TODAY)
    place(store, pupil, "risk_support", EMOTIONS, on=TODAY)
    assert begun(Store(store.database, ALL_BUT_RISK, clock)) == HIDDEN_CHANGE


def test_words_of_a_register_are_not_told_in_the_history_of_its_rows(store: Store) -> None:
    other = two(store)
    draft = RegisterDraft(1, TODAY, ((1, "", "Zebra words"), (2, "", "At the dentist")))
    store.write(take_register, draft, today=TODAY)
    (first,), (second,) = (other.read(row_history, "attendance", number) for number in (1, 2))
    assert (first.sentence, first.fields) == (second.sentence, ())
    assert "At the dentist" in {field.new for field in second.fields}
    number = other.read(audit_rows)[0].number
    assert "Zebra words" not in repr(other.read(audit_entry, number))


def test_who_may_see_risk_support_is_told_everything(store: Store) -> None:
    two(store)
    (first,) = store.read(row_history, "support", 1)
    assert "why" in {field.field for field in first.fields}
