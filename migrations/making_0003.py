"""What the tables of migration 0003 are made with."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def words_of(name: str) -> sa.Column[Any]:
    """Return a column of words, empty where nothing is said."""
    return sa.Column(name, sa.String(), nullable=False)


def recorded() -> tuple[sa.Column[Any], ...]:
    """Return when and by whom a row was recorded."""
    return sa.Column("recorded_at", sa.DateTime(), nullable=False), words_of("recorded_by")


def table(name: str, *parts: Any) -> None:
    """Make a table with its number as the key."""
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, number, *parts, key, sqlite_autoincrement=True)
