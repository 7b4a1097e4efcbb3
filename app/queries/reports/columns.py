"""The groupings and domains that reports count in: what whoever asks may see, and what is in use."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from app.queries.reports.report import Kind, ReportColumn
from app.queries.sight import sees_risk
from app.queries.together import shown_groupings
from app.queries.wording import DomainRow, GroupingRow, domains, groupings
from app.vocabulary import GroupingCode


def counted_groupings(session: Session, used: Collection[int] = ()) -> tuple[GroupingRow, ...]:
    """Return the groupings that have a number of their own for whoever asks, in their fixed order.

    Whoever may not see Risk Support has no column for it: its pupils count in Getting More Help.
    """
    shown = shown_groupings(session, groupings(session, hidden=True), used)
    all_seen = sees_risk(session)
    return tuple(row for row in shown if all_seen or row.code != GroupingCode.RISK_SUPPORT)


def counted_domains(session: Session, used: Collection[int] = ()) -> tuple[DomainRow, ...]:
    """Return the domains of need in use, and those retired since in which somebody stood."""
    return tuple(row for row in domains(session, retired=True) if not row.retired or row.id in used)


def counts(*titles: str) -> tuple[ReportColumn, ...]:
    """Return columns of counts."""
    return tuple(ReportColumn(title, Kind.COUNT) for title in titles)


def texts(*titles: str) -> tuple[ReportColumn, ...]:
    """Return columns of words."""
    return tuple(ReportColumn(title) for title in titles)
