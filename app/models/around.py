"""People and agencies around a pupil: who is involved, what they consented to, and what was shared with whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .people import Organisation
from .pupils import Pupil

_IDS = {"sqlite_autoincrement": True}


class Involvement(Later):
    """Somebody around a pupil from one day to another: family, or a professional of an agency."""

    __tablename__ = "involvement"
    __table_args__ = (
        CheckConstraint("kind IN ('family', 'professional')", name="kind"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="in_order"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    # Mum, carer, educational psychologist …
    role: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    reach: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class Consent(Later):
    """Where consent stands for one agency and one purpose from a day on; the newest counts, all are kept."""

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint("state IN ('not_asked', 'waiting', 'given', 'refused', 'withdrawn')", name="state"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    purpose: Mapped[str]
    state: Mapped[str]
    since_on: Mapped[date]
    by_whom: Mapped[str] = mapped_column(default="")
    method: Mapped[str | None]
    until_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    organisation: Mapped[Organisation] = relationship()


class Sharing(Later):
    """What of a pupil was shared with whom, when, why, and how consent stood that day."""

    __tablename__ = "sharing"

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    shared_on: Mapped[date]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    recipient: Mapped[str]
    what: Mapped[str]
    why: Mapped[str]
    basis: Mapped[str | None]
    consent_state: Mapped[str] = mapped_column(default="not_asked")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
