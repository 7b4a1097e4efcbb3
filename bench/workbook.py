"""The Excel map of 2,000 pupils and 150 offers, beside XlsxWriter, zipping alone, and LibreOffice Calc."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from app.exports.excel_map import write_excel_map
from app.queries.map_about import MapAbout, map_about
from app.queries.provision_map import MapFilters, ProvisionMap, provision_map
from app.schools import open_store
from app.store import Store
from bench.calc import calc_saves
from bench.measure import Measure, in_turn
from bench.schools import school
from bench.workbook_peers import read_back, write_with_xlsxwriter, zip_parts

PARTS = (
    "excel: written, beside XlsxWriter",
    "excel: written, beside the floor",
    "excel: written, beside Calc",
)


def measures(runs: int) -> list[Measure]:
    """Return the whole export against its target, then the writing alone against each peer."""
    store = open_store(school(2000))
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "map.xlsx"
        view, about = _asked(store)

        def whole() -> float:
            began = time.perf_counter()
            write_excel_map(*_asked(store), out, internal=True)
            return _since(began)

        def alone() -> float:
            began = time.perf_counter()
            write_excel_map(view, about, out, internal=True)
            return _since(began)

        alone()
        sheets, parts = read_back(out), zip_parts(out)

        def peer() -> float:
            began = time.perf_counter()
            write_with_xlsxwriter(sheets, out.with_name("peer.xlsx"))
            return _since(began)

        def floor() -> float:
            began = time.perf_counter()
            parts(out.with_name("floor.zip"))
            return _since(began)

        asked, written, xlsxwriter, zipped = in_turn(runs, whole, alone, peer, floor)
        calc = calc_saves(out)
    store.close()
    found = [
        Measure("excel: map asked for and written", "ms", asked, limit=300),
        Measure(PARTS[0], "ms", written, "XlsxWriter, same cells and styles", xlsxwriter),
        Measure(PARTS[1], "ms", written, "zipping the same bytes", zipped),
    ]
    if calc:
        return [*found, Measure(PARTS[2], "ms", written, "Calc opening and saving it, once started", calc)]
    return [*found, Measure(PARTS[2], "ms", [], missing="LibreOffice is not installed")]


def _asked(store: Store) -> tuple[ProvisionMap, MapAbout]:
    filters = MapFilters(store.today())
    about = store.read(map_about, filters, store.today(), made_by=store.person)
    return store.read(provision_map, filters), about


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
