"""Measures: shipped ones wait for a word about the licence, own ones are checked, and none is ever deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.errors import Invalid, Problem
from app.operations.measures.activating import HOLDS, NOT_NEEDED, ActivationDraft, activate_measure
from app.operations.measures.drafts import BandDraft, MeasureDraft, RespondentDraft
from app.operations.measures.measures import add_measure, change_measure, restore_measure, retire_measure
from app.queries.measures.catalogue import catalogue
from app.queries.measures.measures import measures
from app.store import Store
from tests.fixtures import TODAY

from .deciding import new_pupil
from .measuring import OWN, measure, score, use_sdq


def wrong(draft: MeasureDraft) -> set[str]:
    return set(draft.problems())


def test_a_new_school_uses_no_measure(store: Store) -> None:
    assert store.read(measures) == ()
    assert not any(row.used for row in store.read(catalogue))


def test_a_measure_waits_for_a_word_about_the_licence(store: Store) -> None:
    with pytest.raises(Invalid, match="holds the licence"):
        store.write(activate_measure, ActivationDraft("sdq"), today=TODAY)
    with pytest.raises(Invalid, match="since when"):
        store.write(activate_measure, ActivationDraft("sdq", HOLDS), today=TODAY)
    assert store.read(measures) == ()


def test_a_licence_is_not_held_from_tomorrow(store: Store) -> None:
    with pytest.raises(Invalid, match="today or earlier"):
        store.write(activate_measure, ActivationDraft("sdq", HOLDS, TODAY + timedelta(1)), today=TODAY)


def test_all_subscales_come_with_the_day_of_the_licence(store: Store) -> None:
    draft = ActivationDraft("sdq", HOLDS, date(2026, 9, 1))
    done = store.write(activate_measure, draft, today=TODAY)
    assert done.sentence == "SDQ is in use: a licence is held since 1 September 2026."
    rows = store.read(measures)
    assert [row.code.partition(".")[2] for row in rows][:2] == ["emotional", "conduct"]
    assert len(rows) == 7
    assert {row.licensed_on for row in rows} == {date(2026, 9, 1)}


def test_a_measure_without_a_licence_says_so(store: Store) -> None:
    done = store.write(activate_measure, ActivationDraft("leuven", NOT_NEEDED), today=TODAY)
    assert done.sentence == "Leuven scales is in use: your school says that no licence is needed."
    assert {(row.needs_licence, row.licensed_on) for row in store.read(measures)} == {(False, None)}


def test_a_measure_in_use_is_not_activated_twice(store: Store) -> None:
    use_sdq(store)
    with pytest.raises(Problem, match="in use already"):
        use_sdq(store)


def test_the_bands_are_those_of_the_respondent(store: Store) -> None:
    use_sdq(store)
    bands = {row.code: len(row.bands) for row in measure(store, "sdq.total").respondents}
    assert bands == {"parent": 0, "young_person": 0, "teacher": 4}


def test_a_measure_of_our_own_can_be_used_at_once(store: Store) -> None:
    store.write(add_measure, OWN)
    (row,) = store.read(measures)
    assert (row.code, row.title) == ("own_calm_corner", "Calm corner")
    assert row.respondents[0].band(5) == "Settled"


def test_a_measure_is_told_from_others_by_name_and_subscale(store: Store) -> None:
    store.write(add_measure, OWN)
    store.write(add_measure, replace(OWN, subscale="Lunch"))
    with pytest.raises(Invalid, match="Calm corner: Lunch is there already"):
        store.write(add_measure, replace(OWN, name="calm  corner", subscale="lunch"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"maximum": 0.0}, "maximum"),
        ({"step": 3.0}, "step"),
        ({"step": 0.0}, "step"),
        ({"respondents": ()}, "respondents"),
        ({"age_from": 9, "age_to": 5}, "age_to"),
    ],
)
def test_what_cannot_be_a_measure_is_said_by_its_field(change: dict[str, object], field: str) -> None:
    assert wrong(replace(OWN, **change)) == {field}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ((BandDraft(0, 5, "A"), BandDraft(5, 10, "B")), "The bands A and B overlap."),
        ((BandDraft(0, 11, "A"),), "The band A goes beyond the range of the scores."),
        ((BandDraft(5, 4, "A"),), "The band A ends before it begins."),
        ((BandDraft(0, 4, " "),), "Each band has a name."),
    ],
)
def test_bands_lie_inside_and_apart(bands: tuple[BandDraft, ...], sentence: str) -> None:
    draft = replace(OWN, respondents=(RespondentDraft("teacher", None, bands),))
    assert draft.problems() == {"respondents": sentence}


def test_a_step_of_a_tenth_leads_to_forty() -> None:
    assert not wrong(replace(OWN, maximum=40, step=0.1))


def test_a_reliable_change_is_above_nothing() -> None:
    assert wrong(replace(OWN, respondents=(RespondentDraft("teacher", 0),))) == {"respondents"}


def test_the_range_stays_once_there_are_scores(store: Store) -> None:
    number = store.write(add_measure, OWN).id or 0
    store.write(change_measure, number, replace(OWN, maximum=20))
    score(store, new_pupil(store), "own_calm_corner", 7)
    with pytest.raises(Invalid, match="would mean something else"):
        store.write(change_measure, number, replace(OWN, maximum=30))
    store.write(change_measure, number, replace(OWN, maximum=20, name="Calm place"))
    assert [row.title for row in store.read(measures)] == ["Calm place"]


def test_who_has_answered_stays_among_the_respondents(store: Store) -> None:
    number = store.write(add_measure, OWN).id or 0
    score(store, new_pupil(store), "own_calm_corner", 7)
    with pytest.raises(Invalid, match="would be left out"):
        store.write(change_measure, number, replace(OWN, respondents=(RespondentDraft("parent"),)))


def test_the_direction_of_a_shipped_measure_is_not_turned_round(store: Store) -> None:
    use_sdq(store)
    row = measure(store, "sdq.prosocial")
    draft = MeasureDraft("SDQ", 0, 10, 1, False, (RespondentDraft("teacher"),), subscale="Prosocial")
    with pytest.raises(Invalid, match="Its source sets this"):
        store.write(change_measure, row.id, draft)


def test_a_school_may_enter_bands_of_its_own_for_a_shipped_measure(store: Store) -> None:
    use_sdq(store)
    row = measure(store, "sdq.total")
    bands = (BandDraft(0, 13, "Close to average"),)
    draft = MeasureDraft(
        "SDQ", 0, 40, 1, False, (RespondentDraft("parent", None, bands),), subscale="Total difficulties"
    )
    store.write(change_measure, row.id, draft)
    assert measure(store, "sdq.total").respondents[0].band(13) == "Close to average"


def test_a_retired_measure_keeps_its_scores_and_takes_no_more(store: Store) -> None:
    number = store.write(add_measure, OWN).id or 0
    pupil = new_pupil(store)
    score(store, pupil, "own_calm_corner", 7)
    store.write(retire_measure, number)
    assert store.read(measures) == ()
    with pytest.raises(Problem, match="not in use"):
        score(store, pupil, "own_calm_corner", 8, TODAY)
    store.write(restore_measure, number)
    score(store, pupil, "own_calm_corner", 8, TODAY)


def test_retiring_and_restoring_say_where_they_are_not_needed(store: Store) -> None:
    number = store.write(add_measure, OWN).id or 0
    with pytest.raises(Problem, match="in use already"):
        store.write(restore_measure, number)
    store.write(retire_measure, number)
    with pytest.raises(Problem, match="retired already"):
        store.write(retire_measure, number)
