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

FEW, SOME, MANY, UNNEEDED = 2_000, 10_000, 20_000, 40
MB = 1e6
# What is done some hundred rows at a time, and the database's 8 MB of pages, have their full size with SOME already.
_BYTES_A_ROW = 300


def measures(runs: int) -> list[Measure]:
    """Return time and memory of lists of two lengths, with and without unneeded columns, and both readers."""
    runs = min(runs, 5)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        book = as_xlsx(folder / "few.xlsx", FEW)
        some, many = as_csv(folder / "some.csv", SOME), as_csv(folder / "many.csv", MANY)
        few, wide = as_csv(folder / "few.csv", FEW), as_csv(folder / "wide.csv", MANY, UNNEEDED)
        # As a window takes them in, and as a script does.
        ways = [(one, ["shown"]) for one in (book, some, many)] + [
            (one, []) for one in (few, some, many, wide)
        ]
        taken: dict[str, list[dict[str, Any]]] = {_name(*way): [] for way in ways}
        for _ in range(runs):
            # One after the other, so that a drift of the machine meets all alike.
            for one, how in ways:
                taken[_name(one, how)].append(figures(home, "-m", "bench.imports_probe", str(one), *how))
        return [*_times(taken), *_memory(taken), *_readers(home, book, runs)]


def _name(path: Path, how: list[str]) -> str:
    return " ".join([path.name, *how])


def _times(taken: dict[str, list[dict[str, Any]]]) -> list[Measure]:
    few, many = taken["few.xlsx shown"], taken["many.csv shown"]
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
    return [
        Measure(f"imports: memory for {MANY:,} from CSV", "MB", _of(many, "memory"), f"{FEW:,}", _of(few, "memory")),
        Measure("imports: memory a row, plan", "bytes", _a_row(taken, "preview_memory")),
        Measure("imports: memory a row, journal included", "bytes", _a_row(taken, "memory"), limit=_BYTES_A_ROW),
        Measure(f"imports: memory a row, for {UNNEEDED} unneeded columns", "bytes", _more(many, wide, MANY), limit=_BYTES_A_ROW),
        Measure("imports: memory a row, in the window", "bytes", _a_row(taken, "memory", " shown")),
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


def _a_row(taken: dict[str, list[dict[str, Any]]], name: str, how: str = "") -> list[float]:
    """Return in bytes what each row takes beyond the first SOME."""
    return _more(taken[f"some.csv{how}"], taken[f"many.csv{how}"], MANY - SOME, name)


def _more(
    less: list[dict[str, Any]], more: list[dict[str, Any]], rows: int, name: str = "memory"
) -> list[float]:
    pairs = zip(_of(less, name), _of(more, name), strict=True)
    return [(most - least) * MB / rows for least, most in pairs]
