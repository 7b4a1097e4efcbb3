"""What becomes of a pupil's supports when the grouping for their domain ends: ended too where that is said, else they go on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import Placement, Review, Support
from app.operations.supports.drafts import EndingDraft
from app.operations.supports.ending import end_supports
from app.queries.supports.sight import hidden_support


def end_too(
    session: Session, pupil_id: int, domain_id: int, ids: Collection[int], draft: EndingDraft, *, today: date
) -> str:
    """End those of a pupil's open supports in a domain that are named; returns what to say of it, a space before it.

    One that cannot end that day goes on, and the sentence says why.
    """
    named = [row.id for row in _open(session, pupil_id, domain_id) if row.id in ids]
    if not named:
        return ""
    try:
        return f" {end_supports(session, named, draft, today=today).sentence}"
    except (Invalid, Problem) as refusal:
        return f" No support ended: {refusal}"


def look_at_what_goes_on(session: Session, pupil_id: int, domain_id: int, *, today: date) -> str:
    """Let Today ask for the open supports of a domain for which nothing is decided any more; returns what to say of it."""
    decided = select(Placement.id).where(
        Placement.pupil_id == pupil_id,
        Placement.domain_id == domain_id,
        Placement.withdrawn_at.is_(None),
        Placement.ends_on.is_(None),
    )
    rows = _open(session, pupil_id, domain_id)
    if not rows or session.scalar(decided.limit(1)) is not None:
        return ""
    for row in rows:
        due = max(today, row.began_on + timedelta(days=1))
        row.next_look_on = min(row.next_look_on or due, due)
    asked = "it" if len(rows) == 1 else "them"
    return f" {going_on_said([row.offer.name for row in rows])} Today asks for {asked}."


def ended_with(session: Session, review: Review) -> str:
    """Return that supports which ended with a review stay ended when it is taken back, a space before it; "" for none."""
    placement = review.placement
    rows = session.scalars(
        select(Support).where(
            Support.pupil_id == placement.pupil_id,
            Support.domain_id == placement.domain_id,
            Support.ended_on == review.held_on,
            Support.ending == review.ending,
            ~hidden_support(session),
        )
    ).all()
    if not rows:
        return ""
    return (
        " 1 support that ended that day stays ended."
        if len(rows) == 1
        else f" {len(rows)} supports that ended that day stay ended."
    )


def going_on_said(offers: Sequence[str]) -> str:
    """Return which supports go on: "2 supports go on: ELSA, Talking group."."""
    many = "1 support goes on" if len(offers) == 1 else f"{len(offers)} supports go on"
    return f"{many}: {', '.join(offers)}."


def _open(session: Session, pupil_id: int, domain_id: int) -> list[Support]:
    query = select(Support).where(
        Support.pupil_id == pupil_id,
        Support.domain_id == domain_id,
        Support.ended_on.is_(None),
        ~hidden_support(session),
    )
    return list(session.scalars(query.order_by(Support.began_on, Support.id)))
