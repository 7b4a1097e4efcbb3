"""Cost: what support takes, planned, to date and attended, by offer, grouping, domain and funding stream."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.queries.costs.school import CostRow, Costs, costs
from app.queries.costs.sums import say_money
from app.queries.reports.columns import counts, texts
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.words import period_words
from app.queries.together import together_words
from app.queries.years import Period

MOST = 12
NOT_SAID = (
    "What a line leaves out because nobody has said it is not in its figures; the offer says what is missing."
)


def cost_report(session: Session, period: Period, *, today: date) -> Report:
    """Return what support costs in a time, four times over; raises NotAllowed for who may not see costs."""
    found = costs(session, period, today)
    whole = found.whole
    said = (
        f"Planned {say_money(whole.planned)}, to date {say_money(whole.to_date)}, of that attended"
        f" {say_money(whole.attended)}."
    )
    tables = (
        _table("By offer", "Offer", found.offers, found, offers=True),
        _table("By grouping", "Grouping", found.groupings, found),
        _table("By domain of need", "Domain of need", found.domains, found),
        _table("By funding stream", "Funding stream", found.streams, found),
    )
    notes = (
        "Rates are a council's or generic, never anybody's pay. Support from outside the school counts in hours alone.",
        NOT_SAID,
        *filter(None, (together_words(session),)),
    )
    return Report("cost", "Cost", period_words(period), (said,), (_chart(found.offers),), tables, notes)


def _table(
    title: str, head: str, rows: tuple[CostRow, ...], found: Costs, *, offers: bool = False
) -> ReportTable:
    lines = [_line(row) for row in rows]
    if lines:
        figures = found.whole
        hours = round(figures.to_date.minutes / 60, 1)
        money = (figures.planned.pence, figures.to_date.pence, figures.attended.pence)
        # A support may stand in several lines, so their numbers have no sum.
        lines.append(("All", None, *money, hours, ""))
    heads = (
        *texts(head),
        *counts("Supports"),
        *(ReportColumn(name, Kind.PENCE) for name in ("Planned", "To date", "Attended")),
        *counts("Hours of staff to date"),
        *texts("Left out"),
    )
    keys = (*(("offer", int(row.key)) for row in rows), None) if offers and lines else ()
    return ReportTable(
        title, heads, tuple(lines), keys, last_is_total=True, empty="Nothing is charged in this time."
    )


def _line(row: CostRow) -> tuple[Cell, ...]:
    figures = row.figures
    missing = dict.fromkeys((*figures.planned.missing, *figures.to_date.missing))
    left_out = "" if not missing else f"{len(missing)} thing{'' if len(missing) == 1 else 's'} not said"
    hours = round(figures.to_date.minutes / 60, 1)
    money = (figures.planned.pence, figures.to_date.pence, figures.attended.pence)
    return (row.label, row.supports, *money, hours, left_out)


def _chart(rows: tuple[CostRow, ...]) -> Chart:
    known = [row for row in rows if row.figures.to_date.pence]
    most = sorted(known, key=lambda row: -(row.figures.to_date.pence or 0))[:MOST]
    said = "; ".join(f"{row.label}: {say_money(row.figures.to_date)}" for row in most)
    return Chart(
        "Cost to date by offer",
        ChartKind.BARS,
        tuple(row.label for row in most),
        (Series("To date", tuple(float(row.figures.to_date.pence or 0) for row in most), "accent"),),
        f"{said}." if said else "Nothing is charged in this time.",
        Kind.PENCE,
    )
