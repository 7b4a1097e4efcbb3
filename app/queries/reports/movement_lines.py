"""How many pupils stood in each grouping at the end of each month, for one domain of need."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Placement, Standing
from app.queries.reports.report import Chart, ChartKind, Series
from app.queries.together import counted_grouping
from app.queries.wording import DomainRow, GroupingRow
from app.queries.years import Period
from app.vocabulary import Band, GroupingCode

# As many points as a line can name beneath it.
MOST = 13


def months_chart(
    session: Session, time: Period, domain: DomainRow, columns: tuple[GroupingRow, ...]
) -> Chart:
    """Return lines of the groupings but Thriving over a time, by its first day, month ends and last day."""
    days = days_between(time)
    found = _counts(session, days, domain.id)
    kept = [row for row in columns if row.code != GroupingCode.THRIVING]
    series = tuple(
        Series(row.label, tuple(float(found[day, row.id]) for day in days), row.code) for row in kept
    )
    labels = tuple(
        f"{day.day} {day:%b}" if len({d.year for d in days}) == 1 else f"{day:%b %y}" for day in days
    )
    first, last = days[0], days[-1]
    said = "; ".join(f"{row.label} {found[first, row.id]}, then {found[last, row.id]}" for row in kept)
    return Chart(f"{domain.name}: pupils in a grouping", ChartKind.LINES, labels, series, f"{said}.")


def days_between(time: Period) -> tuple[date, ...]:
    """Return the first day, the end of every month in between and the last day; over long times fewer months."""
    days = [time.first]
    day = _month_end(time.first)
    while day < time.last:
        if day > time.first:
            days.append(day)
        day = _month_end(day + timedelta(1))
    if time.last > time.first:
        days.append(time.last)
    step = -(-len(days) // MOST)
    return (*days[:-1:step], days[-1]) if step > 1 else tuple(days)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _counts(session: Session, days: tuple[date, ...], domain_id: int) -> Counter[tuple[date, int]]:
    rows = session.execute(
        select(
            Placement.pupil_id,
            counted_grouping(session),
            Placement.band,
            Placement.starts_on,
            Placement.ends_on,
        ).where(
            Placement.withdrawn_at.is_(None),
            Placement.domain_id == domain_id,
            Placement.starts_on <= days[-1],
            (Placement.ends_on.is_(None)) | (Placement.ends_on > days[0]),
        )
    ).all()
    there = session.execute(
        select(Standing.pupil_id, Standing.starts_on, Standing.ends_on).where(
            Standing.starts_on <= days[-1], (Standing.ends_on.is_(None)) | (Standing.ends_on > days[0])
        )
    ).all()
    found: Counter[tuple[date, int]] = Counter()
    for day in days:
        on = {row[0] for row in there if row[1] <= day and (row[2] is None or row[2] > day)}
        standing = [
            row for row in rows if row[3] <= day and (row[4] is None or row[4] > day) and row[0] in on
        ]
        at_risk = {row[0] for row in standing if row[2] == Band.RISK}
        # Whoever is in Risk Support counts there, once.
        for row in standing:
            if row[2] == Band.RISK or row[0] not in at_risk:
                found[day, row[1]] += 1
    return found
