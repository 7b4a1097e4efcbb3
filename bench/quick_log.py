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

    The time is the program's own: opening, answering each of some thirty keys and painting it, and writing to disk.
    """
    with tempfile.TemporaryDirectory(dir=school(2000).parent) as temporary:
        folder = shutil.copytree(school(2000), Path(temporary) / "school")
        times = figures(temporary, "-m", "bench.quick_log_probe", str(folder), QUICK_LOGS=str(runs * 3))
    return [
        Measure(
            "quick log: Ctrl+L to saved, 2,000 pupils",
            "ms",
            times["log"],
            "opened and left",
            times["sheet"],
            100,
        ),
        Measure("quick log: Ctrl+Enter to saved", "ms", times["save"]),
    ]
