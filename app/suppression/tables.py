"""Tables as a reader could put them together: cells, and the sums and limits that tie them to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of pupils or supports.

    rank: the higher, the later it is hidden for the sake of another. printed: whether it stands in a table; one that
    does not could still be worked out, as the rest of a total. known: everybody knows it anyway, as the roll.
    """

    name: str
    value: int
    rank: int = 0
    printed: bool = True
    known: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What a reader knows: the cells with their factors sum up to nought, or to no more than nought."""

    terms: tuple[tuple[str, int], ...]
    equal: bool = True


@dataclass(slots=True)
class Linked:
    """A set of tables that is published together, and so is hidden together."""

    cells: dict[str, Cell] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)

    def add(self, name: str, value: int, *, rank: int = 0, printed: bool = True, known: bool = False) -> str:
        """Add a cell; returns its name."""
        self.cells[name] = Cell(name, value, rank, printed, known)
        return name

    def total(self, whole: str, parts: Iterable[str]) -> None:
        """Say that a cell is the sum of others."""
        self._rule(whole, parts, equal=True)

    def at_most(self, less: str, parts: Iterable[str]) -> None:
        """Say that a cell is no larger than the sum of others."""
        self._rule(less, parts, equal=False)

    def names(self) -> Sequence[str]:
        """Return the cells in the order in which they came."""
        return tuple(self.cells)

    def value(self, name: str) -> int:
        """Return what stands in a cell."""
        return self.cells[name].value

    def _rule(self, whole: str, parts: Iterable[str], *, equal: bool) -> None:
        rule = Rule(((whole, 1), *((part, -1) for part in parts)), equal)
        found = sum(factor * self.value(name) for name, factor in rule.terms)
        if found > 0 or (equal and found):
            raise ValueError(f"The figures of {whole} contradict each other.")
        self.rules.append(rule)
