"""The lines of the list of measures: what is built in, what the school uses, and what it could use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.queries.measures.catalogue import CatalogueRow, Shipped
from app.queries.measures.measures import MeasureRow
from app.queries.measures.wording import say_direction, say_number
from app.ui.dates import say_date

_AIMS = (
    "Goal-based outcomes (Law and Jacob; CC BY-NC-SA 4.0, credit to Dr Duncan Law). An aim is rated from 0 to 10 in the "
    "plan it belongs to; a change of 3 or more is a reliable one. Nothing of its forms is copied."
)


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One line: a subscale in use (row), a measure of the catalogue (shipped), or what is built in (neither)."""

    id: str
    name: str
    state: str
    extent: str
    better: str
    about: str
    row: MeasureRow | None = None
    shipped: Shipped | None = None
    retired: bool = False


def measure_lines(rows: Sequence[MeasureRow], shelf: Sequence[CatalogueRow]) -> list[MeasureLine]:
    """Return the lines: built in, in use, not in use, retired."""
    aims = MeasureLine("aims", "Aims, rated 0 to 10", "Built in", "0 to 10", "Higher", _AIMS)
    used = [_used(row) for row in rows]
    unused = [_unused(one.measure) for one in shelf if not one.used]
    return [aims, *sorted([*used, *unused], key=lambda line: (line.retired, line.row is None))]


def _used(row: MeasureRow) -> MeasureLine:
    state = f"Licence held since {say_date(row.licensed_on)}" if row.licensed_on else "In use"
    better = "Higher" if row.higher_is_better else "Lower"
    extent = f"{say_number(row.minimum)} to {say_number(row.maximum)}"
    name = f"{row.title} (retired)" if row.retired else row.title
    about = " ".join(part for part in (*_answers(row), row.source, row.licence) if part)
    return MeasureLine(f"row {row.id}", name, state, extent, better, about, row=row, retired=row.retired)


def _answers(row: MeasureRow) -> list[str]:
    """Return what is known for each respondent, in a sentence each."""
    found = []
    for one in row.respondents:
        change = (
            f"reliable change {say_number(one.reliable_change)}"
            if one.reliable_change
            else "no threshold known"
        )
        bands = ", ".join(f"{say_number(b.lowest)}–{say_number(b.highest)} {b.name}" for b in one.bands)
        found.append(f"{one.label}: {change}{f'; {bands}' if bands else ''}.")
    return found


def _unused(one: Shipped) -> MeasureLine:
    parts = len(one.subscales)
    first = one.subscales[0]
    extent = (
        f"{parts} subscales" if parts > 1 else f"{say_number(first.lowest)} to {say_number(first.highest)}"
    )
    ways = {part.higher_is_better for part in one.subscales}
    better = "By subscale" if len(ways) > 1 else say_direction(first.higher_is_better).split()[0]
    about = f"{one.title}. {one.licence} Not in use until your school says that it may."
    return MeasureLine(f"shelf {one.code}", one.name, "Not in use", extent, better, about, shipped=one)
