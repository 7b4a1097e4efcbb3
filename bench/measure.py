"""Runs two sides in turn, and says a measure in one line: median, spread, peer, ratio, target, met or missed."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. values and peer are of the same unit; limit bounds the median or, with of_peer, the ratio.

    With p95 the bound is on the 95th percentile instead of the median.
    """

    name: str
    unit: str
    values: list[float]
    peer_name: str = ""
    peer: list[float] = field(default_factory=list)
    limit: float | None = None
    of_peer: bool = False
    p95: bool = False
    # Why there are no values, where there are none.
    missing: str = ""

    @property
    def figure(self) -> float | None:
        """Return what the limit is about; None where nothing could be measured."""
        if not self.values:
            return None
        value = percentile(self.values, 95) if self.p95 else statistics.median(self.values)
        return value / statistics.median(self.peer) if self.of_peer else value

    @property
    def met(self) -> bool | None:
        """Say whether the target is met; None where there is none."""
        figure = self.figure
        return None if self.limit is None or figure is None else figure <= self.limit

    def line(self) -> str:
        """Return the measure as people read it."""
        if not self.values:
            return f"{self.name:<46} {self.missing}"
        words = [
            f"{self.name:<46}",
            f"median {statistics.median(self.values):8.1f} {self.unit}",
            f"({min(self.values):.1f} to {max(self.values):.1f}, {len(self.values)} runs)",
        ]
        if self.p95:
            words.append(f"p95 {percentile(self.values, 95):.1f} {self.unit}")
        if self.peer:
            median = statistics.median(self.peer)
            ratio = statistics.median(self.values) / median
            words.append(f"| {self.peer_name} {median:.1f} {self.unit}, ratio {ratio:.2f}")
        if self.limit is not None:
            bound = f"{self.limit:g} x" if self.of_peer else f"{self.limit:g} {self.unit}"
            words.append(f"| target {bound}: {'met' if self.met else 'MISSED'}")
        return " ".join(words)

    def as_json(self) -> dict[str, object]:
        """Return the measure with its single values."""
        return asdict(self) | {"figure": self.figure, "met": self.met}


def percentile(values: list[float], share: float) -> float:
    """Return the value that a share of the values, in per cent, does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share / 100 * (len(ordered) - 1)))]


def in_turn(runs: int, *sides: Callable[[], float], warm: int = 1) -> list[list[float]]:
    """Run the sides one after the other, A B A B …, so that a drift of the machine meets both alike."""
    found: list[list[float]] = [[] for _ in sides]
    for number in range(warm + runs):
        for side, values in zip(sides, found, strict=True):
            value = side()
            if number >= warm:
                values.append(value)
    return found


def write_json(measures: Sequence[Measure], machine: dict[str, object], out: Path) -> None:
    """Write all measures for other programs, with the machine they were taken on."""
    found = {"machine": machine, "measures": [measure.as_json() for measure in measures]}
    out.write_text(json.dumps(found, indent=1), encoding="utf-8")
