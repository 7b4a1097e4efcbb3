"""What every report answers with: sentences, charts and tables as plain data, painted alike everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# A cell: words, a count, a share (0 to 1), pence, days, a day; None where there is nothing to say.
Cell = str | int | float | date | None


class Kind(StrEnum):
    """How a column's cells are written and which way they are aligned."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    PENCE = "pence"
    DAYS = "days"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column of a table."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table with its heading; keys, where given, say which pupil or offer each row is about, so that it opens.

    Each key is ("pupil", id), ("offer", id) or None. last_is_total: the last row is a sum and stands apart.
    """

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[tuple[str, int] | None, ...] = ()
    last_is_total: bool = False
    # What a reader must know of it, such as that its columns overlap.
    note: str = ""
    # What stands in its place where it has no rows.
    empty: str = "Nothing to show."


class ChartKind(StrEnum):
    """Bars side by side, bars of parts, or lines over time."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """One set of values, one for each label; None where there is none or it is hidden.

    colour is a grouping's code, or a name of `app/looks.py`; "" for the usual one.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the words that say the same: without them it is not shown."""

    title: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    words: str
    value_kind: Kind = Kind.COUNT


@dataclass(frozen=True, slots=True)
class Report:
    """A report over a time: what it says in sentences, its charts and its tables."""

    code: str
    title: str
    # The time it is about, in words: "1 September to 22 November 2026".
    period: str
    sentences: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    # What the figures mean and what was left out, at the foot.
    notes: tuple[str, ...] = ()
