"""Who shares each session of a group: the pupils in it on the day, unless one of them is the sole reason for it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.queries.costs.facts import Held, Member
from app.queries.costs.rates import Rates


class Kind(NamedTuple):
    """What sessions have in common that cost alike: length, pupils, sole reasons, and the rates of their while."""

    minutes: int | None
    pupils: int
    soles: int
    since: date

    def sharers(self, *, sole: bool) -> int:
        """Return by how many a session is divided for one of them; 0 where others are the sole reason for it."""
        if self.soles:
            return self.soles if sole else 0
        return max(1, self.pupils)


class Sessions(NamedTuple):
    """How many sessions of each kind a support was in, and at how many of those the pupil was; None: nobody knows."""

    held: Mapping[Kind, int]
    attended: Mapping[Kind, int] | None


def sessions_of(
    members: Sequence[Member],
    held: Sequence[Held],
    here: Mapping[int, Collection[int]],
    *,
    soles: Collection[int],
    usual: int | None,
    rates: Rates,
) -> tuple[dict[int, Sessions], Mapping[Kind, int]]:
    """Return support → its sessions in one group, and the sessions at which nobody was a member.

    held are the group's sessions in order of their days; usual is the length of those without one of their own.
    """
    days = [one.held_on for one in held]
    places = [(one.support_id, bisect_left(days, one.starts_on), _end(days, one.ends_on)) for one in members]
    pupils = _counts(len(held), [(first, last) for _, first, last in places])
    sole = _counts(len(held), [(first, last) for number, first, last in places if number in soles])
    kinds = [
        Kind(one.minutes or usual, pupils[at], sole[at], rates.while_from(one.held_on))
        for at, one in enumerate(held)
    ]
    # Most members were there for all of it, so what they share is put together once.
    shared: dict[tuple[int, int], tuple[Counter[Kind], dict[Kind, set[int]]]] = {}
    found: dict[int, Sessions] = {}
    for number, first, last in places:
        if (first, last) not in shared:
            shared[first, last] = _by_kind(kinds[first:last], held[first:last])
        mine, ids = shared[first, last]
        were = here.get(number, ())
        came = {kind: many for kind, some in ids.items() if (many := len(some.intersection(were)))}
        found[number] = together(found.get(number), Sessions(mine, came))
    return found, Counter(kind for kind in kinds if not kind.pupils)


def together(before: Sessions | None, more: Sessions) -> Sessions:
    """Return the sessions of two groups, or of two times in one, of which a register is kept."""
    if before is None:
        return more
    came = Counter(before.attended or {}) + Counter(more.attended or {})
    return Sessions(Counter(before.held) + Counter(more.held), came)


def _by_kind(kinds: Sequence[Kind], held: Sequence[Held]) -> tuple[Counter[Kind], dict[Kind, set[int]]]:
    """Return how many sessions there are of each kind, and which."""
    ids: dict[Kind, set[int]] = {}
    for kind, one in zip(kinds, held, strict=True):
        ids.setdefault(kind, set()).add(one.id)
    return Counter({kind: len(some) for kind, some in ids.items()}), ids


def _end(days: list[date], ends_on: date | None) -> int:
    return len(days) if ends_on is None else bisect_left(days, ends_on)


def _counts(length: int, stretches: Collection[tuple[int, int]]) -> list[int]:
    """Return for each place how many stretches lie over it."""
    steps = [0] * (length + 1)
    for first, last in stretches:
        if first < last:
            steps[first] += 1
            steps[last] -= 1
    counts, now = [], 0
    for step in steps[:length]:
        now += step
        counts.append(now)
    return counts
