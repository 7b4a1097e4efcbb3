"""The columns and conditions that lines about pupils share: the name, the class, and who is on the roll."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select
from sqlalchemy.orm import Session

from app.models import Offer, Pupil, Standing, Support
from app.queries.out_of_sight import hidden_time
from app.queries.supports.sight import hidden_support

NAMED = (Pupil.forename, Pupil.preferred_name, Pupil.surname, Standing.class_name)


def known_as(forename: str, preferred: str | None, surname: str) -> str:
    """Return the name that a pupil is called by."""
    return f"{preferred or forename} {surname}".strip()


def on_roll(today: date) -> ColumnElement[bool]:
    """Return the condition that a standing holds on a day."""
    return and_(Standing.starts_on <= today, or_(Standing.ends_on.is_(None), Standing.ends_on > today))


def open_supports(session: Session, today: date, *columns: Any) -> Select[Any]:
    """Return the question for open supports of pupils on the roll, on which whoever asks may write.

    Of a pupil whom they are to ask the SENCO about they could do nothing, so nothing waits for them.
    """
    return (
        select(
            Support.id, Support.pupil_id, Support.domain_id, Support.offer_id, Offer.name.label("offer"), *NAMED, *columns
        )
        .join(Offer, Offer.id == Support.offer_id)
        .join(Pupil, Pupil.id == Support.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .where(
            Support.ended_on.is_(None),
            on_roll(today),
            ~hidden_support(session),
            ~hidden_time(session, Support.pupil_id, Support.domain_id, today, literal(today)),
        )
    )  # fmt: skip
