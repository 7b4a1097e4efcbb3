"""What the school remembers of the files it takes in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Later, UtcTime


class FileMapping(Later):
    """Which heading of a kind of file holds which field, kept under a name for the next such file."""

    __tablename__ = "file_mapping"
    __table_args__ = (
        UniqueConstraint("sort", "name"),
        CheckConstraint("sort IN ('pupils', 'offers')", name="sort"),
        CheckConstraint("dates IN ('', 'day', 'month')", name="dates"),
        {"sqlite_autoincrement": True},
    )

    name: Mapped[str]
    sort: Mapped[str]
    # JSON: field -> heading as the file writes it; not its place, so that columns may move.
    columns: Mapped[str]
    # Which stands first in a date; empty where the file itself says.
    dates: Mapped[str] = mapped_column(default="")
    # JSON: field -> word in the file -> what it means here, such as a school's own names of groupings.
    words: Mapped[str] = mapped_column(default="{}")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    recorded_by: Mapped[str] = mapped_column(default="")
