"""A small school whose reports can be worked out by hand: three pupils, three offers, five supports, three sessions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.db import open_school
from app.queries.reports.registry import REPORTS
from app.queries.reports.report import Cell, Report, ReportTable
from app.queries.years import Period
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.pupil_school import EMOTIONS, LANGUAGE, Pupils, fill
from tests.supported import SEPTEMBER, group, held, offer, support

YEAR = Period(SEPTEMBER, TODAY)


@dataclass(frozen=True, slots=True)
class Reported:
    """The pupils, and the offers by id."""

    pupils: Pupils
    lego: int
    counsellor: int
    chess: int


def fill_reported(store: Store) -> Reported:
    """Wren goes to Lego and came twice of three times; Idris waits; Ada declined Lego, and has had the counsellor."""
    pupils = fill(store)
    lego = offer(store, "Lego club", "help", LANGUAGE, minutes=30)
    counsellor, chess = offer(store, "Counsellor", "help", EMOTIONS), offer(store, "Chess", "help", EMOTIONS)
    tuesdays = group(store, lego, minutes=45)
    goes = support(store, pupils.wren, lego, domain_id=LANGUAGE, group_id=tuesdays)
    for day, here in ((6, True), (13, True), (20, False)):
        held(store, tuesdays, date(2026, 10, day), {goes: here})
    waits = (("referred", date(2026, 9, 20)), ("waiting", date(2026, 10, 1)))
    support(store, pupils.idris, counsellor, waits)
    said_no = (("offered", date(2026, 10, 1)), ("declined", date(2026, 10, 5)))
    support(store, pupils.ada, lego, said_no, domain_id=LANGUAGE)
    had = (("referred", date(2026, 8, 22)), ("running", SEPTEMBER), ("ended", date(2026, 10, 20)))
    support(store, pupils.ada, counsellor, had, ending="goals_met", outcome="2")
    return Reported(pupils, lego, counsellor, chess)


@contextmanager
def reported_school(template: Path, folder: Path) -> Iterator[tuple[Store, Reported]]:
    """Open a filled copy of an empty school that tests only read, so that they can share it."""
    database = open_school(Path(shutil.copytree(template, folder / "school")))
    store = Store(database, "Ms Dovecote", clock)
    yield store, fill_reported(store)
    database.close()


def asked(store: Store, code: str, period: Period = YEAR) -> Report:
    """Return a report as a person asks for it."""
    return store.read(REPORTS[code].query, period, today=TODAY)


def table(report: Report, title: str) -> ReportTable:
    """Return a table of a report by its title."""
    return next(one for one in report.tables if one.title == title)


def row(found: ReportTable, first: str) -> tuple[Cell, ...]:
    """Return the row that begins with some words, without them."""
    return next(cells[1:] for cells in found.rows if cells[0] == first)
