"""Cold start: the shell's first paint beside an empty PySide6 window, the first rows, and stalls meanwhile."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.child import figures
from bench.measure import Measure, in_turn
from bench.schools import school

PEER = "empty PySide6 window"


def measures(runs: int) -> list[Measure]:
    """Return the measures of the start with a school of 2,000 pupils."""
    folder = school(2000)
    found: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as home:

        def empty() -> float:
            return float(figures(home, "-m", "bench.empty_window")["painted"])

        def shell() -> float:
            found.append(_program(home, folder))
            return found[-1]["painted"]

        floor, painted = in_turn(runs, empty, shell)
    kept = found[-runs:]
    rows, stalls = ([one[name] for one in kept] for name in ("rows", "stall"))
    return [
        Measure("start: shell painted", "ms", painted, PEER, floor, 1.7, of_peer=True),
        Measure("start: first page's rows painted", "ms", rows, PEER, floor, 5, of_peer=True),
        Measure("start: longest stall while the rest loads", "ms", stalls, limit=50),
    ]


def _program(home: str, folder: Path) -> dict[str, float]:
    return figures(home, "-m", "bench.start_probe", "open", str(folder))
