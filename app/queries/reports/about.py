"""What a report that leaves the program says of itself: whose it is, when and by whom it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.audit import head
from app.audit.verdict import say_head
from app.queries.map_words import full_day
from app.queries.school import school_profile


@dataclass(frozen=True, slots=True)
class ReportAbout:
    """The school, the day, who made it, and where the audit trail stood; unprotected asks for the notice."""

    school: str
    made_on: date
    made_by: str
    audit: str
    unprotected: bool

    @property
    def made_line(self) -> str:
        """Return "Made on 10 November 2026 by Ms Dovecote."."""
        return f"Made on {full_day(self.made_on)}{f' by {self.made_by}' if self.made_by else ''}."


def report_about(session: Session, today: date, *, made_by: str = "") -> ReportAbout:
    """Return what a report made today says of itself."""
    school = school_profile(session)
    trail = say_head(*head(session.connection()))
    return ReportAbout(school.name, today, " ".join(made_by.split()), trail, school.is_sample)
