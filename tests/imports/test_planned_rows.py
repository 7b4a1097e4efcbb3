"""The rows of a plan are held packed: what comes out equals what went in, and no list is too long to be held."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date

import pytest

from app.imports.in_parts import AT_ONCE
from app.imports.plan import Candidate, Change, Outcome, Planned, PlannedRows
from app.imports.pupils.planning import PlannedPupil, PupilWrite
from app.imports.pupils.rows import Said

MANY = 3 * AT_ONCE + 7


def row(number: int, outcome: Outcome = Outcome.ADDED) -> PlannedPupil:
    """Return a planned row with something in everything that a row may have."""
    said = Said(number, {"forename": "Wren", "born_on": date(2016, 3, 4)}, {"year_group": "1"}, ("SEMH",))
    words = (Change("Class", "", "5B"),)
    return Planned(
        number, outcome, f"Wren {number}", PupilWrite(said), words, ("A doubt.",), "Why.", "Year 1",
        (Candidate(3, "Wren Thimble"),),
    )  # fmt: skip


def rows(many: int = MANY) -> list[PlannedPupil]:
    """Return rows that are all new but for the last two."""
    changed = [replace(row(many - 1), outcome=Outcome.CHANGED), row(many, Outcome.REFUSED)]
    return [*map(row, range(1, many - 1)), *changed]


def unpacked() -> int:
    """Return how many planned rows there are in memory."""
    gc.collect()
    return sum(isinstance(one, Planned) for one in gc.get_objects())


def test_rows_come_out_as_they_went_in() -> None:
    assert list(PlannedRows(rows())) == rows()


@pytest.mark.parametrize("place", [0, AT_ONCE - 1, AT_ONCE, MANY - 1, -1, -MANY])
def test_a_row_is_found_by_its_place(place: int) -> None:
    assert PlannedRows(rows())[place] == rows()[place]


def test_there_is_no_row_behind_the_last() -> None:
    with pytest.raises(IndexError):
        PlannedRows(rows())[MANY]


def test_rows_are_counted_and_picked_by_what_happens_to_them() -> None:
    packed = PlannedRows(rows())
    assert {one: many for one, many in packed.outcomes().items() if many} == {
        Outcome.ADDED: MANY - 2, Outcome.CHANGED: 1, Outcome.REFUSED: 1,
    }  # fmt: skip
    assert [one.row for one in packed.of(Outcome.REFUSED, Outcome.CHANGED)] == [MANY - 1, MANY]


def test_no_more_than_one_part_is_held_unpacked() -> None:
    before = unpacked()
    packed = PlannedRows(map(row, range(MANY)))
    assert (packed[0].row, packed[MANY - 1].row, sum(1 for _ in packed)) == (0, MANY - 1, MANY)
    assert unpacked() - before <= AT_ONCE
