"""Key press to painted rows in the Pupils search, beside painting the same rows alone."""

from __future__ import annotations

import tempfile

from bench.child import figures
from bench.measure import Measure
from bench.schools import school


def measures(runs: int) -> list[Measure]:
    """Return one measure for a large school and one for many schools together; 240 key presses each."""
    found = []
    for pupils in (2_000, 20_000):
        folder = school(pupils)
        with tempfile.TemporaryDirectory() as home:
            times = figures(home, "-m", "bench.search_probe", str(folder))
        name = f"search: key press to rows, {pupils:,} pupils"
        found.append(Measure(name, "ms", times["key"], "painting alone", times["paint"], 16, p95=True))
    return found
