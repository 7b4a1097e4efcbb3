"""One figure for Getting More Help and Risk Support, for those who may not see who is in Risk Support.

Whoever stands in Risk Support counts in Getting More Help for them, once, and Risk Support has no number of
its own. So every sum stays right, and no two figures differ by those in Risk Support.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session

from app.models import Grouping, Placement
from app.queries.sight import sees_risk
from app.queries.wording import GroupingRow, groupings
from app.vocabulary import Band, GroupingCode, Register


def counted_grouping(session: Session) -> ColumnElement[Any]:
    """Return the column of the grouping that a placement counts in for whoever asks."""
    if sees_risk(session):
        return Placement.grouping_id.expression
    more = select(Grouping.id).where(Grouping.code == GroupingCode.MORE_HELP).scalar_subquery()
    return case((Placement.band == Band.RISK, more), else_=Placement.grouping_id)


def shown_groupings(
    session: Session, rows: Iterable[GroupingRow], used: Collection[int] = ()
) -> tuple[GroupingRow, ...]:
    """Return those of all groupings that counts are shown for: not hidden, or in use on the day.

    A hidden Getting More Help is shown where it holds the number of Risk Support, whether or not anybody is there.
    """
    every = tuple(rows)
    risk = any(row.code == GroupingCode.RISK_SUPPORT and not row.hidden for row in every)
    holds = risk and not sees_risk(session)
    return tuple(
        row
        for row in every
        if not row.hidden or row.id in used or (holds and row.code == GroupingCode.MORE_HELP)
    )


def counted_with(session: Session, rows: Iterable[GroupingRow]) -> dict[str, str]:
    """Return code → label of the grouping whose number holds its own; empty for who may see all."""
    if sees_risk(session):
        return {}
    labels = {row.code: row.label for row in rows}
    return {GroupingCode.RISK_SUPPORT: labels[GroupingCode.MORE_HELP]}


def together_words(session: Session, register: str = Register.WELLNESS) -> str:
    """Return the sentence for a copy with numbers, "" where each grouping has its own."""
    if sees_risk(session):
        return ""
    labels = {row.code: row.label for row in groupings(session, hidden=True, register=register)}
    more, risk = labels[GroupingCode.MORE_HELP], labels[GroupingCode.RISK_SUPPORT]
    return f"{more} and {risk} are counted together."
