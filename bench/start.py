"""Cold start: the shell's first paint beside an empty PySide6 window, the first rows, and stalls meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Measure, in_turn

# Both programs are given the moment they were started and print what passed since, in milliseconds.
EMPTY = """
import json, os, sys, time
began = float(os.environ["BENCH_BEGAN"])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(json.dumps({"painted": (time.time() - began) * 1000}))
        QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

FULL = """
import json, os, sys, time
from pathlib import Path
from bench.start_probe import run
run(float(os.environ["BENCH_BEGAN"]), Path(sys.argv[1]))
"""


def measure_start(school: Path, runs: int) -> list[Measure]:
    """Return the measures of the start with a school of 2,000 pupils."""
    with tempfile.TemporaryDirectory() as home:
        full: list[dict[str, float]] = []

        def empty() -> float:
            return _run(EMPTY, home)["painted"]

        def shell() -> float:
            full.append(_run(FULL, home, str(school)))
            return full[-1]["painted"]

        floor, painted = in_turn(runs, empty, shell)
    kept = full[-runs:]
    name = "empty PySide6 window"
    return [
        Measure("start: shell painted", "ms", painted, name, floor, 1.7, of_peer=True),
        Measure("start: first page's rows painted", "ms", [f["rows"] for f in kept], name, floor, 5, of_peer=True),
        Measure("start: longest stall while the rest loads", "ms", [f["stall"] for f in kept], limit=50),
    ]


def _run(code: str, home: str, *arguments: str) -> dict[str, float]:
    import time

    environment = os.environ | {
        "FIVEFOLD_HOME": home,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "BENCH_BEGAN": repr(time.time()),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
