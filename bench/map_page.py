"""The Map page opened and filtered, from the click to the painted grid, beside the query alone."""

from __future__ import annotations

import tempfile

from bench.child import figures
from bench.measure import Measure
from bench.schools import school


def measures(runs: int) -> list[Measure]:
    """Return the measures at two sizes; the page can be opened for the first time once a process."""
    found = []
    for pupils, limit in ((2_000, 100), (20_000, 250)):
        opened, filtered, query = [], [], []
        with tempfile.TemporaryDirectory() as home:
            for _ in range(runs):
                times = figures(home, "-m", "bench.map_probe", str(school(pupils)))
                opened += times["opened"]
                filtered += times["filtered"]
                query += times["query"]
        size = f"{pupils:,} pupils"
        found += [
            Measure(f"map: opened, {size}", "ms", opened, "the query", query, limit),
            Measure(f"map: filtered, {size}", "ms", filtered, "the query", query, limit),
        ]
    return found
