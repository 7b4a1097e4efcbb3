"""No hidden cell of random sets of linked tables can be worked out, nor narrowed to three numbers."""

from __future__ import annotations

import os

import pytest

from app.suppression.attack import leaks
from app.suppression.hiding import hide, is_small
from tests.suppression.random_tables import tables

# All 2,000 take four minutes; the first of them stand for the rest in an ordinary run.
SETS = 2_000 if os.environ.get("FIVEFOLD_FULL") else 30
PART = 10


@pytest.mark.parametrize("first", range(0, SETS, PART))
def test_nothing_leaks(first: int) -> None:
    for seed in range(first, first + PART):
        linked = tables(seed)
        found = hide(linked, threshold=5)
        assert not leaks(linked, found.hidden, threshold=5), seed
        assert not found.exposed, seed


def test_hiding_small_numbers_alone_would_leak() -> None:
    # The attacker must be able to succeed, or it proves nothing.
    leaked = 0
    for seed in range(20):
        linked = tables(seed)
        small = {cell.name for cell in linked.cells.values() if cell.printed and is_small(cell, 5)}
        leaked += any(one.exact for one in leaks(linked, small, threshold=5))
    assert leaked >= 10


@pytest.mark.parametrize("threshold", [3, 4, 8, 10])
def test_nothing_leaks_with_any_threshold(threshold: int) -> None:
    for seed in range(100, 104):
        linked = tables(seed)
        assert not leaks(linked, hide(linked, threshold=threshold).hidden, threshold=threshold), seed
