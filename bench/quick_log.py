"""From Ctrl+L to saved: the whole quick log typed by the keyboard, in the program's own time, beside the saving alone."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench.child import figures
from bench.measure import Measure
from bench.schools import school


def measures(runs: int) -> list[Measure]:
    """Return the measures of a quick log in a school of 2,000 pupils; a run logs several times.

    Its own time is what the program computes: opening, answering each of some thirty keys and painting it, and
    writing to disk. The clock beside it has the waiting for the disk and for other programs too.
    """
    with tempfile.TemporaryDirectory(dir=school(2000).parent) as temporary:
        folder = shutil.copytree(school(2000), Path(temporary) / "school")
        times = figures(temporary, "-m", "bench.quick_log_probe", str(folder), QUICK_LOGS=str(runs * 3))
    return [
        Measure(
            "quick log: Ctrl+L to saved, 2,000 pupils",
            "ms",
            times["own"],
            "on the clock",
            times["clock"],
            100,
        ),
        Measure("quick log: Ctrl+Enter to saved", "ms", times["save"]),
    ]
