"""Needs in neutral words: noted, reworded, closed with why, and never computed into a grouping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import PupilNeed
from app.operations.needs import NeedDraft, change_need_of_pupil, close_need, note_need, reopen_need
from app.queries.decision import open_needs
from app.store import Store
from tests.fixtures import TODAY

from .deciding import ago, new_pupil, rows


@pytest.fixture
def draft(store: Store) -> NeedDraft:
    """A need of a new pupil, in the first domain."""
    return NeedDraft(new_pupil(store), domain_id=1, need_id=1)


def test_a_need_from_the_list_is_noted_by_its_name(store: Store, draft: NeedDraft) -> None:
    done = store.write(note_need, draft, today=TODAY)
    assert done.sentence == "Noted for Wren Thimble: Worries that take up a lot of room."
    assert store.read(open_needs, draft.pupil_id, 1) == (1,)


def test_what_is_seen_can_be_said_in_own_words(store: Store, draft: NeedDraft) -> None:
    done = store.write(note_need, replace(draft, need_id=None, seen=" Waits to be asked. "), today=TODAY)
    assert done.sentence == "Noted for Wren Thimble: Waits to be asked."


def test_long_words_are_shortened_where_they_are_said(store: Store, draft: NeedDraft) -> None:
    done = store.write(note_need, replace(draft, need_id=None, seen="word " * 40), today=TODAY)
    assert len(done.sentence) < 100


def test_how_difficult_it_is_places_nobody(store: Store, draft: NeedDraft) -> None:
    store.write(note_need, replace(draft, difficulty="severe"), today=TODAY)
    assert rows(store, withdrawn=True) == []


def test_a_need_is_reworded_and_moved_to_another_domain(store: Store, draft: NeedDraft) -> None:
    number = store.write(note_need, draft, today=TODAY).id or 0
    words = replace(draft, domain_id=2, need_id=None, seen="Leaves games early")
    store.write(change_need_of_pupil, number, words, today=TODAY)
    assert store.read(open_needs, draft.pupil_id, 1) == ()


def test_a_closed_need_stays_in_the_history_with_why(store: Store, draft: NeedDraft) -> None:
    def closed(session: Session) -> list[tuple[date | None, str | None]]:
        return [(row.closed_on, row.closed_why) for row in session.scalars(select(PupilNeed))]

    number = store.write(note_need, draft, today=TODAY).id or 0
    store.write(close_need, number, why=" Not seen any more. ", today=TODAY)
    assert store.read(closed) == [(TODAY, "Not seen any more.")]
    assert store.read(open_needs, draft.pupil_id, 1) == ()


def test_a_need_is_closed_once_and_with_why(store: Store, draft: NeedDraft) -> None:
    number = store.write(note_need, draft, today=TODAY).id or 0
    with pytest.raises(Invalid, match="Say why it is closed"):
        store.write(close_need, number, why=" ", today=TODAY)
    store.write(close_need, number, why="Gone.", today=TODAY)
    with pytest.raises(Problem, match="closed already"):
        store.write(close_need, number, why="Gone.", today=TODAY)


def test_a_need_that_is_seen_once_more_is_opened_again(store: Store, draft: NeedDraft) -> None:
    number = store.write(note_need, draft, today=TODAY).id or 0
    store.write(close_need, number, why="Gone.", today=TODAY)
    done = store.write(reopen_need, number, today=TODAY)
    assert done.sentence == "Open again for Wren Thimble: Worries that take up a lot of room."
    assert store.read(open_needs, draft.pupil_id, 1) == (1,)
    with pytest.raises(Problem, match="open already"):
        store.write(reopen_need, number, today=TODAY)


def test_a_need_belongs_to_its_domain(store: Store, draft: NeedDraft) -> None:
    with pytest.raises(Invalid, match="another domain"):
        store.write(note_need, replace(draft, domain_id=2), today=TODAY)


def test_a_need_is_chosen_or_said(store: Store, draft: NeedDraft) -> None:
    with pytest.raises(Invalid) as refused:
        store.write(note_need, replace(draft, need_id=None, seen="  "), today=TODAY)
    assert set(refused.value.problems) == {"seen"}


def test_a_need_has_been_there_until_today(store: Store, draft: NeedDraft) -> None:
    store.write(note_need, replace(draft, since_on=ago(30)), today=TODAY)
    with pytest.raises(Invalid, match="today or earlier"):
        store.write(note_need, replace(draft, since_on=TODAY + timedelta(days=1)), today=TODAY)


def test_a_need_that_has_gone_is_said_to_be_gone(store: Store, draft: NeedDraft) -> None:
    with pytest.raises(Problem, match="no longer there"):
        store.write(close_need, 99, why="Gone.", today=TODAY)


@pytest.mark.parametrize("difficulty", ["mild", "severe_ongoing"])
@pytest.mark.parametrize("choice", ["wants_help", "self_managing", "no_goals"])
def test_neither_difficulty_nor_choice_leads_to_a_grouping(
    store: Store, draft: NeedDraft, difficulty: str, choice: str
) -> None:
    store.write(note_need, replace(draft, difficulty=difficulty, choice=choice), today=TODAY)
    assert rows(store, withdrawn=True) == []
