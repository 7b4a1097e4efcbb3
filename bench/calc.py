"""LibreOffice Calc opening a workbook and saving it, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

TURNS = 3


def calc_saves(workbook: Path) -> list[float]:
    """Return the milliseconds of each turn, without the program's own start; empty where there is no Calc."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        nothing = folder / "nothing.xlsx"
        Workbook().save(nothing)
        _convert(program, nothing, folder)
        found = []
        for _ in range(TURNS):
            start = _convert(program, nothing, folder)
            found.append(max(0.0, _convert(program, workbook, folder) - start))
    return found


def _convert(program: str, workbook: Path, folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "out"),
            str(workbook),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (time.perf_counter() - began) * 1000
