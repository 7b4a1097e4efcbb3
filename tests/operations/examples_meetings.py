"""Examples of what is done with meetings, what is said in them, and actions."""

from __future__ import annotations

from datetime import timedelta

from app.operations.meetings.actions import (
    add_action,
    change_action,
    close_action,
    move_action_date,
    reopen_action,
    take_back_action,
)
from app.operations.meetings.drafts import ActionDraft, MeetingDraft, PersonDraft
from app.operations.meetings.meetings import (
    add_meeting,
    cancel_meeting,
    change_meeting,
    hold_meeting,
    take_back_meeting,
)
from app.operations.meetings.packing import PackDraft, PackRecipient, note_pack_shared
from app.operations.meetings.saying import note_said
from app.operations.meetings.whom import note_present, set_meeting_people, set_meeting_pupils
from app.store import Store
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import wren

A_WEEK = timedelta(7)
SPARROW = PersonDraft(name="Dr Sparrow", role="Educational psychologist")


def planned(store: Store) -> tuple[int, int]:
    """Plan a meeting about one pupil with one person; return the numbers of the meeting and the pupil."""
    pupil = wren(store)
    draft = MeetingDraft("multi_agency", TODAY, "How we go on", people=(SPARROW,), pupils=(pupil,))
    return store.write(add_meeting, draft, today=TODAY).id or 0, pupil


def to_do(store: Store) -> tuple[int, ActionDraft]:
    """Note an action of a meeting; return its number and the draft."""
    meeting, pupil = planned(store)
    draft = ActionDraft("Ring the family.", pupil, meeting, owner="Dr Sparrow", due_on=TODAY + A_WEEK)
    return store.write(add_action, draft, today=TODAY).id or 0, draft


@example(add_meeting)
def a_meeting_that_follows_another(store: Store) -> None:
    meeting, _ = planned(store)
    store.write(add_meeting, MeetingDraft("multi_agency", TODAY + A_WEEK, after_id=meeting), today=TODAY)


@example(change_meeting)
def another_day(store: Store) -> None:
    meeting, _ = planned(store)
    later = MeetingDraft("annual_review", TODAY + A_WEEK, "The year", "14:30", "Library")
    store.write(change_meeting, meeting, later, notes="Tea for six.", today=TODAY)


@example(hold_meeting)
def a_meeting_held(store: Store) -> None:
    store.write(hold_meeting, planned(store)[0], today=TODAY)


@example(cancel_meeting)
def a_meeting_cancelled(store: Store) -> None:
    store.write(cancel_meeting, planned(store)[0], why="Snow")


@example(take_back_meeting)
def a_meeting_planned_by_mistake(store: Store) -> None:
    store.write(take_back_meeting, planned(store)[0])


@example(set_meeting_people)
def others_asked(store: Store) -> None:
    meeting, _ = planned(store)
    store.write(set_meeting_people, meeting, (PersonDraft(name="Mum", role="Mother"), SPARROW))


@example(set_meeting_pupils)
def nobody_talked_about(store: Store) -> None:
    store.write(set_meeting_pupils, planned(store)[0], ())


@example(note_present)
def somebody_came(store: Store) -> None:
    planned(store)
    store.write(note_present, 1, True)


@example(note_said)
def what_was_said(store: Store) -> None:
    meeting, pupil = planned(store)
    store.write(note_said, meeting, pupil, said="Mornings go well.", pupil_words="I like the library.")


@example(add_action)
def an_action(store: Store) -> None:
    to_do(store)


@example(change_action)
def another_owner(store: Store) -> None:
    number, draft = to_do(store)
    changed = ActionDraft("Write to the family.", owner="Ms Dovecote", due_on=draft.due_on)
    store.write(change_action, number, changed, today=TODAY)


@example(close_action)
def an_action_done(store: Store) -> None:
    store.write(close_action, to_do(store)[0], "done", outcome="They come on Monday.", today=TODAY)


@example(reopen_action)
def an_action_open_again(store: Store) -> None:
    number, _ = to_do(store)
    store.write(close_action, number, "dropped", today=TODAY)
    store.write(reopen_action, number)


@example(move_action_date)
def another_date(store: Store) -> None:
    store.write(move_action_date, to_do(store)[0], TODAY + 2 * A_WEEK, today=TODAY)


@example(take_back_action)
def an_action_of_another_pupil(store: Store) -> None:
    store.write(take_back_action, to_do(store)[0])


@example(note_pack_shared)
def a_pack_shared(store: Store) -> None:
    whom = (PackRecipient(None, "Dr Sparrow"), PackRecipient(None, "Mum"))
    draft = PackDraft((wren(store),), whom, "A named pack", "How we go on", "public_task")
    store.write(note_pack_shared, draft, today=TODAY)
