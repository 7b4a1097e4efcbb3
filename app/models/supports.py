"""What pupils get: groups (runs of an offer), supports with their dated stages, sessions and who was there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .offers import Offer
from .people import Staff
from .pupil_needs import PupilNeed
from .pupils import Pupil
from .wording import Domain

_IDS = {"sqlite_autoincrement": True}


class Group(Later):
    """A run of an offer: when, where and with how many places; one-to-one is a group of one.

    Its last day is ends_on (included), planned_end_on what was meant; ends_on None: it still runs, or will.
    """

    __tablename__ = "offer_group"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="in_order"),
        CheckConstraint("weekday IS NULL OR weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("places IS NULL OR places >= 0", name="places"),
        _IDS,
    )

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    name: Mapped[str]
    starts_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(default="")
    # 0 is Monday; None: no fixed day.
    weekday: Mapped[int | None]
    # "HH:MM"; None: no fixed time.
    starts_at: Mapped[str | None]
    minutes: Mapped[int | None]
    place: Mapped[str] = mapped_column(default="")
    places: Mapped[int | None]
    sessions_planned: Mapped[int | None]
    # Made for one pupil alone.
    alone: Mapped[bool] = mapped_column(default=False)
    # What pupils miss for it, such as "Maths"; blank: nothing, or not said.
    misses: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")

    offer: Mapped[Offer] = relationship()
    staff: Mapped[list[GroupStaff]] = relationship(
        back_populates="group", order_by="GroupStaff.id", cascade="all, delete-orphan"
    )


class GroupStaff(Later):
    """Somebody who runs a group; lead says who answers for it."""

    __tablename__ = "group_staff"
    __table_args__ = (UniqueConstraint("group_id", "staff_id"), _IDS)

    group_id: Mapped[int] = mapped_column(ForeignKey("offer_group.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    lead: Mapped[bool] = mapped_column(default=False)

    group: Mapped[Group] = relationship(back_populates="staff")
    staff: Mapped[Staff] = relationship()


class Support(Later):
    """A pupil on an offer, from the need identified to the ending; each stage is a dated row.

    While it is open it has a day to look again (product rule 4). What came of it is a word of the outcome list, whose
    codes are whole numbers from -2 to 2.
    """

    __tablename__ = "support"
    __table_args__ = (
        Index("ix_support_offer", "offer_id", "pupil_id"),
        Index("ix_support_pupil", "pupil_id", "domain_id"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    domain_id: Mapped[int] = mapped_column(ForeignKey("domain.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("pupil_need.id"))
    # The first day of its first stage, kept in step with the stages.
    began_on: Mapped[date]
    why: Mapped[str] = mapped_column(default="")
    tried_before: Mapped[str] = mapped_column(default="")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    sessions_planned: Mapped[int | None]
    minutes_planned: Mapped[int | None]
    # Delivered and attended, where no register is kept here, such as by an outside agency.
    sessions_delivered: Mapped[int | None]
    sessions_attended: Mapped[int | None]
    planned_end_on: Mapped[date | None]
    next_look_on: Mapped[date | None]
    # Nobody else would need it: this pupil is charged for all of it.
    sole_reason: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")
    # How it ended: the last day, a word of the endings, and what comes next.
    ended_on: Mapped[date | None]
    ending: Mapped[str | None]
    ending_note: Mapped[str] = mapped_column(default="")
    what_next: Mapped[str] = mapped_column(default="")
    who_told: Mapped[str] = mapped_column(default="")
    way_back: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str | None]
    outcome_on: Mapped[date | None]
    outcome_note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()
    offer: Mapped[Offer] = relationship()
    domain: Mapped[Domain] = relationship()
    need: Mapped[PupilNeed | None] = relationship()
    asked_by: Mapped[Staff | None] = relationship()
    stages: Mapped[list[SupportStage]] = relationship(
        back_populates="support", order_by="SupportStage.id", cascade="all, delete-orphan"
    )
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="support", order_by="Membership.starts_on", cascade="all, delete-orphan"
    )


class SupportStage(Later):
    """Where a support stood from one day (included) to another (not included): a code of `Stage`, and why.

    Several stages may begin on one day, as when somebody is referred and waits at once; the earlier ones then last
    no day. Exactly one is open: the last.
    """

    __tablename__ = "support_stage"
    __table_args__ = (
        Index("uq_support_stage_open", "support_id", unique=True, sqlite_where=text("ends_on IS NULL")),
        Index("ix_support_stage_open", "stage", "starts_on", sqlite_where=text("ends_on IS NULL")),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="in_order"),
        CheckConstraint(
            "stage IN ('identified', 'signposted', 'referred', 'waiting', 'offered', 'accepted', 'declined',"
            " 'running', 'ended')",
            name="stage",
        ),
        _IDS,
    )

    support_id: Mapped[int] = mapped_column(ForeignKey("support.id"), index=True)
    stage: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    support: Mapped[Support] = relationship(back_populates="stages")


class Membership(Later):
    """A support in a group from one day (included) to another (not included); one open at a time."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("uq_membership_open", "support_id", unique=True, sqlite_where=text("ends_on IS NULL")),
        Index("ix_membership_group", "group_id", "ends_on"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="in_order"),
        _IDS,
    )

    support_id: Mapped[int] = mapped_column(ForeignKey("support.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("offer_group.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    support: Mapped[Support] = relationship(back_populates="memberships")
    group: Mapped[Group] = relationship()


class GroupSession(Later):
    """One meeting of a group on a day: planned, held or cancelled; a register was taken where it was held."""

    __tablename__ = "group_session"
    __table_args__ = (
        UniqueConstraint("group_id", "held_on"),
        CheckConstraint("state IN ('planned', 'held', 'cancelled')", name="state"),
        _IDS,
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("offer_group.id"))
    held_on: Mapped[date] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default="planned")
    minutes: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    group: Mapped[Group] = relationship()


class Attendance(Later):
    """Whether a pupil was at a session that was held: here, or a word of the list of absences, and a few words."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("session_id", "support_id"),
        Index("ix_attendance_support", "support_id", "here"),
        _IDS,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("group_session.id"))
    support_id: Mapped[int] = mapped_column(ForeignKey("support.id"))
    here: Mapped[bool]
    absence: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")

    session: Mapped[GroupSession] = relationship()
    support: Mapped[Support] = relationship()
