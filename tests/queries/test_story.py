"""The story of a pupil, told from everything that is recorded."""

from __future__ import annotations

from datetime import date, timedelta

from app.operations.plans.agreements import record_agreement
from app.operations.plans.aims import rate_aim, write_aim
from app.operations.plans.drafts import AgreementDraft, AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.queries.pupil_page import pupil_page
from app.queries.story.entry import StoryEntry
from app.queries.story.story import last_words, pupil_story, whole_story
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import LANGUAGE, fill

A_DAY = timedelta(1)


def told(store: Store, pupil: int) -> list[StoryEntry]:
    page = store.read(pupil_page, pupil, today=TODAY)
    return whole_story(page, store.read(pupil_story, pupil))


def planned(store: Store, pupil: int) -> int:
    """Begin a plan for language with one aim; returns the aim."""
    draft = PlanDraft(pupil, LANGUAGE, started_on=TODAY - A_DAY)
    plan = store.write(write_plan, draft, today=TODAY).id or 0
    aim = AimDraft(plan, "I can tell my group", contingency="Draw it first")
    return store.write(write_aim, aim, today=TODAY).id or 0


def test_a_rating_reads_as_a_sentence(store: Store) -> None:
    wren = fill(store).wren
    aim = planned(store, wren)
    store.write(rate_aim, aim, on=TODAY, respondent="young_person", value=6, today=TODAY)
    newest = told(store, wren)[0]
    assert newest.brief == "Rated “I can tell my group”: 6 of 10."
    assert (newest.kind, newest.domain_id) == ("aim", LANGUAGE)


def test_what_happens_if_an_aim_is_not_reached_stands_in_the_story(store: Store) -> None:
    wren = fill(store).wren
    planned(store, wren)
    (aim,) = (entry for entry in told(store, wren) if entry.key[0] == "aim")
    assert "If not: Draw it first" in aim.lines


def test_the_newest_words_of_a_pupil_may_come_from_an_agreement(store: Store) -> None:
    wren = fill(store).wren
    planned(store, wren)
    said = AgreementDraft(1, "young_person", TODAY, "in_person", own_words="I want to try.")
    store.write(record_agreement, said, today=TODAY)
    page = store.read(pupil_page, wren, today=TODAY)
    words = last_words(page, store.read(pupil_story, wren))
    assert words is not None
    assert (words.on, words.text) == (TODAY, "I want to try.")


def test_the_newest_comes_first_and_nothing_twice(store: Store) -> None:
    wren = fill(store).wren
    planned(store, wren)
    entries = told(store, wren)
    days: list[date] = [entry.on for entry in entries]
    assert days == sorted(days, reverse=True)
    assert len({entry.key for entry in entries}) == len(entries)
