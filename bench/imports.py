"""Pupil lists previewed and taken in, what memory that takes as files grow, and the readers of workbooks side by side."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.child import figures
from bench.lists import as_csv, as_xlsx
from bench.measure import Measure, in_turn

FEW, MANY, UNNEEDED = 2_000, 20_000, 40
MB = 1e6


def measures(runs: int) -> list[Measure]:
    """Return time and memory of lists of two lengths, with and without unneeded columns, and both readers."""
    runs = min(runs, 5)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        book = as_xlsx(folder / "few.xlsx", FEW)
        lists = [
            as_csv(folder / "few.csv", FEW),
            as_csv(folder / "many.csv", MANY),
            as_csv(folder / "wide.csv", MANY, UNNEEDED),
        ]
        taken: dict[str, list[dict[str, Any]]] = {one.name: [] for one in (book, *lists)}
        for _ in range(runs):
            # One after the other, so that a drift of the machine meets all alike.
            for one in (book, *lists):
                taken[one.name].append(figures(home, "-m", "bench.imports_probe", str(one)))
        return [*_times(taken), *_memory(taken), *_readers(home, book, runs)]


def _times(taken: dict[str, list[dict[str, Any]]]) -> list[Measure]:
    few, many = taken["few.xlsx"], taken["many.csv"]
    assert {one["added"] for one in few} == {FEW}
    assert {one["added"] for one in many} == {MANY}
    busy = "processor time alone"
    return [
        Measure(f"imports: {FEW:,} from .xlsx previewed", "ms", _of(few, "preview"), busy, _of(few, "preview_busy"), 1000),
        Measure(f"imports: {FEW:,} from .xlsx imported", "ms", _of(few, "import"), busy, _of(few, "import_busy"), 1000),
        Measure(
            f"imports: {MANY:,} from CSV, previewed and imported", "ms",
            _of(many, "preview", "import"), busy, _of(many, "preview_busy", "import_busy"), 6000,
        ),
    ]  # fmt: skip


def _memory(taken: dict[str, list[dict[str, Any]]]) -> list[Measure]:
    few, many, wide = (taken[name] for name in ("few.csv", "many.csv", "wide.csv"))
    growth = [_per_row(a, b) for a, b in zip(_of(few, "memory"), _of(many, "memory"), strict=True)]
    shown = [
        _per_row(a, b) for a, b in zip(_of(few, "preview_memory"), _of(many, "preview_memory"), strict=True)
    ]
    return [
        Measure(f"imports: memory for {MANY:,} from CSV", "MB", _of(many, "memory"), f"{FEW:,}", _of(few, "memory")),
        Measure(f"imports: the same with {UNNEEDED} unneeded columns", "MB", _of(wide, "memory"), "without", _of(many, "memory"), 1.1, of_peer=True),
        Measure("imports: memory a row, preview", "bytes", shown),
        Measure("imports: memory a row, journal included", "bytes", growth),
    ]  # fmt: skip


def _readers(home: str, book: Path, runs: int) -> list[Measure]:
    def side(way: str) -> Callable[[], float]:
        return lambda: float(figures(home, "-m", "bench.readers_probe", way, str(book))["took"])

    name = f"imports: {FEW:,} rows read, from the start of a process"
    ours, openpyxl = in_turn(runs, side("ours"), side("openpyxl"))
    found = [Measure(name, "ms", ours, "openpyxl's own parser", openpyxl)]
    if find_spec("python_calamine") is None:
        return [*found, Measure(name, "ms", [], missing="python-calamine is not installed")]
    ours, calamine = in_turn(runs, side("ours"), side("calamine"))
    return [*found, Measure(name, "ms", ours, "python-calamine", calamine)]


def _of(taken: list[dict[str, Any]], *names: str) -> list[float]:
    return [sum(float(one[name]) for name in names) for one in taken]


def _per_row(few: float, many: float) -> float:
    return (many - few) * MB / (MANY - FEW)
