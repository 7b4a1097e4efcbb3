"""Resource intensity: how many hours of support go to how many pupils, by grouping."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.models import School
from app.queries.reports.columns import counted_groupings, counts, texts
from app.queries.reports.intensity_hours import Used, hours_used
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.words import BASE, period_words
from app.queries.together import together_words
from app.queries.years import Period

NO_GROUPING = "In no grouping for that need"


def intensity_report(session: Session, period: Period, *, today: date) -> Report:
    """Return pupils and hours they were here for, by the grouping they stood in at the end; small numbers hidden.

    A grouping with fewer pupils than the school's small number shows no hours, so that nobody's can be read from it;
    where that is one line alone, the smallest other one is hidden with it, and there is no sum.
    """
    time = Period(period.first, min(period.last, today))
    used = hours_used(session, time)
    small = session.get_one(School, 1).small_number
    table = _table(session, used, small)
    notes = (
        "Hours are those at which a pupil was here, over all needs: an hour of a group counts for each pupil in it.",
        f"Hours of fewer than {small} pupils are not shown, nor a sum from which they could be worked out.",
        *filter(None, (together_words(session),)),
    )
    return Report(
        "intensity", "Hours by grouping", period_words(time), _sentences(used, small), (_chart(table),), (table,), notes
    )  # fmt: skip


def _sentences(used: list[Used], small: int) -> tuple[str, ...]:
    by_pupil: dict[int, float] = defaultdict(float)
    for one in used:
        by_pupil[one.pupil_id] += one.hours
    total, pupils = sum(by_pupil.values()), len(by_pupil)
    if pupils < BASE:
        return ("Fewer than ten pupils were at a session in this time, so no share is said.",)
    few = pupils // 10
    said = f"{pupils:,} pupils were at sessions for {total:,.0f} hours in this time."
    if few < small:
        return (said,)
    most = sum(sorted(by_pupil.values(), reverse=True)[:few])
    return (
        said,
        f"The tenth who had most had {most / total:.0%} of them.",
    )


def _table(session: Session, used: list[Used], small: int) -> ReportTable:
    pupils: dict[int | None, set[int]] = defaultdict(set)
    hours: dict[int | None, float] = defaultdict(float)
    for one in used:
        pupils[one.grouping_id].add(one.pupil_id)
        hours[one.grouping_id] += one.hours
    columns = [
        row for row in counted_groupings(session, {one for one in pupils if one}) if row.code != "thriving"
    ]
    shown: list[tuple[int | None, str]] = [(row.id, row.label) for row in columns if row.id in pupils]
    shown += [(None, NO_GROUPING)] if None in pupils else []
    hidden = hidden_lines({key: len(pupils[key]) for key, _ in shown}, small)
    # A share of the hours of so few would be no more than a share of so few pupils.
    total = sum(hours.values()) if len({one.pupil_id for one in used}) >= BASE else 0
    lines: list[tuple[Cell, ...]] = []
    for key, label in shown:
        number, mine = len(pupils[key]), hours[key]
        if key in hidden:
            lines.append((label, None if number < small else number, None, None, None))
        else:
            lines.append(
                (
                    label,
                    number,
                    round(mine),
                    round(mine / number, 1),
                    None if hidden or not total else mine / total,
                )
            )
    heads = (
        *texts("Grouping"),
        *counts("Pupils", "Hours", "Hours a pupil"),
        ReportColumn("Share of all hours", Kind.SHARE),
    )
    note = "The numbers of pupils may overlap: a pupil may stand in several groupings for different needs."
    return ReportTable(
        "Hours by grouping", heads, tuple(lines), note=note, empty="Nobody was at a session in this time."
    )


def hidden_lines(numbers: dict[int | None, int], small: int) -> set[int | None]:
    """Return the lines whose hours are hidden: the small ones, and with one alone the smallest of the others."""
    hidden = {key for key, number in numbers.items() if number < small}
    others = sorted((number, str(key), key) for key, number in numbers.items() if key not in hidden)
    if len(hidden) == 1 and others:
        hidden.add(others[0][2])
    return hidden


def _chart(table: ReportTable) -> Chart:
    said = "; ".join(
        f"{row[0]}: {row[3]} hours" if row[3] is not None else f"{row[0]}: not shown" for row in table.rows
    )
    return Chart(
        "Hours a pupil, by grouping",
        ChartKind.BARS,
        tuple(str(row[0]) for row in table.rows),
        (
            Series(
                "Hours a pupil",
                tuple(float(r[3]) if isinstance(r[3], float) else None for r in table.rows),
                "accent",
            ),
        ),
        f"{said}." if said else "Nobody was at a session in this time.",
    )
