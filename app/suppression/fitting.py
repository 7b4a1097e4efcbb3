"""Other whole numbers that fit everything a reader knows: finding some proves that a hidden number stays open.

Narrow what each cell may be until nothing changes, choose one, and go on. Where the search is given up, nothing is
proved, and the cell counts as not protected: it can err only towards hiding more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.suppression.reader import Reader, Sum

_TRIES = 60  # choices before a search is given up
_ROUNDS = 60  # of narrowing
Bounds = list[int]


def fit(known: Reader, fixed: Mapping[int, int]) -> Sequence[int] | None:
    """Return numbers for all hidden cells that obey every rule, with some fixed; None where none were found."""
    most = max((*known.truth, *(abs(one.high) for one in known.sums)), default=0) + max(
        fixed.values(), default=0
    )
    low, high = list(known.least), [max(most, 1)] * len(known.least)
    for place, value in fixed.items():
        if value < low[place]:
            return None
        low[place] = high[place] = value
    touching: list[list[Sum]] = [[] for _ in known.least]
    for one in known.sums:
        for place, _ in one.terms:
            touching[place].append(one)
    return _search(_Search(known, touching), low, high, set(fixed))


class _Search:
    def __init__(self, known: Reader, touching: list[list[Sum]]) -> None:
        self.known, self.touching, self.tries = known, touching, _TRIES


def _search(search: _Search, low: Bounds, high: Bounds, changed: set[int]) -> Sequence[int] | None:
    if search.tries <= 0 or not _narrow(search, low, high, changed):
        return None
    truth = search.known.truth
    # Whatever may stay as it is stays: what has to differ lies next to what is fixed.
    off = [place for place in range(len(low)) if low[place] < high[place]]
    moved = [place for place in off if not low[place] <= truth[place] <= high[place]]
    if not moved:
        guess = [min(max(truth[place], low[place]), high[place]) for place in range(len(low))]
        if _holds(search.known, guess):
            return guess
        moved = _beside(search.known, guess, off)
    if not moved:
        return None
    place = min(moved, key=lambda one: (high[one] - low[one], one))
    nearest = min(max(truth[place], low[place]), high[place])
    for value in dict.fromkeys((nearest, nearest + 1, nearest - 1, nearest + 2, nearest - 2, nearest + 3)):
        if low[place] <= value <= high[place]:
            search.tries -= 1
            lower, upper = low.copy(), high.copy()
            lower[place] = upper[place] = value
            found = _search(search, lower, upper, {place})
            if found is not None:
                return found
    return None


def _beside(known: Reader, guess: Sequence[int], off: Sequence[int]) -> list[int]:
    """Return the open cells of the first rule that a guess breaks."""
    still = set(off)
    for one in known.sums:
        if not _obeys(one, guess):
            return [place for place, _ in one.terms if place in still]
    return []


def _holds(known: Reader, guess: Sequence[int]) -> bool:
    return all(_obeys(one, guess) for one in known.sums)


def _obeys(one: Sum, guess: Sequence[int]) -> bool:
    found = sum(factor * guess[place] for place, factor in one.terms)
    return found <= one.high and (one.low is None or found >= one.low)


def _narrow(search: _Search, low: Bounds, high: Bounds, changed: set[int]) -> bool:
    """Narrow bounds by the rules until nothing changes; False where they leave nothing."""
    for _ in range(_ROUNDS):
        sums = {id(one): one for place in changed for one in search.touching[place]}
        changed = set()
        for one in sums.values():
            if not _by_one(one, low, high, changed):
                return False
        if not changed:
            return True
    return True


def _by_one(one: Sum, low: Bounds, high: Bounds, changed: set[int]) -> bool:
    least = sum(f * (low[p] if f > 0 else high[p]) for p, f in one.terms)
    most = sum(f * (high[p] if f > 0 else low[p]) for p, f in one.terms)
    if least > one.high or (one.low is not None and most < one.low):
        return False
    for place, factor in one.terms:
        was = low[place], high[place]
        spare = one.high - least
        need = None if one.low is None else most - one.low
        if factor > 0:
            high[place] = min(high[place], was[0] + spare)
            low[place] = low[place] if need is None else max(low[place], was[1] - need)
        else:
            low[place] = max(low[place], was[1] - spare)
            high[place] = high[place] if need is None else min(high[place], was[0] + need)
        if low[place] > high[place]:
            return False
        if (low[place], high[place]) != was:
            changed.add(place)
            least += factor * ((low[place] - was[0]) if factor > 0 else (high[place] - was[1]))
            most += factor * ((high[place] - was[1]) if factor > 0 else (low[place] - was[0]))
    return True
