"""Scores: inside the range, on its steps, once a day by each respondent, and never of tomorrow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Invalid
from app.operations.measures.scores import ScoreDraft, change_score, record_score, take_back_score
from app.operations.measures.sheet import SheetDraft, record_scores
from app.operations.pupils import PupilDraft, add_pupil
from app.queries.measures.scores import scores_of
from app.store import Store
from tests.fixtures import TODAY

from .deciding import new_pupil, rows
from .measuring import BASELINE, END, measure, score, use_sdq


@pytest.fixture
def pupil(store: Store) -> int:
    """A new pupil, in a school that uses the SDQ."""
    use_sdq(store)
    return new_pupil(store)


def values(store: Store, pupil: int) -> list[float]:
    return [one.value for series in store.read(scores_of, pupil).series for one in series.scores]


def draft(store: Store, pupil: int, **said: object) -> ScoreDraft:
    facts = {"respondent": "teacher", "scored_on": BASELINE, "value": 7.0, **said}
    return ScoreDraft(pupil, measure(store, "sdq.emotional").id, **facts)  # type: ignore[arg-type]


def test_a_score_is_recorded_by_its_measure(store: Store, pupil: int) -> None:
    done = store.write(record_score, draft(store, pupil), today=TODAY)
    assert done.sentence == "Recorded for Wren Thimble: SDQ: Emotional symptoms, 7."


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"value": 11.0}, "value"),
        ({"value": -1.0}, "value"),
        ({"value": 6.5}, "value"),
        ({"respondent": "practitioner"}, "respondent"),
        ({"scored_on": TODAY + timedelta(1)}, "scored_on"),
        ({"stage": "middle"}, "stage"),
    ],
)
def test_what_cannot_be_a_score_is_said_by_its_field(
    store: Store, pupil: int, said: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(record_score, draft(store, pupil, **said), today=TODAY)
    assert set(refused.value.problems) == {field}


def test_a_day_has_one_score_by_each_respondent(store: Store, pupil: int) -> None:
    store.write(record_score, draft(store, pupil), today=TODAY)
    store.write(record_score, draft(store, pupil, respondent="parent"), today=TODAY)
    with pytest.raises(Invalid, match="on that day already"):
        store.write(record_score, draft(store, pupil, value=3.0), today=TODAY)


def test_a_score_is_put_right(store: Store, pupil: int) -> None:
    number = store.write(record_score, draft(store, pupil), today=TODAY).id or 0
    done = store.write(change_score, number, draft(store, pupil, value=5.0), today=TODAY)
    assert done.sentence == "Changed for Wren Thimble: SDQ: Emotional symptoms, 5."
    assert values(store, pupil) == [5]


def test_a_score_is_taken_back_and_undo_brings_it_again(store: Store, pupil: int) -> None:
    number = score(store, pupil, "sdq.emotional", 7)
    done = store.write(take_back_score, number)
    assert done.sentence == "Taken away for Wren Thimble: SDQ: Emotional symptoms, 7."
    assert values(store, pupil) == []
    store.undo()
    assert values(store, pupil) == [7]


def test_a_whole_sheet_is_one_change(store: Store, pupil: int) -> None:
    ids = [measure(store, f"sdq.{code}").id for code in ("emotional", "prosocial")]
    sheet = SheetDraft(pupil, "teacher", BASELINE, ((ids[0], 7.0), (ids[1], 4.0)), "baseline")
    done = store.write(record_scores, sheet, today=TODAY)
    assert done.sentence == "Recorded for Wren Thimble: 2 scores of SDQ."
    store.undo()
    assert values(store, pupil) == []


def test_a_sheet_with_a_wrong_score_is_kept_whole(store: Store, pupil: int) -> None:
    ids = [measure(store, f"sdq.{code}").id for code in ("emotional", "prosocial")]
    sheet = SheetDraft(pupil, "teacher", BASELINE, ((ids[0], 7.0), (ids[1], 14.0)))
    with pytest.raises(Invalid) as refused:
        store.write(record_scores, sheet, today=TODAY)
    assert refused.value.problems == {"values": "SDQ: Prosocial goes from 0 to 10, in steps of 1."}
    assert values(store, pupil) == []


def test_an_empty_sheet_is_not_recorded(store: Store, pupil: int) -> None:
    with pytest.raises(Invalid, match="at least one score"):
        store.write(record_scores, SheetDraft(pupil, "teacher", BASELINE, ()), today=TODAY)


def test_an_age_outside_is_said_and_stops_nobody(store: Store) -> None:
    use_sdq(store, "cors")
    born = PupilDraft("Idris", "Moonraker", born_on=date(2021, 5, 1), started_on=BASELINE)
    pupil = store.write(add_pupil, born, today=TODAY).id or 0
    said = ScoreDraft(pupil, measure(store, "cors.total").id, "young_person", END, 21.4)
    done = store.write(record_score, said, today=TODAY)
    assert done.sentence == (
        "Recorded for Idris Moonraker: CORS, 21.4. It is meant for ages 6 to 12; Idris Moonraker was 5."
    )


def test_no_score_moves_a_grouping(store: Store, pupil: int) -> None:
    score(store, pupil, "sdq.emotional", 10)
    score(store, pupil, "sdq.emotional", 0, END)
    assert rows(store, withdrawn=True) == []
