"""Each offer's room with its groups by name, for the internal copy of the Excel map."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.queries.supports.capacity import Capacity, capacity
from app.queries.supports.groups import groups_of


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """The room of one offer; groups are those that run on the day, without groups of one."""

    offer_id: int
    groups: tuple[str, ...]
    room: Capacity


def capacity_rows(session: Session, *, as_at: date) -> tuple[CapacityRow, ...]:
    """Return the room of every offer on a day; none of an offer for Risk Support alone to who may not see that."""
    names: dict[int, list[str]] = defaultdict(list)
    for row in groups_of(session, None, today=as_at):
        if not row.alone and row.starts_on <= as_at and (row.ended_on is None or row.ended_on >= as_at):
            names[row.offer_id].append(f"{row.name} ({row.places_word})")
    found = capacity(session, today=as_at)
    return tuple(CapacityRow(number, tuple(names[number]), room) for number, room in found.items())
