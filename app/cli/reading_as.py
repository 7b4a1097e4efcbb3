"""How a script says that a file is read: its sheet, a remembered way, its columns and the order of its dates."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace

from app.errors import Problem
from app.imports.columns import fields_of, headings, whole_reading
from app.imports.headings import guess_columns
from app.imports.remembered import reading_by
from app.imports.source import Reading, Sort
from app.imports.table import Sheet
from app.progress import Progress
from app.queries.mappings import mappings
from app.store import Store
from app.taking_in.sitting import Sitting, sit_down
from app.vocabulary import fold

_OF_PUPILS = (Sort.PUPILS, Sort.TRANSFER)
_SHOWN = 30


def read_as(arguments: Namespace, store: Store, sort: Sort, progress: Progress) -> Sitting:
    """Return a file opened and read as the command says, not yet compared by that.

    sort: pupils or offers. Raises Problem, in a sentence, for a file of the other kind.
    """
    path = arguments.file
    # A person who says what a table holds is believed; a directory's own tables are known by themselves.
    said = sort if sort is Sort.PUPILS or _says_more(arguments) else None
    sitting = sit_down(store, path, progress, sheet=arguments.sheet, sort=said)
    if sitting.source.sort is Sort.UNKNOWN:
        sitting = sit_down(store, path, progress, sheet=arguments.sheet, sort=sort)
    _refuse_other(sitting, sort)
    sheet = sitting.source.sheet
    if sheet is None:
        if _says_more(arguments) or arguments.dates:
            raise Problem(f"{path.name} is no table, so it has no columns.", "Leave these options out.")
        return sitting
    if arguments.mapping:
        sitting = _mapped(sitting, sheet, arguments.mapping, store)
    reading = sitting.wish.reading
    if arguments.columns:
        reading = _with_columns(sheet, sitting.source.sort, reading, dict(arguments.columns))
    if arguments.dates:
        reading = replace(reading, month_first=arguments.dates == "month")
    return replace(sitting, wish=replace(sitting.wish, reading=reading))


def _says_more(arguments: Namespace) -> bool:
    return bool(arguments.mapping or arguments.columns or arguments.sheet)


def _refuse_other(sitting: Sitting, sort: Sort) -> None:
    found, name = sitting.source.sort, sitting.source.name
    if (found in _OF_PUPILS) == (sort is Sort.PUPILS):
        return
    what, other = ("offers", "offers") if sort is Sort.PUPILS else ("pupils", "pupils")
    raise Problem(f"{name} holds {what}.", f"Take it in with: import {other}.")


def _mapped(sitting: Sitting, sheet: Sheet, name: str, store: Store) -> Sitting:
    every = store.read(mappings, str(sitting.source.sort))
    kept = next((one for one in every if fold(one.name) == fold(name)), None)
    if kept is None:
        known = ", ".join(f"“{one.name}”" for one in every) or "none yet"
        raise Problem(f"No way of reading {sitting.source.sort} is called “{name}”.", f"There is {known}.")
    reading = reading_by(kept, sheet)
    if reading is None:
        wanted = ", ".join(f"“{heading}”" for heading in kept.columns.values() if heading)
        raise Problem(f"{sitting.source.name} has not all headings of “{kept.name}”.", f"They are {wanted}.")
    return replace(sitting, wish=replace(sitting.wish, reading=reading), kept=kept)


def _with_columns(sheet: Sheet, sort: Sort, reading: Reading, said: Mapping[str, str]) -> Reading:
    """Return a reading with columns that were said; where no row looks like headings, the first with them all is."""
    whole = whole_reading(sheet, sort, _below_headings(sheet, reading, said))
    named = {fold(heading): at for at, heading in reversed(headings(sheet, whole.header or 0))}
    known = fields_of(sort)
    columns = dict(whole.columns or {})
    for field, heading in said.items():
        if field not in known:
            raise Problem(f"There is no field {field}.", f"The fields are {', '.join(known)}.")
        columns.pop(field, None)
        if heading and fold(heading) not in named:
            raise Problem(f"The file has no heading “{heading}”.", _there(sheet, sort, whole.header or 0))
        if heading:
            columns[field] = named[fold(heading)]
    return replace(whole, columns=columns)


def _there(sheet: Sheet, sort: Sort, place: int) -> str:
    """Return which headings there are; not of a row that may be the first pupil of a list without headings."""
    cells = sheet.rows[place][1] if 0 <= place < len(sheet.rows) else ()
    if not guess_columns(cells, sort):
        return "No row of it has headings that are known."
    return f"Its headings are {', '.join(text for _, text in headings(sheet, place)[:_SHOWN])}."


def _below_headings(sheet: Sheet, reading: Reading, said: Mapping[str, str]) -> Reading:
    wanted = {fold(heading) for heading in said.values() if heading}
    for place in range(min(len(sheet.rows), _SHOWN)):
        if reading.header is None and wanted <= {fold(text) for _, text in headings(sheet, place)}:
            return replace(reading, header=place)
    return reading
