"""What support costs: an hour of each role, and what an offer takes beside it. Money is whole pence."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later
from .offers import Offer

_IDS = {"sqlite_autoincrement": True}


class Rate(Later):
    """What an hour of a role costs from a day on: a council's or a generic figure, never somebody's pay."""

    __tablename__ = "rate"
    __table_args__ = (
        UniqueConstraint("role", "starts_on"),
        CheckConstraint("pence >= 0", name="pence"),
        _IDS,
    )

    role: Mapped[str]
    starts_on: Mapped[date]
    pence: Mapped[int]
    # Where the figure is from, such as "the council's costed provision tool 2026".
    source: Mapped[str] = mapped_column(default="")


class OfferCost(Later):
    """One line of what an offer costs: staff of a role, or a fixed sum; each line is paid from one funding stream.

    staff: `people` of `role` for a session's minutes and `extra_minutes` of preparation beside each session.
    fixed: `pence` once for each `per`: a year, a group, a session or a pupil.
    """

    __tablename__ = "offer_cost"
    __table_args__ = (
        CheckConstraint("kind IN ('staff', 'fixed')", name="kind"),
        CheckConstraint("per IN ('year', 'group', 'session', 'pupil')", name="per"),
        CheckConstraint("pence >= 0 AND people >= 0 AND extra_minutes >= 0", name="amounts"),
        _IDS,
    )

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    kind: Mapped[str]
    position: Mapped[int]
    label: Mapped[str] = mapped_column(default="")
    role: Mapped[str | None]
    people: Mapped[float] = mapped_column(default=1)
    extra_minutes: Mapped[int] = mapped_column(default=0)
    pence: Mapped[int] = mapped_column(default=0)
    per: Mapped[str] = mapped_column(default="session")
    # A word of the list of funding streams; None: the school's own budget, or not said.
    funding: Mapped[str | None]

    offer: Mapped[Offer] = relationship()
