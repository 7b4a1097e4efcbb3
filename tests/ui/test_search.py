"""Searching while typing finds the same however the words came about."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.search import Search
from app.vocabulary import fold

NAMES = ["Wren Thimble", "Éloïse Fern", "Kit Wrenfield", "Ada Fern", "Bo Wren-Fern"]


def plain(query: str) -> list[str]:
    """Return the names that hold every word, looked for the slow way."""
    return [name for name in NAMES if all(word in fold(name) for word in fold(query).split())]


@given(st.lists(st.text(alphabet="wrenfé dk", max_size=6), max_size=8))
def test_any_way_of_typing_finds_what_a_fresh_search_finds(queries: list[str]) -> None:
    search = Search(NAMES, str)
    for query in queries:
        assert search.find(query) == plain(query)


def test_backspace_finds_again_what_was_there_before() -> None:
    search = Search(NAMES, str)
    wide = search.find("w")
    search.find("wren t")
    assert search.find("w") == wide


def test_hits_say_where_they_stand_among_the_rows() -> None:
    search = Search(NAMES, str)
    search.find("fern")
    assert list(search.hits) == [1, 3, 4]


@pytest.mark.parametrize("query", ["", "  "])
def test_no_words_find_everything(query: str) -> None:
    assert Search(NAMES, str).find(query) == NAMES


def test_text_that_is_folded_already_is_taken_as_it_is() -> None:
    rows = [("Éloïse", "eloise"), ("Ada", "ada")]
    assert Search(rows, itemgetter(1), folded=True).find("Élo") == [("Éloïse", "eloise")]
