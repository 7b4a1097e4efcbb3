"""Open actions by who answers for them: the school and each agency, with what is past its day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.queries.meetings.actions import AgencyActions, actions_by_agency
from app.queries.reports.columns import counts, texts
from app.queries.reports.report import Cell, Chart, ChartKind, Kind, Report, ReportColumn, ReportTable, Series
from app.queries.reports.words import capital, counted, period_words
from app.queries.sight import sees_risk
from app.queries.years import Period

TITLE, EACH = "Actions by agency", "Each open action"
_NOW = "As things stood at the end of that day: what was agreed by then and was neither done nor dropped."
_LISTED = "The open actions that you may see stand below, under who answers for them."


def actions_report(session: Session, period: Period, *, today: date) -> Report:
    """Return what was still to do on the last day of the time, by agency.

    Who may not see Risk Support reads no numbers: they would tell how many actions are out of sight.
    """
    day = min(period.last, today)
    found = actions_by_agency(session, today, as_at=day)
    that_day = period_words(Period(day, day))
    if not sees_risk(session):
        return Report("actions", TITLE, that_day, (_LISTED,), (), (_each(found),), (_NOW,))
    total = sum(len(one.actions) for one in found)
    late = sum(row.late > 0 for one in found for row in one.actions)
    said = f"{capital(counted(total, 'action is', 'actions are'))} open; {late:,} past the day agreed."
    return Report(
        "actions", TITLE, that_day, (said,), (_chart(found),), (_table(found), _each(found)), (_NOW,)
    )


def _table(found: tuple[AgencyActions, ...]) -> ReportTable:
    lines: list[tuple[Cell, ...]] = []
    for one in found:
        late = [row.late for row in one.actions if row.late > 0]
        without = sum(row.due_on is None for row in one.actions)
        lines.append((one.agency, len(one.actions), len(late), max(late, default=None), without))
    heads = (
        *texts("Who answers for it"),
        *counts("Open", "Past its day"),
        ReportColumn("Longest past", Kind.DAYS),
        *counts("Without a day"),
    )
    return ReportTable("Open actions by agency", heads, tuple(lines), empty="No action is open.")


def _each(found: tuple[AgencyActions, ...]) -> ReportTable:
    lines: list[tuple[Cell, ...]] = []
    keys: list[tuple[str, int] | None] = []
    for one in found:
        for row in one.actions:
            lines.append((row.pupil, row.words, one.agency, row.owner, row.agreed_on, row.due_on))
            keys.append(("pupil", row.pupil_id) if row.pupil_id is not None else None)
    heads = (
        *texts("Pupil", "What", "Who answers for it", "Who does it"),
        ReportColumn("Agreed", Kind.DAY),
        ReportColumn("By", Kind.DAY),
    )
    return ReportTable(EACH, heads, tuple(lines), tuple(keys), empty="No action is open.")


def _chart(found: tuple[AgencyActions, ...]) -> Chart:
    late = tuple(float(sum(row.late > 0 for row in one.actions)) for one in found)
    ahead = tuple(float(sum(row.late <= 0 for row in one.actions)) for one in found)
    said = "; ".join(
        f"{one.agency}: {len(one.actions)} open, {round(past)} past the day"
        for one, past in zip(found, late, strict=True)
    )
    return Chart(
        "Open actions by agency",
        ChartKind.STACKED,
        tuple(one.agency for one in found),
        (Series("Still to come", ahead, "accent"), Series("Past the day", late, "warning")),
        f"{said}." if said else "No action is open.",
    )
