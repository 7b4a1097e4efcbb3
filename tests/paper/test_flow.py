"""Words wrap into lines, whole words first, and nothing is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.paper.flow import FlowLine, Run, flow, put_lines
from app.paper.letters import text_width
from app.paper.page import Mark, Sign, Words

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # No computer has a font for every script that can be made up; Qt says so each time.
    pytest.mark.qt_log_ignore("OpenType support missing", extend=True),
]


def run(text: str, **more: object) -> Run:
    return Run(text, 10, "#000000", **more)  # type: ignore[arg-type]


def texts(lines: tuple[FlowLine, ...]) -> list[str]:
    return [" ".join(piece.run.text for piece in line.pieces) for line in lines]


def test_words_go_on_to_the_next_line_where_they_do_not_fit() -> None:
    width = text_width("one two three", 10) - 1
    assert texts(flow([run("one two three")], width)) == ["one two", "three"]


def test_a_word_wider_than_the_line_is_parted_and_keeps_all_its_letters() -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    lines = texts(flow([run(word)], 60))
    assert len(lines) > 1
    assert "".join(lines) == word


@given(st.text(max_size=200), st.floats(20, 300))
def test_no_line_is_wider_than_asked_whatever_is_written(qapp: QApplication, text: str, width: float) -> None:
    for line in flow([run(text)], width):
        last = line.pieces[-1]
        assert last.x + last.width <= width + 0.5 or len(last.run.text) == 1


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=300))
def test_nothing_that_is_written_gets_lost(qapp: QApplication, text: str) -> None:
    found = "".join(piece.run.text for line in flow([run(text)], 70) for piece in line.pieces)
    assert found == text


def test_control_characters_and_halves_of_characters_become_spaces() -> None:
    assert texts(flow([run("a\x00b\ud800c\x1b[d")], 300)) == ["a b c [d"]


def test_line_breaks_are_kept() -> None:
    assert texts(flow([run("one\ntwo")], 300)) == ["one", "two"]


def test_a_whole_run_moves_to_the_next_line_in_one_piece() -> None:
    width = text_width("some words last checked", 10)
    lines = flow([run("some words"), run("last checked 4 June", whole=True)], width)
    assert texts(lines) == ["some words", "last checked 4 June"]


def test_a_sign_stays_with_its_words_and_before_them() -> None:
    found = list(put_lines(flow([run("check due", sign=Sign.WARNING)], 200), 0, 0))
    mark, words = found
    assert isinstance(mark, Mark)
    assert isinstance(words, Words)
    assert mark.x + mark.side < words.x


def test_small_and_large_words_stand_on_one_line() -> None:
    lines = flow([Run("Large", 20, "#000000"), Run("small", 8, "#000000")], 300)
    large, small = (one for one in put_lines(lines, 0, 0) if isinstance(one, Words))
    assert large.y + large.size * 0.92 == pytest.approx(small.y + small.size * 0.92)
