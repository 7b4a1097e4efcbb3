"""Reading a file can be ended at any moment, and a file may change or go while it is read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.db import Database
from app.errors import Problem
from app.imports.opening import open_source
from app.imports.xlsx_rows import read_xlsx
from app.progress import Cancelled, Silent
from app.store import Store
from tests.imports.hostile.csv_files import ADA, HEAD
from tests.imports.hostile.making import SHEET, last_row, parts, zipped
from tests.imports.hostile.xlsx_cells import pupil, text
from tests.imports.making import plan_of, pupils, take_in, text_file


class Stop:
    """Cancels as soon as it is asked."""

    def __init__(self) -> None:
        self.at = 0.0

    def step(self, done: int, total: int, text: str = "") -> None:
        self.at = time.monotonic()
        raise Cancelled


class Then:
    """Does something once, while a file is read."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._do: Callable[[], object] | None = do

    def step(self, done: int, total: int, text: str = "") -> None:
        do, self._do = self._do, None
        if do is not None:
            do()


def long_workbook(folder: Path) -> Path:
    """Write a workbook that takes seconds to read."""
    rows = b"".join(pupil(n, text(f"A{n}", f"Name {n}"), text(f"B{n}", "Marie")) for n in range(4, 45_000))
    found = parts()
    found[SHEET] = last_row(rows)(found[SHEET])
    path = folder / "long.xlsx"
    path.write_bytes(zipped(found))
    return path


def children() -> set[str]:
    """Return the processes that this one has started and that still live or were not waited for."""
    return {
        one.name
        for one in Path("/proc").iterdir()
        if one.name.isdecimal() and f"\nPPid:\t{os.getpid()}\n" in _status(one)
    }


def _status(process: Path) -> str:
    try:
        return (process / "status").read_text()
    except OSError:
        return ""


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="a system that does not list its processes so"
)
def test_cancel_ends_reading_long_before_its_limit_and_leaves_nothing_running(tmp_path: Path) -> None:
    path, before, stop = long_workbook(tmp_path), children(), Stop()
    with pytest.raises(Cancelled):
        read_xlsx(path, stop)
    # The reader's own limit is thirty; on a busy machine a second is not enough to be given the processor.
    assert time.monotonic() - stop.at < 10
    assert children() <= before


def ending(path: Path, then: Callable[[], object]) -> str:
    """Open a file, do something to it meanwhile, and say how that ended."""
    try:
        source = open_source(path, Then(then))
    except Problem as problem:
        return problem.message
    assert source.sheet is not None
    return f"{len(source.sheet.rows):,} rows."


def test_a_file_that_grows_while_it_is_read_ends_in_rows_or_a_sentence(tmp_path: Path) -> None:
    path = text_file(tmp_path, HEAD + ADA * 3000)

    def grow() -> None:
        with path.open("ab") as handle:
            handle.write(b'4,"Cur')

    assert ending(path, grow).endswith(("a quotation mark there has no partner.", "3,001 rows."))


@pytest.mark.parametrize("length", [0, 100])
def test_a_file_that_is_cut_while_it_is_read_ends_in_rows_or_a_sentence(tmp_path: Path, length: int) -> None:
    path = text_file(tmp_path, HEAD + ADA * 3000)
    assert ending(path, lambda: os.truncate(path, length)).endswith(".")


@pytest.mark.skipif(os.name == "nt", reason="a system that keeps open files")
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_file_that_goes_while_it_is_read_ends_in_rows_or_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((HEAD + ADA).encode() if name.endswith("csv") else zipped(parts()))
    assert ending(path, path.unlink).endswith(".")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_workbook_nobody_may_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(zipped(parts()))
    path.chmod(0)
    with pytest.raises(Problem, match="may not read"):
        open_source(path, Silent())


FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)")


@pytest.mark.parametrize("name", FORMULAS)
def test_what_looks_like_a_formula_comes_in_as_text(
    store: Store, school: Database, tmp_path: Path, name: str
) -> None:
    file = text_file(tmp_path, f'Surname,Forename,Year\n"{name}",Ada,4\n')
    assert plan_of(store, file).rows[0].name == f"Ada {name}"
    take_in(store, file)
    assert pupils(store)[0]["surname"] == name
