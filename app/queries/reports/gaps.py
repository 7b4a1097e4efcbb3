"""Gaps and overlaps: who stands in a grouping with nothing live, which cells serve nobody's year, offers with nobody."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from app.queries.map_words import full_day
from app.queries.open_placements import open_placements
from app.queries.provision_map import MapCell, MapFilters, provision_map
from app.queries.reports.columns import counted_domains, counted_groupings, counts, texts
from app.queries.reports.nothing_live import Uncovered, nothing_live
from app.queries.reports.offers_idle import idle_offers
from app.queries.reports.on_two import on_several
from app.queries.reports.people import year_said
from app.queries.reports.report import Chart, ChartKind, Report, ReportTable, Series
from app.queries.reports.words import capital, counted, period_words
from app.queries.together import together_words
from app.queries.years import Period


def gaps_report(session: Session, period: Period, *, today: date) -> Report:
    """Return where something is missing and where there may be too much, as at the last day."""
    day = min(period.last, today)
    view = provision_map(session, MapFilters(day))
    without = nothing_live(session, day)
    cells = tuple(
        (
            cell_row.name,
            cell.grouping.label,
            ", ".join(year_said(year) for year, _ in cell.gap_years),
            cell.gap,
        )
        for cell_row in view.rows
        for cell in cell_row.cells
        if cell.gap
    )
    heads = (*texts("Domain of need", "Grouping", "Years without an offer"), *counts("Pupils"))
    unserved = ReportTable(
        "Where no offer serves a pupil's year",
        heads,
        cells,
        empty="Every pupil's year is served by an offer.",
    )
    idle, several = idle_offers(session, day), on_several(session, day)
    chart = _chart(session, day, without)
    said = (
        f"On {full_day(day)}, in a grouping with no support for that need: {_by_grouping(chart)}.",
        _idle_words(len(idle.rows)),
    )
    tables = (without.table, unserved, idle, _overlaps(view.overlapping), several)
    notes = tuple(filter(None, (_WHAT, together_words(session))))
    time = period_words(Period(day, day))
    return Report("gaps", "Gaps and overlaps", time, said, (chart,), tables, notes)


def _idle_words(number: int) -> str:
    if not number:
        return "No offer that takes pupils by name stood empty."
    return f"{capital(counted(number, 'offer that takes', 'offers that take'))} pupils by name had nobody."


def _by_grouping(chart: Chart) -> str:
    sums = [(one.name, round(sum(value or 0 for value in one.values))) for one in chart.series]
    said = [f"{number:,} in {name}" for name, number in sums if number]
    return ", ".join(said) if said else "nobody"


_WHAT = (
    "Nothing live means: no support for that need that is under way or ahead. Advice given in a conversation and offers"
    " that everybody can use leave no line here."
)


def _overlaps(cells: tuple[MapCell, ...]) -> ReportTable:
    lines = tuple((cell.grouping.label, first, second) for cell in cells for first, second in cell.overlaps)
    return ReportTable(
        "Offers that may overlap",
        texts("Grouping", "Offer", "For the same people and years as"),
        lines,
        empty="No two offers are for the same people and years.",
    )


def _chart(session: Session, day: date, without: Uncovered) -> Chart:
    placed = open_placements(session, day)
    kept = [
        row
        for row in counted_groupings(session, {one.grouping_id for one in placed})
        if row.code != "thriving"
    ]
    rows = counted_domains(session, {one.domain_id for one in placed})
    found = Counter((one.domain_id, one.grouping_id) for one in without.rows)
    series = tuple(
        Series(row.label, tuple(float(found[domain.id, row.id]) for domain in rows), row.code) for row in kept
    )
    words = "; ".join(
        f"{domain.name}: {counted(sum(found[domain.id, row.id] for row in kept), 'pupil')}" for domain in rows
    )
    names = tuple(domain.name for domain in rows)
    return Chart(
        "Pupils with nothing live, by need and grouping", ChartKind.STACKED, names, series, f"{words}."
    )
