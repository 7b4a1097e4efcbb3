"""A locked school: its sign-in page, the way from the password to the first rows, and a backup."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from app.backups.making import make_backup
from app.schools import open_store
from app.store import moment
from bench.child import figures
from bench.measure import Measure, in_turn
from bench.schools import PASSWORD, locked_school, school, unlocked

WATCH = "bench.sign_in_watch"


def measures(runs: int) -> list[Measure]:
    """Return the measures of signing in and of a backup, in a school of 2,000 pupils."""
    with tempfile.TemporaryDirectory() as home:
        return [*_signing_in(home, runs), _backup(runs)]


def _signing_in(home: str, runs: int) -> list[Measure]:
    locked, plain = locked_school(2000), school(2000)
    found: dict[Path, list[dict[str, float]]] = {locked: [], plain: []}

    def empty() -> float:
        return float(figures(home, "-m", "bench.empty_window")["painted"])

    def start(folder: Path) -> float:
        words = {"BENCH_WATCH": WATCH, "BENCH_SCHOOL": str(folder), "BENCH_PASSWORD": PASSWORD}
        found[folder].append(figures(home, "-m", "bench.start_probe", "open", str(locked), **words))
        return found[folder][-1]["page"]

    floor, page, _ = in_turn(runs, empty, lambda: start(locked), lambda: start(plain))
    rows, without = ([one["rows"] for one in found[folder][-runs:]] for folder in (locked, plain))
    password = [one["password"] for one in found[locked][-runs:]]
    rest = [value - cost for value, cost in zip(rows, password, strict=True)]
    return [
        Measure("sign-in: page painted", "ms", page, "empty PySide6 window", floor, 1.7, of_peer=True),
        Measure("sign-in: password to first rows", "ms", rows, limit=1000),
        Measure(
            "sign-in: the same without the password's cost", "ms", rest, "no lock", without, 1.2, of_peer=True
        ),
        Measure("sign-in: trying one password", "ms", password),
    ]


def _backup(runs: int) -> Measure:
    with tempfile.TemporaryDirectory(dir=school(2000).parent) as temporary:
        folder = Path(shutil.copytree(locked_school(2000), Path(temporary) / "school"))
        store = open_store(folder, unlocked(folder))

        def back_up() -> float:
            began = time.perf_counter()
            make_backup(store.database, now=moment())
            return (time.perf_counter() - began) * 1000

        (took,) = in_turn(runs, back_up)
        store.close()
    return Measure("backup: 2,000 pupils, verified", "ms", took, limit=1000)
