"""Takes one pupil list into an empty school, and prints how long each step took and the most memory it held.

With `shown` as a second word as a window does it, which makes the lines of the preview too and holds them to the end.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from app.imports.opening import open_source
from app.imports.preview import preview_of
from app.imports.pupils.importing import import_pupils, plan_pupils
from app.imports.pupils.table import pupil_table
from app.imports.source import Reading, Sort
from app.keys.people import new_keys
from app.operations.setup import SchoolDraft
from app.progress import Silent
from app.schools import Prepared, new_school
from bench.peak import most_memory
from bench.schools import PASSWORD


def main(path: Path, *, window: bool) -> None:
    """Preview and import, each on the clock and in processor time, that of the reader's own process included."""
    with tempfile.TemporaryDirectory() as folder:
        who = Prepared(*new_keys("Ms Dovecote", PASSWORD))
        store = new_school(Path(folder) / "school", SchoolDraft("Bench School"), who)
        # Trying a password takes memory on purpose; what comes after is measured from here.
        _forget_peak()
        before, began, busy = most_memory(), time.perf_counter(), _processor()
        source = open_source(path, Silent(), sort=Sort.PUPILS)
        assert source.sheet is not None
        table = pupil_table(source.sheet, source.name, Reading())
        plan = store.read(plan_pupils, table, today=store.today())
        lines = preview_of(plan) if window else None
        shown, shown_busy, shown_peak = time.perf_counter(), _processor(), most_memory()
        done = store.write(import_pupils, plan, today=store.today())
        ended, ended_busy = time.perf_counter(), _processor()
        found = {
            "preview": (shown - began) * 1000,
            "preview_busy": (shown_busy - busy) * 1000,
            "import": (ended - shown) * 1000,
            "import_busy": (ended_busy - shown_busy) * 1000,
            "preview_memory": shown_peak - before,
            "memory": most_memory() - before,
            "added": done.counts["added"],
            "lines": len(lines.rows) if lines else 0,
        }
        store.close()
    print(json.dumps(found))


def _forget_peak() -> None:
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5", encoding="ascii")


def _processor() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, kinds))


if __name__ == "__main__":
    main(Path(sys.argv[1]), window="shown" in sys.argv[2:])
