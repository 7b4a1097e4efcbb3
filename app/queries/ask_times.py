"""The times in a pupil's history of which whoever reads them is told only to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.models import Placement
from app.vocabulary import Band


@dataclass(frozen=True, slots=True)
class AskTime:
    """A time in Risk Support for one domain, however many decisions it holds; placement_id is the first one's."""

    placement_id: int
    domain_id: int
    domain: str
    starts_on: date
    ends_on: date | None

    def holds_end_of(self, row: Placement) -> bool:
        """Say whether a placement ended in this time: why it did was then said of Risk Support as well."""
        if row.domain_id != self.domain_id or row.ends_on is None:
            return False
        return self.starts_on <= row.ends_on and (self.ends_on is None or row.ends_on <= self.ends_on)


def ask_times(rows: Iterable[Placement]) -> tuple[AskTime, ...]:
    """Return the times in Risk Support among one pupil's placements; what was withdrawn leaves none."""
    risk = [row for row in rows if row.band == Band.RISK and row.withdrawn_at is None]
    found: dict[tuple[int, date | None], AskTime] = {}
    for row in sorted(risk, key=lambda row: row.starts_on):
        before = found.pop((row.domain_id, row.starts_on), None)
        first = (row.id, row.starts_on) if before is None else (before.placement_id, before.starts_on)
        found[row.domain_id, row.ends_on] = AskTime(
            first[0], row.domain_id, row.domain.name, first[1], row.ends_on
        )
    return tuple(found.values())
