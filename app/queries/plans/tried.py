"""What was tried before Risk Support, drawn from the history: earlier placements, what was chosen in them, how they ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import DecisionOption, Placement
from app.queries.sight import sees_risk
from app.queries.wording import all_words
from app.vocabulary import Band


@dataclass(frozen=True, slots=True)
class TriedRow:
    """A placement in another grouping; ends_on None while it goes on, chosen the options taken up in it."""

    grouping: str
    grouping_label: str
    starts_on: date
    ends_on: date | None
    ending: str
    ending_note: str
    chosen: tuple[str, ...]


def tried_before(session: Session, pupil_id: int, domain_id: int) -> tuple[TriedRow, ...]:
    """Return what a pupil was in for a domain other than Risk Support, the newest first.

    It is asked for a plan of Risk Support only, so who may not see that gets nothing.
    """
    if not sees_risk(session):
        return ()
    rows = session.scalars(
        select(Placement)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.domain_id == domain_id,
            Placement.band == Band.PLAN,
            Placement.withdrawn_at.is_(None),
        )
        .options(selectinload(Placement.grouping))
        .order_by(Placement.starts_on.desc(), Placement.id.desc())
    ).all()
    endings = all_words(session)["ending"] if rows else {}
    return tuple(
        TriedRow(
            row.grouping.code,
            row.grouping.short_label,
            row.starts_on,
            row.ends_on,
            endings.get(row.ending or "", ""),
            row.ending_note,
            _chosen(session, row.id),
        )
        for row in rows
    )


def _chosen(session: Session, placement_id: int) -> tuple[str, ...]:
    names = session.scalars(
        select(DecisionOption.name)
        .where(DecisionOption.placement_id == placement_id, DecisionOption.chosen)
        .order_by(DecisionOption.position)
    )
    return tuple(names)
