"""Groups and meetings that were for one pupil alone: their words go with the pupil, their days stay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.operations.groups.group_draft import GroupDraft
from app.operations.groups.groups import add_group, change_group
from app.operations.groups.registers import RegisterDraft, take_register
from app.operations.meetings.actions import add_action
from app.operations.meetings.drafts import ActionDraft, MeetingDraft
from app.operations.meetings.meetings import add_meeting, change_meeting
from app.operations.pupils import leave_school
from app.operations.rights.anonymising import anonymise_pupil
from app.operations.rights.erasing import erase_pupil
from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import ALONE, SupportDraft
from app.operations.supports.members import join_group, leave_group
from app.operations.supports.taking_back import take_back_stage
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


def journalled(store: Store) -> list[str]:
    """Return what the journal keeps of groups."""
    query = (
        "SELECT coalesce(before, '') || coalesce(after, '') FROM journal_row WHERE table_name = 'offer_group'"
    )
    with store.database.engine.connect() as connection:
        return list(connection.exec_driver_sql(query).scalars())


def test_nothing_of_it_is_left_when_the_pupil_is_erased(store: Store, wren: int) -> None:
    assert {"offer_group", "group_session", "meeting", "action"} <= set(left(store))
    store.write(erase_pupil, wren, ErasureGround.RETENTION, today=TODAY)
    assert left(store) == []


def test_nothing_is_left_of_a_group_of_one_that_was_taken_back(store: Store) -> None:
    pupil, lego = add(store, "Wren", "Quillon"), offer(store, "Lego club")
    waiting = SupportDraft((pupil,), lego, EMOTIONS, stage="waiting", on=YESTERDAY)
    support = store.write(begin_support, waiting, today=TODAY).id or 0
    store.write(join_group, [support], ALONE, today=TODAY)
    store.write(change_group, 1, GroupDraft(lego, "Ours", notes="Zebra", alone=True), today=TODAY)
    store.write(take_back_stage, support, today=TODAY)
    assert set(left(store)) >= {"journal_row"}
    assert any("Zebra" in text for text in journalled(store))
    store.write(erase_pupil, pupil, ErasureGround.RETENTION, today=TODAY)
    assert not any("Zebra" in text for text in journalled(store))


def test_a_group_of_several_that_was_taken_back_is_not_forgotten_with_one_of_them(store: Store) -> None:
    pupil, lego = add(store, "Wren", "Quillon"), offer(store, "Lego club")
    club = store.write(add_group, GroupDraft(lego, "Zebras"), today=TODAY).id or 0
    draft = SupportDraft((pupil,), lego, EMOTIONS, on=TODAY, group_id=club)
    support = store.write(begin_support, draft, today=TODAY).id or 0
    store.write(leave_group, [support], today=TODAY)
    store.write(erase_pupil, pupil, ErasureGround.RETENTION, today=TODAY)
    assert any("Zebras" in text for text in journalled(store))


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
