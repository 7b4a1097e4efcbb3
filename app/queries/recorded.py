"""A decision as it was recorded, to be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Placement
from app.queries.out_of_sight import is_hidden
from app.queries.plans.decision_rows import OptionRow, answers_of, options_of
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
    """A decision as it was recorded, to be corrected or completed; prompt has (row, answer, note)."""

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
    options: tuple[OptionRow, ...]
    prompt: tuple[tuple[str, str, str], ...]
    agreed: bool | None
    difference: str
    parents_on: date | None
    parents_how: str | None
    parents_by: str
    parents_why_not: str
    advice_reason: str | None
    left_open: bool


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
        options_of(session, row),
        tuple((one, *given) for one, given in answers_of(session, row).items()),
        row.agreed,
        row.difference,
        row.parents_on,
        row.parents_how,
        row.parents_by,
        row.parents_why_not,
        row.advice_reason,
        row.left_open,
    )
