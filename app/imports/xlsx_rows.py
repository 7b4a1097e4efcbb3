"""Rows out of an Excel workbook, read by a child process so that a hostile file cannot hurt the program."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from app.errors import Problem
from app.imports.merged import with_merged
from app.imports.packed_rows import PackedRows, packed
from app.imports.table import MAX_COLUMNS, Sheet
from app.imports.xlsx_sheets import NAMES
from app.imports.zip_checks import damaged
from app.paths import ROOT
from app.progress import Progress

_SECONDS = 30.0
_LOOK_EVERY = 0.1


def read_xlsx(path: Path, progress: Progress, seconds: float = _SECONDS, *, sheet: str = "") -> Sheet:
    """Return the rows of the sheet named (ALL_SHEETS: of all with the same headings), or else of the likeliest list.

    Formulas are read as their last values.

    Raises Problem for a workbook that is damaged, unsafe, or not read within the time allowed.
    """
    process = _start(path, sheet)
    try:
        output = _finish(process, path.name, progress, time.monotonic() + seconds)
    finally:
        # Cancel, too slow or done: nothing of it may live on.
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
    if process.returncode not in (0, None) and not output.endswith(b"}\n"):
        raise damaged(path.name)
    return _sheet(output, path.name)


def _start(path: Path, sheet: str) -> subprocess.Popen[bytes]:
    # The folder that holds the package as the working folder: found however the program was started.
    command = [sys.executable, "-W", "ignore", "-m", "app.imports.xlsx_child", str(path.resolve()), sheet]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        # A traceback could quote the file.
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )


def _finish(process: subprocess.Popen[bytes], name: str, progress: Progress, until: float) -> bytes:
    while True:
        try:
            return process.communicate(timeout=_LOOK_EVERY)[0]
        except subprocess.TimeoutExpired:
            progress.step(0, 0, "Reading the workbook")
            if time.monotonic() > until:
                raise Problem(
                    f"{name} takes too long to read.", "Save only the list itself as .xlsx or CSV."
                ) from None


def _sheet(output: bytes, name: str) -> Sheet:
    lines = output.splitlines()
    ending: dict[str, Any] = json.loads(lines[-1]) if lines and lines[-1].startswith(b"{") else {}
    if "problem" in ending:
        raise Problem(ending["problem"], ending["what_to_do"])
    if "sheet" not in ending:
        raise damaged(name)
    notes = []
    titles, alike, parts = (tuple(ending[name]) for name in ("titles", "alike", "parts"))
    if parts:
        notes.append(f"{len(parts)} sheets were read as one list.")
        if ending["named"] != NAMES:
            notes.append(f"Their names were read as “{ending['named']}”.")
    elif ending["sheets"] > 1:
        others = f", {len(alike)} of them with the same headings" if alike else ""
        notes.append(f"The sheet “{ending['sheet']}” was read; the workbook has {ending['sheets']}{others}.")
    if ending["cut"]:
        notes.append(f"Columns after the {MAX_COLUMNS}th were not read.")
    title = "" if parts else ending["sheet"]
    rows = PackedRows(lines[:-1])
    if merged := ending["merged"]:
        rows = packed(with_merged(rows, merged))
    return Sheet(rows, tuple(notes), title, titles, alike, tuple(map(tuple, parts)))
