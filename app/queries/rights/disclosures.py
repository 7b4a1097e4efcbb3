"""The copies of pupils' records that were given away, and whether they arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Disclosure
from app.queries.rights.labels import CODES


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One copy that was given away."""

    id: int
    pupil_id: int
    kind: str
    kind_label: str
    made_on: date
    made_for: str
    purpose: str
    withheld: int
    sha256: str
    received_on: date | None
    received_by: str


def disclosures(session: Session, pupil_id: int) -> tuple[DisclosureRow, ...]:
    """Return the copies of one pupil's record that were given away, the newest first."""
    query = select(Disclosure).where(Disclosure.pupil_id == pupil_id)
    labels = CODES["disclosure.kind"]
    return tuple(
        DisclosureRow(
            row.id,
            row.pupil_id,
            row.kind,
            labels[row.kind],
            row.made_on,
            row.made_for,
            row.purpose,
            row.withheld,
            row.sha256,
            row.received_on,
            row.received_by,
        )
        for row in session.scalars(query.order_by(Disclosure.made_on.desc(), Disclosure.id.desc()))
    )
