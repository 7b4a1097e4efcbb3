"""Examples of what is done to measures and scores."""

from __future__ import annotations

from dataclasses import replace

from app.operations.measures.activating import activate_measure
from app.operations.measures.measures import add_measure, change_measure, restore_measure, retire_measure
from app.operations.measures.scores import ScoreDraft, change_score, record_score, take_back_score
from app.operations.measures.sheet import SheetDraft, record_scores
from app.store import Store
from tests.fixtures import TODAY

from .examples import example
from .examples_pupils import wren
from .measuring import OWN, measure, score, use_sdq


def own(store: Store) -> int:
    """Add a measure of the school's own and return its number."""
    return store.write(add_measure, OWN).id or 0


@example(add_measure)
def a_measure_of_our_own(store: Store) -> None:
    own(store)


@example(activate_measure)
def the_sdq_with_its_licence(store: Store) -> None:
    use_sdq(store)


@example(change_measure)
def a_measure_with_other_bands_and_one_more_respondent(store: Store) -> None:
    number = own(store)
    (teacher,) = OWN.respondents
    parent = replace(teacher, respondent="parent", bands=())
    changed = replace(OWN, maximum=20, respondents=(replace(teacher, bands=teacher.bands[1:]), parent))
    store.write(change_measure, number, changed)


@example(retire_measure)
def a_measure_no_longer_used(store: Store) -> None:
    store.write(retire_measure, own(store))


@example(restore_measure)
def a_measure_used_again(store: Store) -> None:
    number = own(store)
    store.write(retire_measure, number)
    store.write(restore_measure, number)


@example(record_score)
def a_score(store: Store) -> None:
    use_sdq(store)
    score(store, wren(store), "sdq.prosocial", 4)


@example(record_scores)
def a_sheet_of_scores(store: Store) -> None:
    use_sdq(store)
    values = ((measure(store, "sdq.emotional").id, 7.0), (measure(store, "sdq.prosocial").id, 4.0))
    store.write(record_scores, SheetDraft(wren(store), "teacher", TODAY, values), today=TODAY)


@example(change_score)
def a_score_put_right(store: Store) -> None:
    use_sdq(store)
    pupil = wren(store)
    number = score(store, pupil, "sdq.prosocial", 4)
    draft = ScoreDraft(pupil, measure(store, "sdq.prosocial").id, "teacher", TODAY, 5, "end")
    store.write(change_score, number, draft, today=TODAY)


@example(take_back_score)
def a_score_taken_away(store: Store) -> None:
    use_sdq(store)
    store.write(take_back_score, score(store, wren(store), "sdq.prosocial", 4))
