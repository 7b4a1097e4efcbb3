"""Running the year: questions about an offer, what was put off on Today, the governors' lines, each year's map."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .offers import Offer

_IDS = {"sqlite_autoincrement": True}


class OfferQuery(Later):
    """A question about whether what is written of an offer is right, open until it is answered."""

    __tablename__ = "offer_query"

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    asked_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(default="")
    question: Mapped[str]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    offer: Mapped[Offer] = relationship()


class PutOff(Later):
    """A line of Today that somebody has put off to a day: its kind, and the row it is about."""

    __tablename__ = "put_off"
    __table_args__ = (UniqueConstraint("kind", "row_id"), _IDS)

    kind: Mapped[str]
    row_id: Mapped[int]
    until_on: Mapped[date]


class NextStep(Later):
    """A line of the governors' report: what the school will do next, who, and by when."""

    __tablename__ = "next_step"

    # The first day of the academic year it stands in.
    year_on: Mapped[date] = mapped_column(index=True)
    position: Mapped[int]
    words: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    by_on: Mapped[date | None]


class YearMap(Later):
    """The Excel map as it stood when a year was rolled forward, kept whole."""

    __tablename__ = "year_map"
    __table_args__ = (UniqueConstraint("year_on"), _IDS)

    # The first day of the academic year it shows.
    year_on: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    workbook: Mapped[bytes]
