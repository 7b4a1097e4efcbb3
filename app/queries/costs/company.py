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
    whole, alike = (0, len(held)), len(set(kinds)) == 1
    # Where all sessions are alike and everybody is in all of them, the marks need only be counted.
    counted = alike and all(one[1:] == whole for one in places)
    marks = Counter(",".join(one.here for one in held if one.here).split(",")) if counted else {}
    here = {} if counted else _here(held)
    # Most members were there for all of it, so what they share is put together once.
    shared: dict[tuple[int, int], Counter[Kind]] = {}
    found: dict[int, Sessions] = {}
    for number, first, last in places:
        mine = shared.get((first, last))
        if mine is None:
            mine = shared[first, last] = Counter(kinds[first:last])
        if counted:
            came: Mapping[Kind, int] = {kinds[0]: n} if (n := marks.get(str(number), 0)) else {}
            found[number] = together(found.get(number), Sessions(mine, came))
            continue
        were = here.get(number, [])
        some = were[bisect_left(were, first) : bisect_left(were, last)]
        if len(mine) == 1:
            came = {kinds[first]: len(some)} if some else {}
        else:
            came = Counter(map(kinds.__getitem__, some))
        found[number] = together(found.get(number), Sessions(mine, came))
    return found, Counter(kind for kind in kinds if not kind.pupils)


def together(before: Sessions | None, more: Sessions) -> Sessions:
    """Return the sessions of two groups, or of two times in one, of which a register is kept."""
    if before is None:
        return more
    came = Counter(before.attended or {}) + Counter(more.attended or {})
    return Sessions(Counter(before.held) + Counter(more.held), came)


def _here(held: Sequence[Held]) -> dict[int, list[int]]:
    """Return support → the places, in order, of the sessions at which it was."""
    found: dict[int, list[int]] = {}
    for at, one in enumerate(held):
        for number in map(int, one.here.split(",")) if one.here else ():
            found.setdefault(number, []).append(at)
    return found


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
