"""Contacts: advice given on a day, the offers signposted, and the follow-up with its outcome."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .offers import Offer
from .people import Staff
from .pupils import Pupil
from .wording import Domain

_IDS = {"sqlite_autoincrement": True}


class Contact(Later):
    """A conversation about a pupil and one domain of need, typically once and followed up."""

    __tablename__ = "contact"

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"))
    held_on: Mapped[date]
    kind: Mapped[str]
    # Whom it was with, as people say it: "Mum", "the school nurse".
    with_whom: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    advice: Mapped[str] = mapped_column(default="")
    follow_up_on: Mapped[date | None]
    followed_up_on: Mapped[date | None]
    outcome: Mapped[str | None]
    outcome_note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    domain: Mapped[Domain] = relationship()
    staff: Mapped[Staff | None] = relationship()
    signposts: Mapped[list[Signpost]] = relationship(
        back_populates="contact", order_by="Signpost.id", cascade="all, delete-orphan"
    )


class Signpost(Later):
    """An offer that was pointed to; signposted is not referred."""

    __tablename__ = "signpost"
    __table_args__ = (UniqueConstraint("contact_id", "offer_id"), _IDS)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))

    contact: Mapped[Contact] = relationship(back_populates="signposts")
    offer: Mapped[Offer] = relationship()
