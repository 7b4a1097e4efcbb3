"""The governors' report at 2,000 pupils with 120,000 sessions: from the question to the file, as a PDF and as a sheet."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from app.governing import governors_page, write_governors
from app.schools import open_store
from bench.measure import Measure, in_turn
from bench.supports import supported_school

PUPILS = 2_000


def measures(runs: int) -> list[Measure]:
    """Return the file as a PDF and as a workbook, and beside the PDF the question alone."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        # What is made is noted in the audit trail, so in a copy.
        store = open_store(Path(shutil.copytree(supported_school(PUPILS), place / "school")))

        def made(name: str) -> float:
            began = time.perf_counter()
            write_governors(store, place / name)
            return (time.perf_counter() - began) * 1000

        def asked() -> float:
            began = time.perf_counter()
            governors_page(store)
            return (time.perf_counter() - began) * 1000

        pdf, sheet, query = in_turn(
            runs, lambda: made("governors.pdf"), lambda: made("governors.xlsx"), asked
        )
        store.close()
    size = f"{PUPILS:,} pupils"
    return [
        Measure(f"governors: PDF, {size}", "ms", pdf, "the query", query, limit=1000),
        Measure(f"governors: Excel, {size}", "ms", sheet, "the query", query, limit=1000),
    ]
