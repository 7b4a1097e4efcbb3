"""What a file may hold, and what a person has said of how it is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    """What a file holds, found by looking into it; UNKNOWN: a table, and a person has to say of what."""

    PUPILS = "pupils"
    TRANSFER = "transfer"
    DIRECTORY = "directory"
    OFFERS = "offers"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read, where a person has said so; what is left out the file itself decides.

    header: place of the row of headings among the sheet's rows. columns: field -> column, counted from 0.
    month_first: the order of dates. words: field -> word in the file -> what it means here.
    """

    header: int | None = None
    columns: Mapping[str, int] | None = None
    month_first: bool | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
