"""What a pupil's rights leave behind: copies given away with their receipt, and how long each kind is kept."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Later
from app.models.pupils import Pupil


class Disclosure(Later):
    """A copy of a pupil's record that was given away: to the pupil or family, or to the next school."""

    __tablename__ = "disclosure"
    __table_args__ = (
        CheckConstraint("kind IN ('subject_access', 'transfer')", name="kind"),
        {"sqlite_autoincrement": True},
    )

    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    kind: Mapped[str]
    made_on: Mapped[date]
    made_for: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    # How many items were withheld or redacted; which, and on what ground, stands in the copy's own list.
    withheld: Mapped[int] = mapped_column(default=0)
    # SHA-256 of the file that was given away, so that a receipt can name it.
    sha256: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None]
    received_by: Mapped[str] = mapped_column(default="")

    pupil: Mapped[Pupil] = relationship()


class RetentionRule(Later):
    """How long one kind of record is kept, counted in years from a pupil's birth, leaving or the record itself."""

    __tablename__ = "retention_rule"
    __table_args__ = (
        CheckConstraint("counted_from IN ('birth', 'leaving', 'record')", name="counted_from"),
        CheckConstraint("years > 0", name="years"),
        {"sqlite_autoincrement": True},
    )

    kind: Mapped[str] = mapped_column(unique=True)
    years: Mapped[int]
    counted_from: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
