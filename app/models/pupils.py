"""Pupils, and what changes with time about them as dated standings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base

_IDS = {"sqlite_autoincrement": True}


class Pupil(Base):
    """A child or young person; the admission number is the everyday reference, the UPN stays hidden."""

    __tablename__ = "pupil"

    admission_number: Mapped[str | None] = mapped_column(unique=True)
    forename: Mapped[str]
    preferred_name: Mapped[str | None]
    surname: Mapped[str]
    # Names and admission number, folded for search and sort.
    folded: Mapped[str]
    born_on: Mapped[date | None]
    sex: Mapped[str | None]
    eal: Mapped[bool | None]
    started_on: Mapped[date | None]
    left_on: Mapped[date | None]
    # A blind number (DfE UPN guide): never printed, shown in no list, used as no key.
    upn: Mapped[str | None] = mapped_column(index=True)
    # A hold keeps the record whatever the retention schedule says, such as for a court or an inquiry.
    held_on: Mapped[date | None]
    held_why: Mapped[str | None]
    anonymised_on: Mapped[date | None]
    strengths: Mapped[str] = mapped_column(default="", server_default=text("''"))
    what_helps: Mapped[str] = mapped_column(default="", server_default=text("''"))

    sen_types: Mapped[list[PupilSenType]] = relationship(
        back_populates="pupil", order_by="PupilSenType.rank", cascade="all, delete-orphan"
    )
    standings: Mapped[list[Standing]] = relationship(
        back_populates="pupil", order_by="Standing.starts_on", cascade="all, delete-orphan"
    )

    @property
    def known_as(self) -> str:
        """Return the name people use: the preferred forename, else the forename, with the surname."""
        return f"{self.preferred_name or self.forename} {self.surname}".strip()

    @property
    def first_name(self) -> str:
        """Return the forename people use."""
        return self.preferred_name or self.forename


class PupilSenType(Base):
    """A type of special educational need by census code; rank 1 is the primary one."""

    __tablename__ = "pupil_sen_type"
    __table_args__ = (UniqueConstraint("pupil_id", "code"), _IDS)

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    rank: Mapped[int]
    code: Mapped[str]

    pupil: Mapped[Pupil] = relationship(back_populates="sen_types")


class Standing(Base):
    """What is true of a pupil at this school from one day to another; open while it lasts.

    Whoever has a standing on a day is on the roll of that day.
    """

    __tablename__ = "standing"
    __table_args__ = (
        UniqueConstraint("pupil_id", "starts_on"),
        Index("uq_standing_open", "pupil_id", unique=True, sqlite_where=text("ends_on IS NULL")),
        Index("ix_standing_dates", "starts_on", "ends_on", "pupil_id", "year_group"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="in_order"),
        _IDS,
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"))
    year_group: Mapped[str | None]
    class_name: Mapped[str | None]
    sen_provision: Mapped[str | None]
    pupil_premium: Mapped[bool | None]
    fsm: Mapped[bool | None]
    looked_after: Mapped[bool | None]
    previously_looked_after: Mapped[bool | None]
    registration: Mapped[str] = mapped_column(default="main")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    pupil: Mapped[Pupil] = relationship(back_populates="standings")
