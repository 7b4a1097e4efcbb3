"""Heights of wrapped text: enough for every line, and no more than a little too much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exports.measure import TALLEST, Run, broken, height, room, text_height, width


def test_three_lines_of_an_offer_take_the_height_of_the_design() -> None:
    lines = [[Run("ELSA sessions", 11, bold=True)], [Run("Miss Tamarind.", 9.5)], [Run("Ask.", 9.5)]]
    assert height(lines, room(42, 1)) == 43.0


def test_a_line_that_wraps_is_higher() -> None:
    assert text_height("word " * 30, 9.5, 190) > text_height("word", 9.5, 190) * 3


def test_a_word_without_end_is_broken() -> None:
    assert text_height("x" * 200, 9.5, 100) > text_height("x", 9.5, 100) * 5


def test_no_row_is_higher_than_excel_allows() -> None:
    assert text_height("word\n" * 1000, 9.5, 100) == TALLEST


def test_letters_of_other_scripts_have_a_width_too() -> None:
    assert width("漢", 10) == 10
    assert width("é", 10) == width("e", 10)


@given(st.text("ab cd", min_size=1, max_size=200), st.floats(60, 400))
def test_lines_that_are_broken_fit_and_lose_no_word(text: str, points: float) -> None:
    lines = broken(text, 9.5, points)
    assert " ".join(lines).split() == text.split()
    assert all(width(line.strip(), 9.5) <= points or " " not in line.strip() for line in lines)
