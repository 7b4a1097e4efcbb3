"""What the sample's pupils get: it is there, and its days, groups and registers agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from app.operations.sample.plan import SamplePlan
from app.sample import make_sample
from app.schools import open_store
from app.store import Store
from tests.fixtures import TODAY, clock


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A sample school of 240 pupils, read only."""
    folder = tmp_path_factory.mktemp("motion") / "school"
    make_sample(folder, SamplePlan(240), clock=clock)
    store = open_store(folder)
    yield store
    store.close()


def number(store: Store, question: str) -> int:
    with store.database.engine.connect() as connection:
        return int(connection.execute(text(question), {"today": TODAY.isoformat()}).scalar_one())


@pytest.mark.parametrize(
    "table",
    [
        "offer_group",
        "group_staff",
        "support",
        "support_stage",
        "membership",
        "group_session",
        "attendance",
        "rate",
        "offer_cost",
        "offer_query",
        "next_step",
        "meeting",
        "meeting_person",
        "meeting_pupil",
        "action",
    ],
)
def test_every_table_has_rows(sample: Store, table: str) -> None:
    assert number(sample, f"SELECT count(*) FROM {table}") > 0


@pytest.mark.parametrize("stage", ["waiting", "offered", "running", "declined", "ended"])
def test_some_stand_in_each_stage(sample: Store, stage: str) -> None:
    asked = f"SELECT count(*) FROM support_stage WHERE ends_on IS NULL AND stage = '{stage}'"
    assert number(sample, asked) > 0


@pytest.mark.parametrize("outcome", ["2", "1", "0", "-1"])
def test_some_came_to_each_outcome(sample: Store, outcome: str) -> None:
    assert number(sample, f"SELECT count(*) FROM support WHERE outcome = '{outcome}'") > 0


WRONG = {
    "a stage that begins before the one before it ended": (
        "SELECT count(*) FROM support_stage one JOIN support_stage other ON other.support_id = one.support_id "
        "AND other.id > one.id WHERE other.starts_on < one.ends_on"
    ),
    "a support that is over and has no last day, or the reverse": (
        "SELECT count(*) FROM support s JOIN support_stage t ON t.support_id = s.id AND t.ends_on IS NULL "
        "WHERE (t.stage IN ('ended', 'declined')) != (s.ended_on IS NOT NULL)"
    ),
    "an open support without a day to look again": (
        "SELECT count(*) FROM support WHERE ended_on IS NULL AND next_look_on IS NULL"
    ),
    "a support of somebody who has left": (
        "SELECT count(*) FROM support s JOIN pupil p ON p.id = s.pupil_id "
        "WHERE s.ended_on IS NULL AND p.left_on <= :today"
    ),
    "a stage that lies ahead": "SELECT count(*) FROM support_stage WHERE starts_on > :today",
    "an attendance at a session that was not held": (
        "SELECT count(*) FROM attendance a JOIN group_session s ON s.id = a.session_id WHERE s.state != 'held'"
    ),
    "an attendance of somebody who was no member": (
        "SELECT count(*) FROM attendance a JOIN group_session s ON s.id = a.session_id WHERE NOT EXISTS "
        "(SELECT 1 FROM membership m WHERE m.support_id = a.support_id AND m.group_id = s.group_id "
        "AND m.starts_on <= s.held_on AND (m.ends_on IS NULL OR m.ends_on > s.held_on))"
    ),
    "a session on a day without school": (
        "SELECT count(*) FROM group_session WHERE strftime('%w', held_on) IN ('0', '6') OR NOT EXISTS "
        "(SELECT 1 FROM term WHERE held_on BETWEEN starts_on AND ends_on)"
    ),
    "a session of a group of one whose support is over": (
        "SELECT count(*) FROM group_session s JOIN offer_group g ON g.id = s.group_id JOIN membership m "
        "ON m.group_id = g.id JOIN support x ON x.id = m.support_id WHERE g.alone AND s.held_on > x.ended_on"
    ),
    "a register that was taken ahead of its day": (
        "SELECT count(*) FROM group_session WHERE state = 'held' AND held_on > :today"
    ),
}


@pytest.mark.parametrize("question", WRONG.values(), ids=WRONG.keys())
def test_there_is_never(sample: Store, question: str) -> None:
    assert number(sample, question) == 0


def test_somebody_at_the_next_meeting_may_hear_of_some_of_its_pupils(sample: Store) -> None:
    asked = (
        "SELECT count(*) FROM meeting m JOIN meeting_person who ON who.meeting_id = m.id JOIN meeting_pupil about "
        "ON about.meeting_id = m.id JOIN consent c ON c.pupil_id = about.pupil_id AND c.state = 'given' "
        "AND c.organisation_id = who.organisation_id WHERE m.held_on > :today"
    )
    assert number(sample, asked) > 0


def test_meetings_are_of_several_kinds_and_follow_each_other(sample: Store) -> None:
    assert number(sample, "SELECT count(DISTINCT kind) FROM meeting") == 3
    assert number(sample, "SELECT count(*) FROM meeting WHERE after_id IS NOT NULL") == 5
