"""Whom each one-to-one of an offer is for, so that one of many can be told from the others."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Group, Membership, Pupil, Support
from app.queries.supports.hidden_offers import hidden_offers


def alone_in(session: Session, offer_id: int, *, today: date) -> dict[int, str]:
    """Return group → the name of who is in it, for the groups of one of an offer that somebody is in today.

    Who may not see Risk Support gets none of an offer that is for nothing else.
    """
    if offer_id in hidden_offers(session):
        return {}
    rows = session.execute(
        select(Group.id, Pupil)
        .join(Membership, Membership.group_id == Group.id)
        .join(Support, Support.id == Membership.support_id)
        .join(Pupil, Pupil.id == Support.pupil_id)
        .where(
            Group.offer_id == offer_id,
            Group.alone,
            Membership.starts_on <= today,
            (Membership.ends_on.is_(None)) | (Membership.ends_on > today),
        )
        .order_by(Group.id, Pupil.folded)
    )
    names: dict[int, str] = {}
    for group, pupil in rows:
        names[group] = f"{names[group]}, {pupil.known_as}" if group in names else pupil.known_as
    return names
