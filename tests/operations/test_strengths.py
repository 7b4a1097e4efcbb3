"""What a pupil is good at and what helps, as it is kept."""

from __future__ import annotations

import pytest

from app.errors import Invalid, Problem
from app.operations.pupil_strengths import LONGEST, write_strengths
from app.queries.pupil_page import pupil_page
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import add


def test_strengths_are_kept_one_a_line(store: Store) -> None:
    wren = add(store, "Wren", "Thimble")
    done = store.write(write_strengths, wren, " Draws \n\n Kind to younger ones", "Time to think\n")
    page = store.read(pupil_page, wren, today=TODAY)
    assert (page.strengths, page.what_helps) == ("Draws\nKind to younger ones", "Time to think")
    assert done.sentence == "Wrote what Wren Thimble is good at and what helps."


def test_what_is_too_long_to_be_read_is_not_kept(store: Store) -> None:
    wren = add(store, "Wren", "Thimble")
    with pytest.raises(Invalid) as told:
        store.write(write_strengths, wren, "", "a" * (LONGEST + 1))
    assert set(told.value.problems) == {"what_helps"}


def test_strengths_of_nobody_cannot_be_written(store: Store) -> None:
    with pytest.raises(Problem):
        store.write(write_strengths, 99, "Draws", "")
