"""Reading a table as one with the same headings was read before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.imports.clean_text import clean_line
from app.imports.headings import guess_columns
from app.imports.source import Reading, Sort
from app.imports.table import Cell, Sheet
from app.operations.mappings import MappingDraft
from app.queries.mappings import KeptMapping
from app.vocabulary import fold

_WITHIN = 30


def fitting(kept: Sequence[KeptMapping], sheet: Sheet) -> KeptMapping | None:
    """Return the remembered way whose headings are all in the table; the one that says most, else the newest."""
    fit = [one for one in kept if _place(one.columns, sheet) is not None]
    return max(fit, key=lambda one: len(_named(one.columns)), default=None)


def reading_by(kept: KeptMapping, sheet: Sheet) -> Reading | None:
    """Return how a table is read in a remembered way; None where one of its headings is not in the table.

    Headings that have come since are read by what they say, but not for fields that were left out on purpose.
    """
    place = _place(kept.columns, sheet)
    if place is None:
        return None
    cells = sheet.rows[place][1]
    columns = {field: at for field, at in _columns(kept.columns, cells).items() if at is not None}
    taken = set(columns.values())
    guessed = guess_columns(cells, Sort(kept.sort)).items()
    columns |= {field: at for field, at in guessed if field not in kept.columns and at not in taken}
    month_first = {"day": False, "month": True}.get(kept.dates)
    return Reading(place, columns, month_first, kept.words)


def draft_of(name: str, sort: Sort, sheet: Sheet, reading: Reading) -> MappingDraft:
    """Return how a table is read, to be remembered: fields whose known headings are not used are left out."""
    cells = sheet.rows[reading.header][1] if reading.header is not None and reading.header >= 0 else ()
    said = {field: _heading(cells, at) for field, at in (reading.columns or {}).items()}
    unused = {field: "" for field in guess_columns(cells, sort) if field not in said}
    dates = "" if reading.month_first is None else "month" if reading.month_first else "day"
    return MappingDraft(name, sort, {**unused, **said}, dates, reading.words)


def _named(columns: Mapping[str, str]) -> set[str]:
    return {fold(heading) for heading in columns.values() if heading}


def _place(columns: Mapping[str, str], sheet: Sheet) -> int | None:
    """Return where the row with all these headings stands among the first rows."""
    wanted = _named(columns)
    for place, (_, cells) in enumerate(sheet.rows[:_WITHIN]):
        if wanted and wanted <= {fold(_heading(cells, at)) for at in range(len(cells))}:
            return place
    return None


def _columns(columns: Mapping[str, str], cells: Sequence[Cell]) -> dict[str, int | None]:
    headings = [fold(_heading(cells, at)) for at in range(len(cells))]
    return {field: headings.index(fold(heading)) if heading else None for field, heading in columns.items()}


def _heading(cells: Sequence[Cell], at: int) -> str:
    return clean_line(str(cells[at] or "")) if at < len(cells) else ""
