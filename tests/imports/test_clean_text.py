"""Text from directories: what was decoded wrongly, HTML, entities and characters nobody can see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.clean_text import clean_line, clean_lines, plain_text, repaired, shortened


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Childrenâ€™s group, Â£10", "Children’s group, £10"),
        ("caf\u00c3\u00a9", "café"),
        ("quotedâ€\x9d", "quoted”"),
        ("half ’ and â€“ half", "half ’ and – half"),
        ("is:Â That’s", "is: That’s"),
    ],
)
def test_wrongly_decoded_characters_are_mended(wrong: str, right: str) -> None:
    assert plain_text(wrong) == right


@pytest.mark.parametrize("text", ["Âme", "São Paulo", "Ångström", "naïve café – £10", "Zoë"])
def test_text_that_was_right_stays(text: str) -> None:
    assert repaired(text) == text


def test_html_becomes_lines_of_text() -> None:
    html = "<h1>About&nbsp;us</h1><p>We&#39;re <b>here</b><br>now</p><ul><li>one</li><li>two</li></ul>"
    assert plain_text(html) == "About us\n\nWe're here\nnow\n\n• one\n• two"


def test_scripts_styles_and_comments_are_no_text() -> None:
    assert plain_text("<p>Hi</p><script>alert(1)</script><style>p{}</style><!-- no --> there") == "Hi\nthere"


def test_signs_that_are_no_html_stay() -> None:
    assert plain_text("ages < 12 & > 4, <3") == "ages < 12 & > 4, <3"


def test_entities_escaped_twice_are_undone() -> None:
    assert plain_text("Mum &amp;amp; me") == "Mum & me"


def test_characters_nobody_can_see_are_removed() -> None:
    assert clean_line("A\x00d\x07a\u200b \u202eL\ud800ovelace\ufeff\x9f") == "Ada Lovelace"


def test_accents_are_kept_in_one_form() -> None:
    assert clean_line("Zoe\u0308") == "Zoë"


def test_at_most_one_empty_line_is_kept() -> None:
    assert clean_lines("one\r\n\r\n\r\n\r\ntwo\x0bthree") == "one\n\ntwo\nthree"


def test_long_text_is_cut_at_a_word_and_shows_it() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert len(shortened("x" * 50, 9)) == 9


@given(st.text())
def test_cleaned_text_can_always_be_stored_and_written_to_xml(text: str) -> None:
    cleaned = plain_text(text)
    cleaned.encode("utf-8")
    assert all(char == "\n" or ord(char) >= 32 for char in cleaned)
