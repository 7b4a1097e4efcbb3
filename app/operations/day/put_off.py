"""Putting off a line of Today that has no day of its own: it is not shown until a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import GroupSession, Placement, PutOff, Support
from app.models.later import TABLES as MODELS
from app.queries.day_kinds import Kind
from app.queries.map_words import full_day
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.put_off import TABLES
from app.queries.supports.hidden_offers import refuse_hidden_offer


def put_off(session: Session, kind: str, row_id: int, *, to: date, today: date) -> Done:
    """Show a line again only from a day on; kind and row_id as the day's list gives them.

    What was put off before and has come back since, or is about something that is gone, is cleared with it.
    """
    subject = session.get(MODELS[TABLES[Kind(kind)]], row_id)
    if subject is None:
        raise Problem("That line is no longer there.")
    if to <= today:
        raise Invalid({"to": "Choose a day after today."})
    if isinstance(subject, (Support, Placement)):
        refuse_out_of_sight(session, subject.pupil_id, subject.domain_id, today)
    if isinstance(subject, Support):
        refuse_hidden_offer(session, subject.offer_id)
    elif isinstance(subject, GroupSession):
        refuse_hidden_offer(session, subject.group.offer_id)
    row = session.scalar(select(PutOff).where(PutOff.kind == kind, PutOff.row_id == row_id))
    if row is None:
        row = PutOff(kind=kind, row_id=row_id)
        session.add(row)
    row.until_on = to
    session.flush()
    _clear(session, today)
    return Done(f"Put off until {full_day(to)}.", id=row.id)


def _clear(session: Session, today: date) -> None:
    rows = session.scalars(select(PutOff)).all()
    for row in rows:
        if row.until_on <= today or session.get(MODELS[TABLES[Kind(row.kind)]], row.row_id) is None:
            session.delete(row)
