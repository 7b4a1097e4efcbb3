"""What stands behind the sample school's decisions: it is there, true together, and follows the rules of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models import Plan
from app.operations.sample.plan import SamplePlan
from app.queries.plans.gates import findings
from app.sample import make_sample
from app.schools import open_store
from app.store import Store
from tests.fixtures import TODAY, clock


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A sample school of 120 pupils, read only."""
    folder = tmp_path_factory.mktemp("behind") / "school"
    make_sample(folder, SamplePlan(120), clock=clock)
    store = open_store(folder)
    yield store
    store.close()


def number(store: Store, question: str) -> int:
    with store.database.engine.connect() as connection:
        return int(connection.execute(text(question), {"today": TODAY.isoformat()}).scalar_one())


@pytest.mark.parametrize(
    "table",
    [
        "plan",
        "agreement",
        "aim",
        "aim_likelihood",
        "aim_rating",
        "contact",
        "signpost",
        "review",
        "involvement",
        "consent",
        "sharing",
        "measure_score",
        "decision_option",
        "prompt_answer",
    ],
)
def test_every_table_of_a_plan_has_something_to_show(sample: Store, table: str) -> None:
    assert number(sample, f"SELECT count(*) FROM {table}") > 0


def test_staff_are_named_as_the_sheet_names_them(sample: Store) -> None:
    assert number(sample, "SELECT count(*) FROM participant WHERE kind = 'staff' AND staff_id IS NULL") == 0


def test_an_open_plan_belongs_to_a_pupil_who_stands_in_a_grouping_that_has_one(sample: Store) -> None:
    standing = """SELECT 1 FROM placement p JOIN grouping g ON g.id = p.grouping_id
        WHERE p.withdrawn_at IS NULL AND p.ends_on IS NULL AND g.code IN ('help', 'more_help', 'risk_support')
        AND l.pupil_id = p.pupil_id AND l.domain_id = p.domain_id AND l.band = p.band"""
    assert number(sample, "SELECT count(*) FROM plan l WHERE ended_on IS NULL") > 20
    astray = f"SELECT count(*) FROM plan l WHERE ended_on IS NULL AND NOT EXISTS ({standing})"
    assert number(sample, astray) == 0


def test_an_agreed_plan_has_a_whole_aim_and_the_agreement_of_child_and_family(sample: Store) -> None:
    lacking = """SELECT count(*) FROM plan p WHERE agreed_on IS NOT NULL AND band = 'plan' AND NOT (
        EXISTS (SELECT 1 FROM aim a WHERE a.plan_id = p.id AND criterion != '' AND contingency != ''
            AND target_on IS NOT NULL)
        AND (SELECT count(DISTINCT kind) FROM agreement g WHERE g.plan_id = p.id
            AND kind IN ('young_person', 'family')) = 2)"""
    assert number(sample, lacking) == 0


def lacking(session: Session) -> list[tuple[str, str]]:
    """Return what open plans lack that are agreed all the same."""
    rows = session.scalars(select(Plan).where(Plan.agreed_on.is_not(None), Plan.ended_on.is_(None))).all()
    assert {row.band for row in rows} == {"plan", "risk"}
    return [(row.band, one.sentence) for row in rows for one in findings(row, session, TODAY) if one.hinders]


def test_what_is_agreed_could_have_been_agreed_in_the_program(sample: Store) -> None:
    assert sample.read(lacking) == []


def test_nothing_invented_lies_in_the_future(sample: Store) -> None:
    for table, day in (
        ("review", "held_on"),
        ("contact", "held_on"),
        ("aim_rating", "rated_on"),
        ("consent", "since_on"),
    ):
        assert number(sample, f"SELECT count(*) FROM {table} WHERE {day} > :today") == 0


def test_what_ended_in_a_review_says_what_is_next_and_how_to_come_back(sample: Store) -> None:
    ended = number(sample, "SELECT count(*) FROM review WHERE decision = 'end'")
    whole = "decision = 'end' AND ending != '' AND what_next != '' AND who_told != '' AND way_back != ''"
    assert ended > 0
    assert number(sample, f"SELECT count(*) FROM review WHERE {whole}") == ended
