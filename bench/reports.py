"""Each report over a year, at 2,000 pupils with 120,000 marks in registers and at ten times that."""

from __future__ import annotations

import time
from datetime import timedelta

from app.queries.reports.registry import REPORTS
from app.queries.years import Period
from app.reporting import report_of
from app.schools import open_store
from app.store import Store
from bench.measure import Measure
from bench.supports import supported_school

# Pupils: what any report may take at most in milliseconds, and how often it is asked for.
SIZES = {2_000: (250.0, 7), 20_000: (2_000.0, 3)}


def measures(runs: int) -> list[Measure]:
    """Return how long each report takes as the page asks for it, warm, without last year beside it.

    Beside it stands its own processor time, which tells a slow report from a busy machine.
    """
    found: list[Measure] = []
    for pupils, (limit, most) in SIZES.items():
        store = open_store(supported_school(pupils))
        today = store.today()
        year = Period(today - timedelta(days=365), today)
        for code in REPORTS:
            values = [_asked(store, code, year) for _ in range(1 + min(runs, most))][1:]
            clock, own = ([*times] for times in zip(*values, strict=True))
            name = f"report: {code}, {pupils:,} pupils"
            found.append(Measure(name, "ms", clock, "own processor time", own, limit=limit))
        store.close()
    return found


def _asked(store: Store, code: str, period: Period) -> tuple[float, float]:
    began, own = time.perf_counter(), time.process_time()
    report_of(store, REPORTS[code], period)
    return (time.perf_counter() - began) * 1000, (time.process_time() - own) * 1000
