"""The dated placements in groupings that decisions make."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, UtcTime
from .people import Staff
from .pupils import Pupil
from .wording import Domain, Grouping

_IDS = {"sqlite_autoincrement": True}


class Placement(Base):
    """A pupil in a grouping for one domain, from one day (included) to another (not included).

    Decisions are never overwritten: a new one ends the open row; a mistake is withdrawn with why. Among
    rows not withdrawn there is one open row, and one row a starting day, for a pupil, domain and band.
    """

    __tablename__ = "placement"
    __table_args__ = (
        Index(
            "uq_placement_day",
            "pupil_id",
            "domain_id",
            "band",
            "starts_on",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
        ),
        Index(
            "uq_placement_open",
            "pupil_id",
            "domain_id",
            "band",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL AND ends_on IS NULL"),
        ),
        Index("ix_placement_dates", "starts_on", "ends_on", "domain_id", "grouping_id", "pupil_id"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="in_order"),
        CheckConstraint("band IN ('plan', 'risk')", name="band"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"))
    grouping_id: Mapped[int] = mapped_column(ForeignKey("grouping.id"), index=True)
    band: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    pupil_words: Mapped[str] = mapped_column(default="")
    parent_view: Mapped[str] = mapped_column(default="")
    # Risk Support only: why help is not being used, the risk in a sentence, where safeguarding keeps it.
    help_unused: Mapped[str | None]
    risk: Mapped[str] = mapped_column(default="")
    safeguarding_ref: Mapped[str] = mapped_column(default="")
    # Getting Advice only: mild or temporary, self-managing by choice, on the way to recovery.
    advice_reason: Mapped[str | None]
    # How parents or carers were told and took part, or why not yet.
    parents_on: Mapped[date | None]
    parents_how: Mapped[str | None]
    parents_by: Mapped[str] = mapped_column(default="", server_default=text("''"))
    parents_why_not: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # None: not said yet; where views differ, how.
    agreed: Mapped[bool | None]
    difference: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # Quick log leaves the rest for later; whoever fills it in, or says there is no more, ends that.
    left_open: Mapped[bool] = mapped_column(default=False, server_default=false())
    next_look_on: Mapped[date | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    ending: Mapped[str | None]
    ending_note: Mapped[str] = mapped_column(default="")
    # Risk Support is never completed: somebody approves its ending, by name.
    approved_by: Mapped[str] = mapped_column(default="", server_default=text("''"))
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_why: Mapped[str | None]

    pupil: Mapped[Pupil] = relationship()
    domain: Mapped[Domain] = relationship()
    grouping: Mapped[Grouping] = relationship()
    participants: Mapped[list[Participant]] = relationship(
        back_populates="placement", order_by="Participant.id", cascade="all, delete-orphan"
    )


class Participant(Base):
    """Somebody who took part in a decision; decided says whether they decided or were heard."""

    __tablename__ = "participant"

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    kind: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(default="")
    decided: Mapped[bool] = mapped_column(default=True)
    # Took part in ending the placement, when no next one was made that could hold them.
    at_end: Mapped[bool] = mapped_column(default=False)

    placement: Mapped[Placement] = relationship(back_populates="participants")
    staff: Mapped[Staff | None] = relationship()
