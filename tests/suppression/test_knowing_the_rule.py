"""A reader who has read how cells are hidden, and tries for each number whether these very ones would then be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from app.suppression.hiding import hide
from app.suppression.tables import Linked

SECRETS = tuple(bytes([number]) for number in range(24))
Row = tuple[int, ...]


def hidden(values: Row, secret: bytes) -> frozenset[str]:
    linked = Linked()
    linked.add("total", sum(values), rank=6, known=True)
    linked.total("total", [linked.add(f"{place}", value, rank=2) for place, value in enumerate(values)])
    return hide(linked, threshold=5, secret=secret).hidden


def others(values: Row, at: list[int]) -> Iterator[Row]:
    """Yield the rows with the same sum in the hidden places."""
    whole = sum(values[place] for place in at)
    for guess in product(range(1, whole), repeat=len(at)):
        if sum(guess) == whole:
            put = dict(zip(at, guess, strict=True))
            yield tuple(put.get(place, value) for place, value in enumerate(values))


@pytest.mark.parametrize(
    "values", [(12, 12, 4), (9, 4, 4), (5, 5, 4, 6), (5, 5, 9, 4), (4, 7, 7), (4, 4, 6, 5)]
)
def test_knowing_how_cells_are_hidden_tells_none_of_them(values: Row) -> None:
    """Were it always the smallest that is taken as the second one, most of these would be found exactly."""
    seen = hidden(values, b"the school's own")
    at = sorted(map(int, seen))
    could = [row for row in others(values, at) if any(hidden(row, secret) == seen for secret in SECRETS)]
    assert all(len({row[place] for row in could}) > 3 for place in at)


def test_one_secret_always_hides_the_same() -> None:
    assert len({hidden((12, 12, 4, 12), SECRETS[3]) for _ in range(3)}) == 1


def test_two_secrets_need_not_hide_the_same() -> None:
    assert len({hidden((12, 12, 4, 12), secret) for secret in SECRETS}) > 1
