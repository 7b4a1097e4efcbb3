"""Asking whether an offer's entry is right, and answering."""

from __future__ import annotations

import pytest

from app.errors import Invalid, Problem
from app.operations.offer_queries import LONGEST, answer_query, ask_about_offer, take_back_query
from app.queries.offer_queries import open_queries, queries_about
from app.store import Store
from tests.fixtures import NAME, TODAY

from .examples_offers import club, question


def test_a_question_stands_until_it_is_answered(store: Store) -> None:
    number = question(store)
    (asked,) = store.read(open_queries)
    assert (asked.id, asked.offer, asked.asked_by, asked.asked_on) == (number, "Lunch club", "Mr Wren", TODAY)
    store.write(answer_query, number, "Yes, until July.", today=TODAY)
    assert store.read(open_queries) == ()
    (answered,) = store.read(queries_about, asked.offer_id)
    assert (answered.answer, answered.answered_on) == ("Yes, until July.", TODAY)


def test_who_writes_asks_where_nobody_else_is_named(store: Store) -> None:
    offer = club(store)
    store.write(ask_about_offer, offer, "Still on Tuesdays?", today=TODAY)
    assert store.read(queries_about, offer)[0].asked_by == NAME


def test_open_questions_stand_first(store: Store) -> None:
    offer = club(store)
    first = store.write(ask_about_offer, offer, "Who runs it?", today=TODAY).id or 0
    store.write(ask_about_offer, offer, "Which room?", today=TODAY)
    store.write(answer_query, first, "Mr Wren.", today=TODAY)
    assert [row.question for row in store.read(queries_about, offer)] == ["Which room?", "Who runs it?"]


@pytest.mark.parametrize("words", ["", "   ", "x" * (LONGEST + 1)])
def test_a_question_says_something_and_not_too_much(store: Store, words: str) -> None:
    with pytest.raises(Invalid):
        store.write(ask_about_offer, club(store), words, today=TODAY)


def test_an_answer_says_something(store: Store) -> None:
    number = question(store)
    with pytest.raises(Invalid):
        store.write(answer_query, number, " ", today=TODAY)


def test_what_is_gone_is_said(store: Store) -> None:
    number = question(store)
    store.write(take_back_query, number)
    with pytest.raises(Problem, match="no longer there"):
        store.write(answer_query, number, "Yes.", today=TODAY)
