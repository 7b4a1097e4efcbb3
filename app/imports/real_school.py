"""The sample school takes in no files: it has no lock, so nothing real may come into it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import School


def refuse_in_sample(session: Session) -> None:
    """Raise Problem where the school is the sample."""
    if session.scalar(select(School.is_sample)):
        raise Problem(
            "The sample school takes in no files, because it is not protected.",
            "Make a school of your own with New school, and import there.",
        )
