"""For information, without targets: a pupil list taken in, and the Map on paper."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from app.imports.pupils import import_pupils, plan_pupils
from app.imports.reading import read_pupil_file
from app.keys.people import new_keys
from app.operations.setup import SchoolDraft
from app.paper.application import ensure_application
from app.paper.map_pdf import write_map_pdf
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.schools import Prepared, new_school, open_store
from bench.measure import Measure
from bench.schools import PASSWORD, school

PUPILS = 2_000


def measures(runs: int) -> list[Measure]:
    """Return preview and import of 2,000 pupils from a workbook, and the PDF of the Map."""
    preview: list[float] = []
    writing: list[float] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pupils = _pupil_list(folder / "pupils.xlsx")
        for number in range(min(runs, 3)):
            shown, written = _import(pupils, folder / str(number))
            preview.append(shown)
            writing.append(written)
        paper = [_paper(folder / "map.pdf") for _ in range(runs)]
    return [
        Measure(f"more: preview of {PUPILS:,} pupils from .xlsx", "ms", preview),
        Measure(f"more: import of {PUPILS:,} pupils", "ms", writing),
        Measure("more: map as PDF, internal, A3", "ms", paper),
    ]


def _pupil_list(out: Path) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Pupils")
    sheet.append(["Admission number", "Forename", "Surname", "Date of birth", "Year group", "Class"])
    for number in range(PUPILS):
        day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2010 + number % 6}"
        year = 11 - number % 6
        sheet.append([f"A{number:05}", f"Forename{number}", f"Surname{number}", day, str(year), f"{year}A"])
    book.save(out)
    return out


def _import(pupils: Path, folder: Path) -> tuple[float, float]:
    store = new_school(folder, SchoolDraft("Bench School"), Prepared(*new_keys("Ms Dovecote", PASSWORD)))
    began = time.perf_counter()
    plan = store.read(plan_pupils, read_pupil_file(pupils), today=store.today())
    shown = time.perf_counter()
    done = store.write(import_pupils, plan, today=store.today())
    ended = time.perf_counter()
    store.close()
    assert done.counts["added"] == PUPILS, done.counts
    return (shown - began) * 1000, (ended - shown) * 1000


def _paper(out: Path) -> float:
    ensure_application()
    store = open_store(school(PUPILS))
    began = time.perf_counter()
    filters = MapFilters(store.today())
    view = store.read(provision_map, filters)
    about = store.read(map_about, filters, store.today(), made_by=store.person)
    write_map_pdf(view, about, out, internal=True)
    took = (time.perf_counter() - began) * 1000
    store.close()
    return took
