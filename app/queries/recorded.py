"""A decision as it was recorded, to be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Placement
from app.queries.out_of_sight import is_hidden
from app.queries.sight import ask_first


@dataclass(frozen=True, slots=True)
class RecordedPerson:
    """Somebody who took part in a past decision."""

    kind: str
    name: str
    staff_id: int | None
    decided: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it was recorded, to be corrected."""

    pupil_id: int
    pupil: str
    domain_id: int
    grouping: str
    on: date
    reason: str
    people: tuple[RecordedPerson, ...]
    pupil_words: str
    parent_view: str
    next_look_on: date | None
    help_unused: str | None
    risk: str
    safeguarding_ref: str


def recorded(session: Session, placement_id: int) -> Recorded | None:
    """Return a decision that stands, as it was recorded; None where it has gone or was withdrawn.

    Raises Problem for one that whoever asks may not see.
    """
    row = session.get(Placement, placement_id)
    if row is None or row.withdrawn_at is not None:
        return None
    if is_hidden(session, placement_id):
        raise ask_first()
    people = (RecordedPerson(p.kind, p.name, p.staff_id, p.decided) for p in row.participants if not p.at_end)
    return Recorded(
        row.pupil_id,
        row.pupil.known_as,
        row.domain_id,
        row.grouping.code,
        row.starts_on,
        row.reason,
        tuple(people),
        row.pupil_words,
        row.parent_view,
        row.next_look_on,
        row.help_unused,
        row.risk,
        row.safeguarding_ref,
    )
