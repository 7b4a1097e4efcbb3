"""Words inside a sentence lose their first capital only where it is one of a sentence's beginning."""

from __future__ import annotations

import pytest

from app.vocabulary import within


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Communication and language", "communication and language"),
        ("Self-esteem", "self-esteem"),
        ("A place to be quiet", "a place to be quiet"),
        ("SLCN", "SLCN"),
        ("IT skills", "IT skills"),
        ("ADHD/autism", "ADHD/autism"),
        ("McTimoney method", "McTimoney method"),
        ("English as an additional language", "English as an additional language"),
        ("Down’s syndrome", "Down’s syndrome"),
        ("", ""),
    ],
)
def test_a_name_stands_in_a_sentence_as_people_would_write_it(name: str, inside: str) -> None:
    assert within(name) == inside
