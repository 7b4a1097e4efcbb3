"""Meetings: whom they are with, which pupils they are about, what was said, and the actions agreed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Later, UtcTime
from .people import Organisation, Staff
from .pupils import Pupil

_IDS = {"sqlite_autoincrement": True}


class Meeting(Later):
    """A meeting on a day: a team around the family, a multi-agency meeting, an annual review or the school's own kind."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("state IN ('planned', 'held', 'cancelled')", name="state"),
        _IDS,
    )

    kind: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[str | None]
    place: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    # The one before, whose actions this one starts from.
    after_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    people: Mapped[list[MeetingPerson]] = relationship(
        back_populates="meeting", order_by="MeetingPerson.id", cascade="all, delete-orphan"
    )
    pupils: Mapped[list[MeetingPupil]] = relationship(
        back_populates="meeting", order_by="MeetingPupil.position", cascade="all, delete-orphan"
    )


class MeetingPerson(Later):
    """Somebody asked to a meeting: staff, or somebody by name, role and agency."""

    __tablename__ = "meeting_person"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    # None: not said; False: sent apologies or did not come.
    present: Mapped[bool | None]

    meeting: Mapped[Meeting] = relationship(back_populates="people")
    staff: Mapped[Staff | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class MeetingPupil(Later):
    """A pupil whom a meeting is about, in the order they are talked about, and what was said."""

    __tablename__ = "meeting_pupil"
    __table_args__ = (UniqueConstraint("meeting_id", "pupil_id"), _IDS)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    position: Mapped[int]
    pupil_words: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="pupils")
    pupil: Mapped[Pupil] = relationship()


class Action(Later):
    """Something somebody will do by a day, about a pupil or a meeting as a whole, owned by a person or an agency."""

    __tablename__ = "action"
    __table_args__ = (
        Index("ix_action_open", "state", "due_on"),
        CheckConstraint("state IN ('open', 'done', 'dropped')", name="state"),
        _IDS,
    )

    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id"), index=True)
    words: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    # Who does it, where it is nobody of the staff list.
    owner: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    agreed_on: Mapped[date]
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="open")
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil | None] = relationship()
    staff: Mapped[Staff | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
