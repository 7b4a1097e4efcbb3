"""What was tried before Risk Support, drawn from the history: earlier placements, and supports that are over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import DecisionOption, Placement, Support
from app.queries.sight import sees_risk
from app.queries.wording import all_words
from app.vocabulary import Band, ListKind


@dataclass(frozen=True, slots=True)
class TriedRow:
    """A placement in another grouping; ends_on None while it goes on, chosen the options taken up in it.

    Of a support that is over, grouping is blank, the label is the offer, and chosen what came of it.
    """

    grouping: str
    grouping_label: str
    starts_on: date
    ends_on: date | None
    ending: str
    ending_note: str
    chosen: tuple[str, ...]


def tried_before(session: Session, pupil_id: int, domain_id: int) -> tuple[TriedRow, ...]:
    """Return what a pupil was in for a domain other than Risk Support, and the supports that are over; the newest first.

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
    lists = all_words(session)
    placed = [
        TriedRow(
            row.grouping.code,
            row.grouping.short_label,
            row.starts_on,
            row.ends_on,
            lists["ending"].get(row.ending or "", ""),
            row.ending_note,
            _chosen(session, row.id),
        )
        for row in rows
    ]
    found = [*placed, *_supports(session, pupil_id, domain_id, lists)]
    return tuple(sorted(found, key=_began, reverse=True))


def _began(row: TriedRow) -> date:
    return row.starts_on


def _supports(
    session: Session, pupil_id: int, domain_id: int, lists: Mapping[str, Mapping[str, str]]
) -> list[TriedRow]:
    rows = session.scalars(
        select(Support)
        .where(Support.pupil_id == pupil_id, Support.domain_id == domain_id, Support.ended_on.is_not(None))
        .options(selectinload(Support.offer))
        .order_by(Support.id.desc())
    )
    found = []
    for row in rows:
        said = lists[ListKind.ENDING].get(row.ending or "", "")
        came = lists[ListKind.OUTCOME].get(row.outcome or "", "")
        chosen = (f"{came}.",) if came else ()
        found.append(TriedRow("", row.offer.name, row.began_on, row.ended_on, said, row.ending_note, chosen))
    return found


def _chosen(session: Session, placement_id: int) -> tuple[str, ...]:
    names = session.scalars(
        select(DecisionOption.name)
        .where(DecisionOption.placement_id == placement_id, DecisionOption.chosen)
        .order_by(DecisionOption.position)
    )
    return tuple(names)
