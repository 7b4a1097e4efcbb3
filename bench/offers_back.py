"""The workbook of a school's map read back: 150 offers known by their ids and compared cell by cell."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from app.db import file_of, open_school
from app.exports.excel_map import write_excel_map
from app.imports.offer_table.importing import plan_offer_table
from app.imports.offer_table.table import offer_table
from app.imports.opening import open_source
from app.progress import Silent
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.store import Store
from bench.measure import Measure
from bench.schools import school


def measures(runs: int) -> list[Measure]:
    """Return reading the workbook and comparing its rows, on the clock beside its own processor time."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(school(2_000), Path(temporary) / "school"))
        # The sample takes no files in.
        with sqlite3.connect(file_of(folder)) as connection:
            connection.execute("UPDATE school SET is_sample = 0")
        connection.close()
        database = open_school(folder)
        store = Store(database, "Ms Dovecote")
        filters = MapFilters(store.today())
        view = store.read(provision_map, filters)
        about = store.read(map_about, filters, store.today(), made_by=store.person)
        out = Path(temporary) / "map.xlsx"
        write_excel_map(view, about, out, internal=True)
        reading, comparing, busy, offers = [], [], [], 0
        for _ in range(runs):
            began = time.perf_counter()
            source = open_source(out, Silent())
            reading.append((time.perf_counter() - began) * 1000)
            assert source.sheet is not None
            began, worked = time.perf_counter(), time.process_time()
            plan = store.read(plan_offer_table, offer_table(source.sheet, out.name), today=store.today())
            comparing.append((time.perf_counter() - began) * 1000)
            busy.append((time.process_time() - worked) * 1000)
            offers = plan.counts()["unchanged"]
        database.close()
    return [
        Measure(f"offers back: {offers} read from the map's workbook", "ms", reading),
        Measure(f"offers back: {offers} compared", "ms", comparing, "own processor time", busy, 300),
    ]
