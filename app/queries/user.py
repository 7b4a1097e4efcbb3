"""Who is at the program, until people sign in: the school's SENCO, as its staff list names her."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import School, Staff


def is_sample(session: Session) -> bool:
    """Say whether this is the sample school, which has no passwords."""
    return bool(session.scalar(select(School.is_sample)))


def user_name(session: Session) -> str:
    """Return the name that changes are recorded under; "" where no SENCO is named yet."""
    return (
        session.scalar(
            select(Staff.name).where(Staff.role == "senco", Staff.retired.is_(False)).order_by(Staff.id)
        )
        or ""
    )
