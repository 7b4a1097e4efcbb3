"""The sheets of a workbook: which one is read, which others have its headings, and what their names say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.errors import Problem
from app.imports.headings import Header, best_header
from app.imports.looks import looks
from app.imports.offer_table.amounts import years
from app.imports.offer_table.groupings import SENSORY, USUAL, USUAL_DOMAINS, other_domains, other_readings
from app.imports.offer_table.names import Names
from app.imports.pupils.totals import is_no_pupil
from app.imports.source import Sort
from app.imports.table import ALL_SHEETS, Cell
from app.imports.values import year_group
from app.vocabulary import fold

if TYPE_CHECKING:
    from openpyxl import Workbook

# What a script may write for ALL_SHEETS, where no sheet is called so.
ALL = "all"
NAMES = "Sheet"
# What the program's own workbooks call the hidden sheet of words to choose from.
_LISTS = "Lists"
_LOOK_AT = 60
_CLASS = re.compile(
    r"(?:class|form|tutor group|reg) .{1,20}|(?:year |yr? ?)?\d{1,2}[ -]?\w{0,12}"
    r"|(?:r|n|reception|nursery)(?:[ -]?[a-z\d]{1,2}|[ -]\w{1,12})?",
    re.IGNORECASE,
)
# A heading, the field that it is one of, and whether the name of a sheet says such a thing.
_Kind = tuple[str, str, Callable[[str], bool]]


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet that has rows: how much it looks like a list (known headings, then not hidden), and its headings."""

    sheet: Any
    merit: tuple[bool, bool, int]
    header: Header | None

    @property
    def title(self) -> str:
        """Return what it is called."""
        return str(self.sheet.title)

    @property
    def visible(self) -> bool:
        """Say whether people see it."""
        return self.merit[1]

    @property
    def headings(self) -> list[str]:
        """Return its headings as two are compared, in their order."""
        return [fold(heading) for heading in self.header.headings] if self.header else []


def found_sheets(workbook: Workbook) -> list[FoundSheet]:
    """Return each sheet that has rows."""
    found = []
    for sheet in workbook.worksheets:
        # The size a sheet claims may be a lie, and rows would be lost.
        sheet.reset_dimensions()
        rows: list[Any] = [row for row in islice(sheet.iter_rows(values_only=True), _LOOK_AT) if any(row)]
        if rows:
            good, score = looks(rows)
            header = best_header(rows, None) if good else None
            found.append(FoundSheet(sheet, (good, sheet.sheet_state == "visible", score), header))
    return found


def wants_all(wanted: str, found: Sequence[FoundSheet]) -> bool:
    """Say whether all sheets with the same headings are asked for."""
    return wanted == ALL_SHEETS or (fold(wanted) == ALL and all(one.title != wanted for one in found))


def choose(found: Sequence[FoundSheet], wanted: str, name: str) -> FoundSheet:
    """Return the sheet named, else the one that looks most like a list; raises Problem where there is none so named."""
    best = max(found, key=lambda one: one.merit)
    if not wanted:
        return best
    if wants_all(wanted, found):
        if not alike_sheets(best, found):
            raise Problem(
                f"{name} has no other sheet with the headings of “{best.title[:40]}”.", "Leave the sheet out."
            )
        return best
    named = ", ".join(f"“{one.title[:40]}”" for one in found[:8])
    chosen = next((one for one in found if one.title == wanted), None)
    if chosen is None:
        raise Problem(f"{name} has no sheet “{wanted}” with rows.", f"It has {named}.")
    return chosen


def offered(found: Sequence[FoundSheet], chosen: FoundSheet) -> list[FoundSheet]:
    """Return the sheets a person may choose: not the hidden ones that only hold the words of drop-down lists."""
    return [one for one in found if one is chosen or one.visible or (one.merit[0] and one.title != _LISTS)]


def alike_sheets(chosen: FoundSheet, found: Sequence[FoundSheet]) -> list[FoundSheet]:
    """Return the sheets with the headings of one, in whatever order, that one first; () where it is alone with them."""
    wanted = sorted(filter(None, chosen.headings))
    others = [
        one for one in found
        if one is not chosen and one.visible and wanted and sorted(filter(None, one.headings)) == wanted
    ]  # fmt: skip
    return [one for one in found if one is chosen or one in others] if others else []


def is_heading(cells: tuple[Cell, ...], one: FoundSheet) -> bool:
    """Say whether a row is the row of headings of its sheet."""
    return [fold(str(cell or "").strip()) for cell in cells] == one.headings


def says_more(cells: tuple[Cell, ...]) -> bool:
    """Say whether the name of its sheet belongs beside a row: not beside a heading between rows, nor beside a total."""
    return sum(cell is not None for cell in cells) > 1 and not is_no_pupil(cells)


def in_order(cells: tuple[Cell, ...], one: FoundSheet, first: FoundSheet) -> tuple[Cell, ...]:
    """Return the cells of a row in the order that the first sheet has its headings in."""
    if one.headings == first.headings or is_no_pupil(cells):
        return cells
    at = {heading: place for place, heading in reversed(list(enumerate(one.headings)))}
    places = [at.get(heading, len(cells)) if heading else len(cells) for heading in first.headings]
    return tuple(cells[place] if place < len(cells) else None for place in places)


def heading_of_names(found: Sequence[FoundSheet]) -> str:
    """Return the heading for a column of the sheets' names: what all of them say, where no column says it, else "Sheet"."""
    header, titles = found[0].header, [one.title for one in found]
    if header is None:
        return NAMES
    kinds: tuple[_Kind, ...]
    if header.sort is Sort.PUPILS:
        kinds = (
            ("Year group", "year_group", lambda title: year_group(title)[0] is not None),
            ("Class", "class_name", lambda title: _CLASS.fullmatch(title.strip()) is not None),
        )
    else:
        groupings = Names(((name, 0) for names in USUAL.values() for name in names), other_readings)
        areas = (*USUAL_DOMAINS.values(), SENSORY)
        domains = Names(((name, 0) for names in areas for name in names), other_domains)
        kinds = (
            ("Grouping", "groupings", groupings.known),
            ("Domain of need", "domains", domains.known),
            ("Years", "years", lambda title: years(title)[0] is not None),
        )
    for heading, field, says in kinds:
        if not header.map.has(field) and all(map(says, titles)):
            return heading
    return NAMES
