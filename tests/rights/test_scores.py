"""Scores in a pupil's rights: they read with their subscale, go to the next school, and lose their notes."""

from __future__ import annotations

from typing import Any

import pytest

from app.operations.measures.scores import ScoreDraft, record_score
from app.operations.pupils import leave_school
from app.operations.rights.anonymising import anonymise_pupil
from app.queries.measures.scores import scores_of
from app.queries.rights.everything_held import everything_held
from app.queries.rights.transfer import transfer_rows
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.measuring import BASELINE, measure, use_sdq

from .conftest import People


@pytest.fixture
def scored(store: Store, people: People) -> int:
    """Zephyrine, with a teacher's score and a note about it."""
    use_sdq(store)
    number = measure(store, "sdq.prosocial").id
    draft = ScoreDraft(people.zeph, number, "teacher", BASELINE, 4.0, "baseline", "Zephyrine was tired.")
    store.write(record_score, draft, today=TODAY)
    return people.zeph


def test_a_score_reads_with_its_subscale_and_in_the_schools_words(store: Store, scored: int) -> None:
    held = store.read(everything_held, scored, today=TODAY)
    (section,) = [one for one in held.sections if one.key == "measure_score"]
    (record,) = section.records
    assert section.title == "Scores on measures"
    assert record.title == "15 September 2026, SDQ: Prosocial"
    said = {item.label: item.text for item in record.items}
    assert (said["Whose answers"], said["Score"], said["Stage"]) == ("Teacher", "4", "Baseline")


def test_scores_go_to_the_next_school_by_code(store: Store, scored: int) -> None:
    rows: dict[str, Any] = store.read(transfer_rows, scored)
    (score,) = rows["measure_score"]
    assert (score["measure"], score["value"]) == ({"code": "sdq.prosocial", "name": "SDQ"}, 4.0)


def test_an_anonymous_record_keeps_the_number_and_no_note(store: Store, scored: int) -> None:
    store.write(leave_school, scored, on=TODAY, today=TODAY)
    store.write(anonymise_pupil, scored, today=TODAY)
    (series,) = store.read(scores_of, scored).series
    (score,) = series.scores
    assert score.note == ""
    assert (score.value, score.stage, series.respondent.code) == (4.0, "baseline", "teacher")
