"""Rows for tests of tables, in which no child is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toy:
    """A row of a table."""

    id: int
    name: str
    count: int | None = None
