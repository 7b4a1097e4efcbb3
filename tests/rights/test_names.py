"""Names are found in text in the same way whether a school has few pupils or thousands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queries.rights import names
from app.queries.rights.names import SOMEBODY, Names

PARTS = ["Ada", "O'Neil", "Mary-Jane", "Straße", "Zoë", "Lee", "de", "Vries", "J.", "'Tis"]
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(st.sampled_from([*PARTS, "ADA", "STRASSE", "O'NEIL", "and", " ", "-", "\n"]), max_size=8)


@given(st.frozensets(NAMES, min_size=1, max_size=8), TEXTS, st.sampled_from(["", " "]))
def test_a_large_school_finds_what_a_small_one_finds(
    known: frozenset[str], words: list[str], by: str
) -> None:
    text = by.join(words)
    small = Names(known).replaced(text), Names(known).found_in(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(names, "_FEW", 0)
        assert (Names(known).replaced(text), Names(known).found_in(text)) == small


def test_of_thousands_of_names_a_text_is_held_against_the_few_it_may_have() -> None:
    many = Names(frozenset(f"Pupil{number} Fern{number}" for number in range(5000)))
    assert many.replaced("Sits with PUPIL7 FERN7.") == f"Sits with {SOMEBODY}."
    assert [len(some) for some in many._patterns] == [1]
