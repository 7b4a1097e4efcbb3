"""Reads a workbook in one way, and prints how long it took with the start of the process, and the most memory."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from bench.peak import most_memory


def main(way: str, path: Path) -> None:
    """Read all rows of the first sheet."""
    rows = {"ours": _ours, "openpyxl": _openpyxl, "calamine": _calamine}[way](path)
    took = (time.time() - float(os.environ["BENCH_BEGAN"])) * 1000
    print(json.dumps({"took": took, "peak": most_memory(), "rows": rows}))


def _ours(path: Path) -> int:
    from app.imports.sheet_parser import install

    install()
    return _openpyxl(path)


def _openpyxl(path: Path) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True, data_only=True, keep_links=False).worksheets[0]
    sheet.reset_dimensions()
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def _calamine(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
