"""What one row of a table makes of an offer: field by field, with what changes and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.exports.full_columns import FIELDS as COLUMNS
from app.exports.offer_ids import OfferId, footprint
from app.imports.aliases.offers import label_of
from app.imports.clean_text import clean_lines, shortened
from app.imports.dates import DateReader
from app.imports.offer_table.known import House, Known
from app.imports.plan import Change
from app.imports.table import Cell
from app.imports.values import shown
from app.operations.offer_draft import OfferDraft
from app.queries.offer_facts import OfferFact

_COLUMN = {column.heading: column for column in COLUMNS}
_SHOWN = 300
_NOTES = 10_000


@dataclass(slots=True)
class Said:
    """One row as the file has it: field → cell for every column that is read."""

    row: int
    name: str
    cells: dict[str, Cell]
    id: OfferId | None = None
    # Headings of cells in which the spreadsheet has an error.
    errors: tuple[str, ...] = ()
    # Fields of cells that are too long to look for anything in.
    long: tuple[str, ...] = ()
    # The bare number that older maps had instead of an id.
    old_number: int | None = None
    # Other rows that stand for the same new offer, of which only places are taken: their numbers and cells.
    rows: list[int] = field(default_factory=list)
    more: list[dict[str, Cell]] = field(default_factory=list)


@dataclass(slots=True)
class Take:
    """A row on its way into an offer. now and fact are the school's own offer, None for a new one."""

    known: Known
    said: Said
    readers: Mapping[str, DateReader]
    meanings: Mapping[str, Mapping[str, str]]
    now: OfferDraft | None = None
    fact: OfferFact | None = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    house: House | None = None
    # Something of it is not understood: it does not run until a person has looked.
    unsure: bool = False

    @property
    def base(self) -> OfferId | None:
        """Return what the file knows of the offer as it was written out; only where it is the same offer."""
        mark = self.said.id
        if self.fact is None or mark is None or mark.mark != self.known.mark:
            return None
        return mark if mark.number == self.fact.id else None

    def was(self, name: str) -> str:
        """Return what Offers in full would say in a field's column now, as text; "" for a new offer."""
        column = _COLUMN.get(label_of(name))
        if column is None or self.fact is None:
            return ""
        value = column.read(self.fact, self.known.wording)
        return _day(value) if isinstance(value, date) else "" if value is None else str(value)

    def untouched(self, name: str, cell: Cell) -> bool:
        """Say whether nobody has changed a cell: it is as it was written out, or as the school has it now."""
        column = _COLUMN.get(label_of(name))
        if self.fact is None or column is None:
            return False
        if self.base and self.base.prints.get(column.heading) == footprint(cell):
            return True
        return _plain(column.read(self.fact, self.known.wording)) == _plain(cell)

    def changed_here(self, name: str) -> bool:
        """Say whether the school has changed a field since the file was written out."""
        column = _COLUMN.get(label_of(name))
        if self.fact is None or column is None or self.base is None:
            return False
        before = self.base.prints.get(column.heading)
        return before is not None and before != footprint(column.read(self.fact, self.known.wording))

    def set(self, name: str, value: Any, old: str, new: str, column: str = "") -> None:
        """Take a value, where it is another than the offer has; column is the field it was read from."""
        column = column or name
        if self.now is not None and getattr(self.now, name) == value:
            return
        self.values[name] = value
        if self.now is None:
            return
        self.changes[name] = Change(label_of(column), shortened(old, _SHOWN), shortened(new, _SHOWN))
        if self.changed_here(column):
            self.doubt(f"“{label_of(column)}” was changed in Fivefold since the file was made.")

    def doubt(self, words: str) -> None:
        """Say something that a person should look at, once."""
        if words and words not in self.doubts:
            self.doubts.append(words)

    def keep(self, name: str, text: str, doubt: str = "") -> None:
        """Keep as a note what a field says and nothing here means."""
        line = f"{label_of(name)}: {clean_lines(text)}"
        if line not in self.notes:
            self.notes.append(line)
        self.doubt(
            doubt or f"{label_of(name)}: {shown(text)} is none of the school's words and was kept as a note."
        )

    def keep_tier(self, text: str) -> None:
        """Keep a tier, wave or level as a note: none of them is a grouping."""
        self.keep("tier", text, f"{shown(text)} is a tier or wave, which is no grouping: kept as a note.")

    def write_notes(self) -> None:
        """Put what was kept below the notes, but nothing that stands there already."""
        there = self.values.get("notes", self.now.notes if self.now else "")
        new = [line for line in self.notes if line not in there]
        if new:
            text = shortened("\n".join(filter(None, (there, *new))), _NOTES)
            self.set("notes", text, there, "\n".join(new))


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return "" if value is None else " ".join(str(value).split())


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
