"""The most memory the running program takes on a school of 2,000 pupils, beside an empty PySide6 window's."""

from __future__ import annotations

import tempfile

from bench.child import figures
from bench.measure import Measure
from bench.schools import school

NAME = "memory: open, every page, search, export"


def measures(runs: int) -> list[Measure]:
    """Return the one measure; memory hardly differs between runs, so three are enough."""
    folder = school(2000)
    ours, peer = [], []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(min(runs, 3)):
            ours.append(figures(home, "-m", "bench.memory_probe", str(folder))["peak"])
            peer.append(figures(home, "-m", "bench.empty_window")["peak"])
    if not all(ours):
        return [Measure(NAME, "MB", [], missing="this system does not tell")]
    return [Measure(NAME, "MB", ours, "empty PySide6 window", peer, 250)]
