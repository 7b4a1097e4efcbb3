"""Which cells to hide: the small ones, and as many others as it takes for none of them to be worked out.

First every number above nought and under the threshold. Then, for as long as a hidden cell can be narrowed to fewer
than `WIDTH` + 1 numbers, another one beside it. The same figures always give the same answer.

Which one is taken beside a small one must not be told by the numbers alone. Anybody may read this file: were it always
the smallest, a reader could ask of each number that may be hidden whether these very cells would then be, and of some
be left with one. So a secret of the school has a say among cells of like size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from app.suppression.fitting import fit
from app.suppression.reader import Reader, reader
from app.suppression.tables import Cell, Linked

# A reader can tell a hidden number from one that is larger by so much no better than by guessing.
WIDTH = 3
_TRIED = 14  # cells that are tried as the second one before the first of them is taken


@dataclass(frozen=True, slots=True)
class Hiding:
    """The cells that are hidden, and those that could be worked out even so: only in tables of hardly anything."""

    hidden: frozenset[str]
    exposed: frozenset[str]


def hide(linked: Linked, *, threshold: int, secret: bytes = b"") -> Hiding:
    """Return which printed cells to hide, for all tables together; secret is what no reader knows."""
    state = _State(linked, threshold, secret)
    exposed: set[str] = set()
    while (name := state.next_open(exposed)) is not None:
        second = state.second(name)
        if second is None:
            exposed.add(name)
        else:
            state.hidden.add(second)
    return Hiding(frozenset(state.hidden), frozenset(exposed))


def is_small(cell: Cell, threshold: int) -> bool:
    """Say whether a number must not be read: above nought and under the threshold, unless everybody knows it."""
    return 0 < cell.value < threshold and not cell.known


class _State:
    def __init__(self, linked: Linked, threshold: int, secret: bytes) -> None:
        self.linked, self._threshold, self._secret = linked, threshold, secret
        cells = linked.cells.values()
        self.hidden = {cell.name for cell in cells if cell.printed and is_small(cell, threshold)}
        self._unprinted = [cell.name for cell in cells if not cell.printed and is_small(cell, threshold)]
        # The least and the most that has been proved possible of each; more is possible when more is hidden.
        self._seen: dict[str, tuple[int, int]] = {}

    def next_open(self, exposed: set[str]) -> str | None:
        """Return the first cell that can be worked out too nearly."""
        known = reader(self.linked, self.hidden)
        for name in known.names:
            guarded = name in self.hidden or name in self._unprinted
            if guarded and name not in exposed and not self._is_open(known, name, self._seen):
                return name
        return None

    def second(self, name: str) -> str | None:
        """Return the cell to hide beside one: the cheapest that is enough, else the cheapest."""
        first: str | None = None
        for number, other in enumerate(self._beside(name)):
            first = first or other
            if number >= _TRIED:
                break
            # What is found on trial counts for the cell that is then hidden only.
            if self._is_open(reader(self.linked, self.hidden | {other}), name, dict(self._seen)):
                return other
        return first

    def _is_open(self, known: Reader, name: str, seen: dict[str, tuple[int, int]]) -> bool:
        place, value = known.names.index(name), self.linked.value(name)
        for step in (WIDTH, -WIDTH, 2, -2, 1, -1):
            least, most = seen.get(name, (value, value))
            if most - least >= WIDTH:
                return True
            if least <= value + step <= most:
                continue
            found = fit(known, {place: value + step})
            if found is not None:
                self._widen(seen, dict(zip(known.names, found, strict=True)))
        least, most = seen.get(name, (value, value))
        return most - least >= WIDTH

    def _widen(self, seen: dict[str, tuple[int, int]], found: Mapping[str, int]) -> None:
        for name, value in found.items():
            least, most = seen.get(name, (self.linked.value(name),) * 2)
            seen[name] = min(least, value), max(most, value)

    def _missed(self, cell: Cell) -> tuple[int, int, str]:
        """Return how much a cell is missed: by its rank, and by its number times one to two, as the secret has it."""
        drawn = blake2b(cell.name.encode(), key=self._secret[:64], digest_size=2).digest()
        return cell.rank, cell.value * (0x10000 + int.from_bytes(drawn)), cell.name

    def _beside(self, name: str) -> Iterator[str]:
        """Yield what may be hidden for the sake of a cell, the nearest first, then the least missed."""
        reached, seen = {name}, {name}
        while reached:
            near = {
                other
                for rule in self.linked.rules
                if any(one in reached for one, _ in rule.terms)
                for other, _ in rule.terms
            } - seen
            cells = [self.linked.cells[one] for one in near]
            free = [c for c in cells if c.printed and c.value and not c.known and c.name not in self.hidden]
            yield from (cell.name for cell in sorted(free, key=self._missed))
            seen |= near
            # A nought ties nothing to anything, and neither does what everybody knows.
            reached = {cell.name for cell in cells if cell.value and not cell.known}
