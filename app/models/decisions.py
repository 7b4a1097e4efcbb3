"""What stands behind a decision: options considered, how the prompt was answered, the looks afterwards."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .offers import Offer
from .placements import Placement

_IDS = {"sqlite_autoincrement": True}


class DecisionOption(Later):
    """An option that was talked about before deciding: what it involves, what speaks for and against it."""

    __tablename__ = "decision_option"

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offer.id"))
    involves: Mapped[str] = mapped_column(default="")
    speaks_for: Mapped[str] = mapped_column(default="")
    speaks_against: Mapped[str] = mapped_column(default="")
    chosen: Mapped[bool] = mapped_column(default=False)

    placement: Mapped[Placement] = relationship()
    offer: Mapped[Offer | None] = relationship()


class PromptAnswer(Later):
    """One of the six rows that tell Getting More Help from Getting Risk Support, as answered; never scored."""

    __tablename__ = "prompt_answer"
    __table_args__ = (
        UniqueConstraint("placement_id", "row"),
        CheckConstraint("answer IN ('more_help', 'risk_support', 'both', 'not_clear')", name="answer"),
        _IDS,
    )

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    row: Mapped[str]
    answer: Mapped[str]
    note: Mapped[str] = mapped_column(default="")

    placement: Mapped[Placement] = relationship()


class Review(Later):
    """A look at a placement on a day: who was there, what changed, and whether it goes on, changes or ends."""

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("decision IN ('continue', 'change', 'end')", name="decision"),
        _IDS,
    )

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    held_on: Mapped[date]
    # Names and roles as people say them, one a line.
    present: Mapped[str] = mapped_column(default="")
    changed: Mapped[str] = mapped_column(default="")
    pupil_words: Mapped[str] = mapped_column(default="")
    # Risk Support is looked at in response to safety, not to progress.
    safety: Mapped[str] = mapped_column(default="")
    decision: Mapped[str]
    ending: Mapped[str | None]
    costs_harms: Mapped[str] = mapped_column(default="")
    what_next: Mapped[str] = mapped_column(default="")
    who_told: Mapped[str] = mapped_column(default="")
    way_back: Mapped[str] = mapped_column(default="")
    approved_by: Mapped[str] = mapped_column(default="")
    next_look_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    placement: Mapped[Placement] = relationship()
