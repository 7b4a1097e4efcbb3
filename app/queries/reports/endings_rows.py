"""What ended in a time: supports with their reason and outcome, and placements by grouping and reason."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.models import Placement, Support
from app.queries.out_of_sight import hidden_time
from app.queries.reports.columns import counted_groupings, counts, texts
from app.queries.reports.report import Cell, ReportTable
from app.queries.reports.supports_then import begun_between
from app.queries.sight import sees_risk
from app.queries.supports.sight import hidden_words
from app.queries.years import Period
from app.vocabulary import Band, Stage


class Ended(NamedTuple):
    """A support that ended; "" where the reason or the outcome is not said, or out of sight."""

    offer_id: int
    ending: str
    outcome: str


def supports_ended(session: Session, time: Period) -> list[Ended]:
    """Return the supports that ended in a time after they had been accepted, begun or not."""
    ids = {row.id for row in begun_between(session, time, Stage.ENDED)}
    hidden = hidden_words(session)
    rows = session.execute(
        select(
            Support.id,
            Support.offer_id,
            case((hidden, ""), else_=Support.ending),
            case((hidden, ""), else_=Support.outcome),
        ).where(Support.ended_on >= time.first, Support.ended_on <= time.last)
    )
    return [Ended(row[1], row[2] or "", row[3] or "") for row in rows if row[0] in ids]


def groupings_ended(session: Session, time: Period, labels: dict[str, str]) -> ReportTable:
    """Return how placements ended in a time, by grouping and reason.

    For who may not see Risk Support, neither what ended there nor what went on there is counted: the two are one.
    """
    statement = select(Placement.grouping_id, Placement.ending).where(
        Placement.withdrawn_at.is_(None),
        Placement.ends_on > time.first,
        Placement.ends_on <= time.last,
        ~hidden_time(session, Placement.pupil_id, Placement.domain_id, Placement.ends_on, Placement.ends_on),
    )
    if not sees_risk(session):
        statement = statement.where(Placement.band != Band.RISK)
    rows = [(row[0], row[1] or "") for row in session.execute(statement)]
    found = Counter(rows)
    columns = [row for row in counted_groupings(session, {row[0] for row in rows}) if row.code != "thriving"]
    lines: list[tuple[Cell, ...]] = []
    for code, label in (*labels.items(), ("", "Not said")):
        numbers = [found[row.id, code] for row in columns]
        if any(numbers):
            lines.append((label, *numbers))
    heads = (*texts("Reason"), *counts(*(row.label for row in columns)))
    return ReportTable(
        "Times in a grouping that ended, by reason", heads, tuple(lines), empty="None ended in this time."
    )
