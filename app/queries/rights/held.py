"""What a record is made of: sections, records and items, with whom else each item names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """One fact: key is stable for this record; others are people it names who are not this pupil or staff."""

    key: str
    label: str
    text: str
    others: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What belongs together, such as one decision."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of record: key is the table's name, or "history" or "looks"."""

    key: str
    title: str
    records: tuple[Record, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that is held on one pupil on a day."""

    pupil_id: int
    name: str
    school: str
    questions_to: str
    made_on: date
    sections: tuple[Section, ...]

    def items(self) -> Iterator[tuple[Section, Record, Item]]:
        """Yield every item with where it stands."""
        for section in self.sections:
            for record in section.records:
                for item in record.items:
                    yield section, record, item
