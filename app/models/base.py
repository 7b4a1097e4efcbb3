"""The base of all mapped classes: one integer id a table, dates as facts, record times in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from app.schema import metadata as school_metadata


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC, stored as text without zone and always read back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any aware moment into UTC; a naive one is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A record time needs its time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


# Classes find each other by these names, those of the one registry too who are related to the other's.
_NAMES: dict[str, Any] = {}


class Base(DeclarativeBase):
    """A row of a school: the journal reads and writes it by table name and id."""

    registry = registry(metadata=school_metadata, class_registry=_NAMES)
    # Numbers are never used twice, so that an audit entry always means the same row.
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)


class Later(Base, DeclarativeBase):
    """A row of a table that the first page does without (app/models/later.py); rows of the first kind know none.

    They have a registry of their own, so that a thread that asks for the first kind never waits for these to be
    read in, nor meets one that is only half read in.
    """

    registry = registry(metadata=school_metadata, class_registry=_NAMES)
