"""Reach: where pupils stand by need, grouping and year, and whom offers reach."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.queries.map_words import full_day
from app.queries.open_placements import Placed, open_placements
from app.queries.reports.columns import counted_domains, counted_groupings, counts, texts
from app.queries.reports.people import OnRoll, on_roll, year_said, years_of
from app.queries.reports.reach_offers import offers_reached
from app.queries.reports.report import Cell, Chart, ChartKind, Report, ReportTable, Series
from app.queries.reports.supports_then import standing_on
from app.queries.reports.words import counted, period_words, share_words
from app.queries.together import together_words
from app.queries.wording import DomainRow, GroupingRow
from app.queries.years import Period
from app.vocabulary import GroupingCode, Stage, year_order

OVERLAP = (
    "A pupil may stand in several groupings for different needs, so numbers over all needs may overlap and add up to"
    " more than the roll."
)


def reach_report(session: Session, period: Period, *, today: date) -> Report:
    """Return need by grouping by year as at the last day, and how many each offer reached."""
    day = min(period.last, today)
    people, placed = on_roll(session, day), open_placements(session, day)
    columns = counted_groupings(session, {row.grouping_id for row in placed})
    rows = counted_domains(session, {row.domain_id for row in placed})
    running = {row.pupil_id for row in standing_on(session, day) if row.stage == Stage.RUNNING}
    there = {row.pupil_id for row in placed}
    total = len(people)
    tables = (
        _by_domain(rows, columns, placed, total),
        _by_year(columns, placed, people),
        _by_both(rows, columns, placed),
        offers_reached(session, period, day),
    )
    notes = tuple(filter(None, (OVERLAP, together_words(session))))
    chart = _chart(rows, columns, placed)
    time = period_words(Period(period.first, day))
    said = _sentence(day, total, len(there), len(running & people.keys()))
    return Report("reach", "Reach", time, (said,), (chart,), tables, notes)


def _sentence(day: date, roll: int, placed: int, running: int) -> str:
    return (
        f"On {full_day(day)} {counted(roll, 'pupil')} {'is' if roll == 1 else 'are'} on the roll;"
        f" {placed:,}{share_words(placed, roll)} in a grouping for at least one need,"
        f" {running:,}{share_words(running, roll)} with support that runs."
    )


def _cells(columns: tuple[GroupingRow, ...], found: Counter[int], roll: int | None) -> tuple[int | None, ...]:
    """Return the numbers of a line; Thriving is the rest of the roll, None where that has no meaning."""
    placed = sum(found.values())
    return tuple(
        (None if roll is None else roll - placed)
        if row.code == GroupingCode.THRIVING
        else found.get(row.id, 0)
        for row in columns
    )


def _by_domain(
    rows: tuple[DomainRow, ...], columns: tuple[GroupingRow, ...], placed: list[Placed], roll: int
) -> ReportTable:
    by_domain: dict[int, Counter[int]] = defaultdict(Counter)
    for row in placed:
        by_domain[row.domain_id][row.grouping_id] += 1
    lines: list[tuple[Cell, ...]] = [
        (domain.name, *_cells(columns, by_domain[domain.id], roll)) for domain in rows
    ]
    once = Counter(grouping for _, grouping in {(row.pupil_id, row.grouping_id) for row in placed})
    thriving = roll - len({row.pupil_id for row in placed})
    last = tuple(thriving if row.code == GroupingCode.THRIVING else once.get(row.id, 0) for row in columns)
    lines.append(("Any need, each pupil once a grouping", *last))
    heads = (*texts("Domain of need"), *counts(*(row.label for row in columns)))
    note = "Each line of a domain adds up to the roll; the last line may overlap."
    return ReportTable("Pupils by need and grouping", heads, tuple(lines), last_is_total=True, note=note)


def _by_year(
    columns: tuple[GroupingRow, ...], placed: list[Placed], people: dict[int, OnRoll]
) -> ReportTable:
    on = Counter(one.year for one in people.values())
    there = Counter(year for _, year in {(row.pupil_id, row.year or "") for row in placed})
    once = Counter(
        (year, grouping) for _, year, grouping in {(r.pupil_id, r.year or "", r.grouping_id) for r in placed}
    )
    lines: list[tuple[Cell, ...]] = []
    for year in years_of(people.values()):
        thriving = on[year] - there[year]
        numbers = (thriving if row.code == GroupingCode.THRIVING else once[year, row.id] for row in columns)
        lines.append((year_said(year), on[year], *numbers))
    heads = (*texts("Year"), *counts("On the roll", *(row.label for row in columns)))
    note = "Over all needs, each pupil once a grouping: the numbers of a line may overlap."
    return ReportTable(
        "Pupils by year and grouping", heads, tuple(lines), note=note, empty="Nobody is on the roll."
    )


def _by_both(
    rows: tuple[DomainRow, ...], columns: tuple[GroupingRow, ...], placed: list[Placed]
) -> ReportTable:
    found: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
    for row in placed:
        found[row.domain_id, row.year or ""][row.grouping_id] += 1
    kept = tuple(row for row in columns if row.code != GroupingCode.THRIVING)
    years = sorted({year for _, year in found}, key=lambda year: (not year, year_order(year)))
    lines = tuple(
        (domain.name, year_said(year), *_cells(kept, found[domain.id, year], None))
        for domain in rows
        for year in years
        if (domain.id, year) in found
    )
    heads = (*texts("Domain of need", "Year"), *counts(*(row.label for row in kept)))
    return ReportTable("By need, year and grouping", heads, lines, empty="Nobody stands in a grouping.")


def _chart(rows: tuple[DomainRow, ...], columns: tuple[GroupingRow, ...], placed: list[Placed]) -> Chart:
    kept = tuple(row for row in columns if row.code != GroupingCode.THRIVING)
    found = Counter((row.domain_id, row.grouping_id) for row in placed)
    series = tuple(
        Series(row.label, tuple(float(found[domain.id, row.id]) for domain in rows), row.code) for row in kept
    )
    words = "; ".join(
        f"{domain.name}: {', '.join(f'{found[domain.id, row.id]} {row.label}' for row in kept)}"
        for domain in rows
    )
    names = tuple(domain.name for domain in rows)
    return Chart("Pupils in a grouping, by need", ChartKind.STACKED, names, series, f"{words}.")
