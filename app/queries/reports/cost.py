"""Cost: what support takes, planned, to date and attended, by offer, grouping, domain and funding stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.queries.costs.placed import NOBODY
from app.queries.costs.school import NO_PUPIL, NO_STREAM
from app.queries.costs.sums import say_money
from app.queries.reports.columns import counts, texts
from app.queries.reports.cost_keys import line_keys
from app.queries.reports.cost_sums import (
    BY_DOMAIN,
    BY_GROUPING,
    BY_OFFER,
    BY_STREAM,
    CostSums,
    Line,
    cost_sums,
)
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.words import period_words
from app.queries.together import together_words
from app.queries.wording import domains, groupings, words
from app.queries.years import Period
from app.vocabulary import ListKind

MOST = 12
NOT_SAID = (
    "What a line leaves out because nobody has said it is not in its figures; the offer says what is missing."
)


def cost_report(session: Session, period: Period, *, today: date) -> Report:
    """Return what support costs in a time, four times over; raises NotAllowed for who may not see costs."""
    found = cost_sums(session, period, today)
    whole = found.whole
    said = (
        f"Planned {say_money(whole.planned.sum)}, to date {say_money(whole.to_date.sum)}, of that attended"
        f" {say_money(whole.attended.sum)}."
    )
    offers = {str(number): name for number, name in found.offers.items()}
    named = {row.code: row.label for row in groupings(session, hidden=True)}
    needs = {str(row.id): row.name for row in domains(session, retired=True)}
    streams = words(session, ListKind.FUNDING, retired=True)
    tables = (
        _table(BY_OFFER, "By offer", offers, found),
        _table(BY_GROUPING, "By grouping", {**named, NOBODY: NO_PUPIL}, found),
        _table(BY_DOMAIN, "By domain of need", {**needs, "": NO_PUPIL}, found),
        _table(BY_STREAM, "By funding stream", {**streams, "": NO_STREAM}, found),
    )
    opened = tuple(
        replace(table, keys=line_keys(which, len(table.rows), period))
        for which, table in zip(found.tables, tables, strict=True)
    )
    notes = (
        "Rates are a council's or generic, never anybody's pay. Support from outside the school counts in hours alone.",
        NOT_SAID,
        *filter(None, (together_words(session),)),
    )
    chart = _chart(found.tables[BY_OFFER], offers)
    return Report("cost", "Cost", period_words(period), (said,), (chart,), opened, notes)


def _table(which: str, title: str, labels: Mapping[str, str], found: CostSums) -> ReportTable:
    lines, whole = found.tables[which], found.whole
    shown = [code for code in labels if code in lines]
    rows = [_row(labels[code], len(lines[code].supports), lines[code]) for code in shown]
    if rows:
        # A support may stand in several lines, so their numbers have no sum.
        rows.append(_row("All", None, whole))
    heads = (
        *texts(title.removeprefix("By ").capitalize()),
        *counts("Supports"),
        *(ReportColumn(name, Kind.PENCE) for name in ("Planned", "To date", "Attended")),
        *counts("Hours of staff to date"),
        *texts("Left out"),
    )
    empty = "Nothing is charged in this time."
    return ReportTable(title, heads, tuple(rows), last_is_total=True, empty=empty)


def _row(label: str, supports: int | None, line: Line) -> tuple[Cell, ...]:
    missing = line.planned.missing | line.to_date.missing
    left_out = "" if not missing else f"{len(missing)} thing{'' if len(missing) == 1 else 's'} not said"
    money = (line.planned.sum.pence, line.to_date.sum.pence, line.attended.sum.pence)
    return (label, supports, *money, round(line.to_date.minutes / 60, 1), left_out)


def _chart(lines: Mapping[str, Line], offers: Mapping[str, str]) -> Chart:
    known = [(offers[code], line.to_date.sum) for code, line in lines.items() if line.to_date.pence]
    most = sorted(known, key=lambda one: -(one[1].pence or 0))[:MOST]
    said = "; ".join(f"{name}: {say_money(figure)}" for name, figure in most)
    return Chart(
        "Cost to date by offer",
        ChartKind.BARS,
        tuple(name for name, _ in most),
        (Series("To date", tuple(float(figure.pence or 0) for _, figure in most), "accent"),),
        f"{said}." if said else "Nothing is charged in this time.",
        Kind.PENCE,
    )
