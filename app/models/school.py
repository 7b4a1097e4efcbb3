"""The school itself, its terms, and the lists of words it may change."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class School(Base):
    """The one school a folder holds (id 1), with what headers need and what the school may set."""

    __tablename__ = "school"

    name: Mapped[str]
    urn: Mapped[str | None]
    laestab: Mapped[str | None]
    phase: Mapped[str | None]
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    address: Mapped[str | None]
    questions_to: Mapped[str | None]
    local_offer_url: Mapped[str | None]
    year_start_month: Mapped[int] = mapped_column(default=9)
    year_start_day: Mapped[int] = mapped_column(default=1)
    # About 80 % is the national rule of thumb for Thriving; a reference line, never a target.
    thriving_reference: Mapped[int] = mapped_column(default=80)
    review_weeks: Mapped[int] = mapped_column(default=5)
    check_weeks: Mapped[int] = mapped_column(default=13)
    is_sample: Mapped[bool] = mapped_column(default=False)
    # After so long without a key or the mouse the program locks; what was copied about pupils is cleared.
    lock_minutes: Mapped[int] = mapped_column(default=5, server_default="5")
    clipboard_seconds: Mapped[int] = mapped_column(default=60, server_default="60")
    # A sentence of the school's own for the head of what it exports; blank: none.
    ethos: Mapped[str] = mapped_column(default="", server_default=text("''"))
    # Weeks of term in a year, for costs; the pounds of support a school finds first for each pupil with SEN.
    cost_weeks: Mapped[int] = mapped_column(default=38, server_default="38")
    first_pounds: Mapped[int] = mapped_column(default=6000, server_default="6000")
    # Under this share of its planned sessions a support counts as not delivered.
    delivered_percent: Mapped[int] = mapped_column(default=80, server_default="80")
    # Counts under this are hidden in what governors read.
    small_number: Mapped[int] = mapped_column(default=5, server_default="5")
    # From so many weeks on a wait is called long.
    long_wait_weeks: Mapped[int] = mapped_column(default=6, server_default="6")


class Logo(Base):
    """The school's logo (id 1), apart from the school, so that a change of address does not journal the picture."""

    __tablename__ = "logo"

    picture: Mapped[bytes]


class Term(Base):
    """A school term, both days included."""

    __tablename__ = "term"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="in_order"),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class ListWord(Base):
    """One word of a list the school may reword: a sector, a role, a way of ending …"""

    __tablename__ = "list_word"
    __table_args__ = (UniqueConstraint("kind", "code"), {"sqlite_autoincrement": True})

    kind: Mapped[str]
    code: Mapped[str]
    label: Mapped[str]
    position: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False)
