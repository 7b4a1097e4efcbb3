"""The Board opened for the first time and turned to another domain, from the key to the painted cards."""

from __future__ import annotations

import tempfile

from bench.child import figures
from bench.measure import Measure
from bench.schools import school


def measures(runs: int) -> list[Measure]:
    """Return the measures at 2,000 pupils; the page can be opened for the first time once a process."""
    found: dict[str, list[float]] = {"opened": [], "turned": [], "query": []}
    with tempfile.TemporaryDirectory() as home:
        for _ in range(runs):
            for name, times in figures(home, "-m", "bench.board_probe", str(school(2_000))).items():
                found[name] += times
    query = found["query"]
    return [
        Measure("board: opened, 2,000 pupils", "ms", found["opened"], "the query", query, 150),
        Measure("board: another domain, 2,000 pupils", "ms", found["turned"], "the query", query, 150),
    ]
