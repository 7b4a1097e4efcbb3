"""Which figures of costs a row of the cost report is about, so that it opens into how they are made up."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from app.queries.costs.school import CostRow, Costs
from app.queries.costs.sums import Figures
from app.queries.years import Period

_MARK = "cost"


class CostLine(NamedTuple):
    """A line of one of the four tables of a time, by its place; the line below the last is the whole."""

    table: str
    place: int
    period: Period


def line_keys(table: str, rows: int, period: Period) -> tuple[tuple[str, int], ...]:
    """Return the key of each row of a table of costs."""
    about = f"{_MARK} {table} {period.first.isoformat()} {period.last.isoformat()}"
    return tuple((about, place) for place in range(rows))


def line_of(key: tuple[str, int]) -> CostLine | None:
    """Return the line that a key is about; None where it is about something else."""
    about, place = key
    mark, *rest = about.split()
    if mark != _MARK or not rest:
        return None
    table, first, last = rest
    return CostLine(table, place, Period(date.fromisoformat(first), date.fromisoformat(last)))


def figures_at(costs: Costs, line: CostLine) -> tuple[str, Figures]:
    """Return what a line is called and its figures, which open into their sums."""
    tables: dict[str, tuple[CostRow, ...]] = {
        "offer": costs.offers, "grouping": costs.groupings, "domain": costs.domains, "stream": costs.streams,
    }  # fmt: skip
    rows = tables[line.table]
    if line.place < len(rows):
        return rows[line.place].label, rows[line.place].figures
    return "All support", costs.whole
