"""What an opened file holds, and what a person has said of how it is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.imports.directory.services import Services
    from app.imports.table import Sheet
    from app.imports.transfer.reading import Transfer


class Sort(StrEnum):
    """What a file holds, found by looking into it; UNKNOWN: a table, and a person has to say of what."""

    PUPILS = "pupils"
    TRANSFER = "transfer"
    DIRECTORY = "directory"
    OFFERS = "offers"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file: its name, what it holds, and that as its reader hands it on; one of the three is there."""

    name: str
    sort: Sort
    sheet: Sheet | None = None
    services: Services | None = None
    transfer: Transfer | None = None


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
