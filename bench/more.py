"""For information, without targets: the Map on paper."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from app.paper.application import ensure_application
from app.paper.map_pdf import write_map_pdf
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.schools import open_store
from bench.measure import Measure
from bench.schools import school

PUPILS = 2_000


def measures(runs: int) -> list[Measure]:
    """Return the PDF of the Map."""
    with tempfile.TemporaryDirectory() as temporary:
        paper = [_paper(Path(temporary) / "map.pdf") for _ in range(runs)]
    return [Measure("more: map as PDF, internal, A3", "ms", paper)]


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
