"""Groups and meetings that were for one pupil alone: their words go with the pupil, their days stay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft
from app.operations.meetings.meetings import add_meeting, change_meeting
from app.operations.pupils import leave_school
from app.operations.rights.anonymising import anonymise_pupil
from app.operations.rights.erasing import erase_pupil
from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import ALONE, SupportDraft
from app.operations.supports.group_draft import GroupDraft
from app.operations.supports.groups import change_group
from app.operations.supports.registers import RegisterDraft, take_register
from app.queries.rights.everything_held import everything_held
from app.queries.rights.grounds import ErasureGround
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, add
from tests.supported import offer

YESTERDAY = TODAY - timedelta(1)


def meet(store: Store, *pupils: int) -> None:
    """Hold a meeting about pupils, with notes and an action of its own."""
    draft = MeetingDraft("pastoral", TODAY, "Zebra purpose", place="Zebra room", pupils=pupils)
    number = store.write(add_meeting, draft, today=TODAY).id or 0
    store.write(change_meeting, number, draft, notes="Zebra notes", today=TODAY)
    action = ActionDraft("Zebra action", None, number, owner="Dr Sparrow", due_on=TODAY)
    store.write(add_action, action, today=TODAY)


@pytest.fixture
def wren(store: Store) -> int:
    """A pupil with a group of one, in which much is written, and a meeting."""
    pupil, lego = add(store, "Wren", "Quillon"), offer(store, "Lego club")
    draft = SupportDraft((pupil,), lego, EMOTIONS, on=YESTERDAY, group_id=ALONE)
    store.write(begin_support, draft, today=TODAY)
    said = GroupDraft(lego, "Wren Quillon’s", misses="Zebra", place="Zebra", notes="Zebra", alone=True)
    store.write(change_group, 1, said, today=TODAY)
    store.write(take_register, RegisterDraft(1, YESTERDAY, note="Zebra"), today=TODAY)
    meet(store, pupil)
    return pupil


def left(store: Store) -> list[str]:
    """Return the tables, the journal among them, in which a word or the name still stands."""
    with store.database.engine.connect() as connection:
        tables = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        )
        rows = [(table, connection.exec_driver_sql(f"SELECT * FROM {table}").all()) for table in tables]
    return [
        table
        for table, found in rows
        for row in found
        if "Zebra" in str(tuple(row)) or "Quillon" in str(tuple(row))
    ]


def test_nothing_of_it_is_left_when_the_pupil_is_erased(store: Store, wren: int) -> None:
    assert {"offer_group", "group_session", "meeting", "action"} <= set(left(store))
    store.write(erase_pupil, wren, ErasureGround.RETENTION, today=TODAY)
    assert left(store) == []


def test_no_words_of_it_are_left_when_the_pupil_is_made_anonymous(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=TODAY, today=TODAY)
    store.write(anonymise_pupil, wren, today=TODAY)
    assert left(store) == []


def test_a_meeting_about_another_pupil_too_keeps_its_words(store: Store) -> None:
    first, second = add(store, "Ada", "Fern"), add(store, "Idris", "Moonraker")
    meet(store, first, second)
    store.write(erase_pupil, first, ErasureGround.RETENTION, today=TODAY)
    assert {"meeting", "action"} <= set(left(store))


def test_everything_held_says_what_was_written_there(store: Store, wren: int) -> None:
    found = store.read(everything_held, wren, today=TODAY)
    said = {(section.key, item.label) for section, _, item in found.items() if "Zebra" in item.text}
    assert {("offer_group", "Notes"), ("group_session", "Note"), ("meeting", "Purpose")} <= said
    assert ("action", "What will be done") in said
