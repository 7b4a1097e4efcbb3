"""A pupil's page with ten years of history opened in the window, and its timeline, beside the queries alone."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from app.schools import open_store
from bench.child import figures
from bench.measure import Measure
from bench.schools import school
from bench.ten_years import write_ten_years

PUPILS = 2_000
LIMIT = 100


def measures(runs: int) -> list[Measure]:
    """Return the measures of the page and of its timeline; each run opens them several times."""
    opened, timeline, query = [], [], []
    with tempfile.TemporaryDirectory(dir=school(PUPILS).parent) as home:
        folder = Path(shutil.copytree(school(PUPILS), Path(home) / "school"))
        store = open_store(folder)
        pupil = write_ten_years(store)
        store.close()
        for _ in range(runs):
            times = figures(home, "-m", "bench.pupil_probe", str(folder), str(pupil))
            opened += times["opened"]
            timeline += times["timeline"]
            query += times["query"]
    return [
        Measure("pupil: page with ten years opened", "ms", opened, "the queries", query, LIMIT),
        Measure("pupil: timeline of ten years laid out", "ms", timeline, "the queries", query),
    ]
