"""The change between scores, by hand and by subscale; and a catalogue that holds names and numbers alone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from app.operations.measures.drafts import BandDraft, MeasureDraft, RespondentDraft
from app.operations.words import STARTER
from app.paths import RESOURCES
from app.queries.measures.catalogue import Shipped, Subscale, shipped_measures
from app.queries.measures.rule import Change, Person, change_of, person_level
from app.queries.measures.scores import scores_of
from app.queries.measures.wording import say_person
from app.store import Store
from app.vocabulary import ListKind
from tests.operations.deciding import new_pupil
from tests.operations.measuring import END, score, use_sdq

UP, DOWN = True, False
EVERY = [(one, part) for one in shipped_measures() for part in one.subscales]
NAMES = [one.code_of(part) for one, part in EVERY]


@pytest.mark.parametrize(
    ("values", "higher", "limit", "expected"),
    [
        ((7, 3), DOWN, 4, Change.IMPROVEMENT),
        ((3, 7), DOWN, 4, Change.DETERIORATION),
        ((7, 4), DOWN, 4, Change.NOT_RELIABLE),
        ((4, 7), UP, 3, Change.IMPROVEMENT),
        ((7, 4), UP, 3, Change.DETERIORATION),
        ((13.7, 20.3), UP, 6.6, Change.IMPROVEMENT),
        ((20.3, 13.8), UP, 6.6, Change.NOT_RELIABLE),
        ((2, 9, 3), DOWN, 4, Change.NOT_RELIABLE),
        ((5,), UP, 3, Change.TOO_FEW),
        ((), UP, 3, Change.TOO_FEW),
        ((9, 1), DOWN, None, Change.NO_THRESHOLD),
    ],
)
def test_the_change_is_last_less_first_in_the_better_direction(
    values: tuple[float, ...], higher: bool, limit: float | None, expected: Change
) -> None:
    assert change_of(values, higher_is_better=higher, reliable_change=limit) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((Change.IMPROVEMENT, Change.NOT_RELIABLE), Person.IMPROVED),
        ((Change.IMPROVEMENT, Change.IMPROVEMENT, Change.DETERIORATION), Person.DETERIORATED),
        ((Change.NOT_RELIABLE, Change.NO_THRESHOLD), Person.NOT_RELIABLE),
        ((Change.TOO_FEW, Change.NO_THRESHOLD), None),
        ((), None),
    ],
)
def test_any_deterioration_outweighs(changes: tuple[Change, ...], expected: Person | None) -> None:
    assert person_level(changes) is expected


def shipped(code: str) -> tuple[Shipped, Subscale]:
    return EVERY[NAMES.index(code)]


def test_in_the_sdq_higher_is_better_for_the_prosocial_subscale_alone() -> None:
    sdq = [part for one, part in EVERY if one.code == "sdq"]
    assert {part.code for part in sdq if part.higher_is_better} == {"prosocial"}


@pytest.mark.parametrize("family", ["ycors", "cors", "ors"])
def test_in_the_whole_family_of_outcome_rating_scales_higher_is_better(family: str) -> None:
    assert shipped(f"{family}.total")[1].higher_is_better


def test_only_teachers_have_bands_in_the_sdq_and_no_threshold() -> None:
    for one, part in EVERY:
        for answers in part.answers if one.code == "sdq" else ():
            assert not (answers.bands and answers.by != "teacher")
            assert not (answers.reliable_change and answers.by == "teacher")


def test_the_bands_of_the_prosocial_subscale_run_the_other_way() -> None:
    bands = [band for one in shipped("sdq.prosocial")[1].answers for band in one.bands]
    assert bands[0] == (0, 3, "Very low")
    assert bands[-1] == (6, 10, "Close to average")


def test_the_rcads_has_thresholds_on_t_scores_only() -> None:
    for one, part in EVERY:
        if one.code.startswith("rcads"):
            known = all(answers.reliable_change for answers in part.answers)
            assert known is (one.score_type == "T")


@pytest.mark.parametrize(("one", "part"), EVERY, ids=NAMES)
def test_every_shipped_definition_is_whole_and_says_where_it_comes_from(one: Shipped, part: Subscale) -> None:
    respondents = tuple(
        RespondentDraft(a.by, a.reliable_change, tuple(BandDraft(*band) for band in a.bands))
        for a in part.answers
    )
    whole = MeasureDraft(
        one.name, part.lowest, part.highest, one.step, part.higher_is_better, respondents, part.name
    )
    assert whole.problems() == {}
    assert {a.by for a in part.answers} <= {code for code, _ in STARTER[ListKind.RESPONDENT]}
    assert "by hand" in part.source
    assert one.licence


def test_the_catalogue_holds_names_and_numbers_and_no_item() -> None:
    whole: dict[str, Any] = json.loads((RESOURCES / "measures/catalogue.json").read_text(encoding="utf-8"))
    keys = set(re.findall(r'"(\w+)":', json.dumps(whole)))
    assert keys == {
        "measures", "code", "name", "title", "licence", "needs_licence", "age_from", "age_to", "score_type",
        "step", "subscales", "lowest", "highest", "better", "source", "answers", "by", "reliable_change", "bands",
    }  # fmt: skip
    names = [part.name for _, part in EVERY] + [one.name for one, _ in EVERY]
    names += [band[2] for _, part in EVERY for answers in part.answers for band in answers.bands]
    assert all(len(name.split()) <= 4 for name in names), "Longer than a name: is it an item?"


def test_each_respondent_has_a_series_of_their_own(store: Store) -> None:
    use_sdq(store)
    pupil = new_pupil(store)
    score(store, pupil, "sdq.prosocial", 4, by="parent")
    score(store, pupil, "sdq.prosocial", 8, END)
    found = store.read(scores_of, pupil)
    assert [(one.respondent.code, one.change) for one in found.series] == [
        ("parent", Change.TOO_FEW),
        ("teacher", Change.TOO_FEW),
    ]
    assert found.person is None


def test_a_series_says_its_change_its_band_and_its_numbers(store: Store) -> None:
    use_sdq(store)
    pupil = new_pupil(store)
    score(store, pupil, "sdq.emotional", 7)
    score(store, pupil, "sdq.emotional", 4, END)
    (one,) = store.read(scores_of, pupil).series
    assert [row.band for row in one.scores] == ["Very high", "Slightly raised"]
    assert one.change_words == (
        "From 7 to 4: 3 lower, which is the better way. "
        "Whether that is a reliable change is not known: no threshold is known for it."
    )


def test_the_person_is_read_from_all_series_and_never_as_a_number(store: Store) -> None:
    use_sdq(store)
    pupil = new_pupil(store)
    for code, first, last in (("sdq.prosocial", 3, 8), ("sdq.emotional", 2, 7)):
        score(store, pupil, code, first, by="parent")
        score(store, pupil, code, last, END, by="parent")
    found = store.read(scores_of, pupil)
    assert [one.change for one in found.series] == [Change.DETERIORATION, Change.IMPROVEMENT]
    assert say_person(found.person) == (
        "The changes read together: deteriorated, with at least one reliable deterioration. "
        "This is no overall score, and no grouping follows from it."
    )
