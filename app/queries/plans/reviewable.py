"""What of a pupil can be reviewed now: the open placements, as the form of a review says them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal, or_, select
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, Placement, Pupil
from app.queries.out_of_sight import hidden, hidden_time


@dataclass(frozen=True, slots=True)
class Reviewable:
    """An open placement, with the pupil's name and first name."""

    placement_id: int
    pupil_id: int
    pupil: str
    first_name: str
    domain_id: int
    domain: str
    grouping: str
    grouping_label: str
    band: str
    starts_on: date
    next_look_on: date | None


def reviewable(
    session: Session, pupil_id: int, *, today: date, also: int | None = None
) -> tuple[Reviewable, ...]:
    """Return a pupil's open placements, in the order of the domains; also one that a review to correct is of.

    Who may not see Risk Support gets none in a domain where the pupil is there.
    """
    rows = session.execute(
        select(Placement, Pupil, Domain.name, Grouping.code, Grouping.short_label)
        .join(Pupil, Pupil.id == Placement.pupil_id)
        .join(Domain, Domain.id == Placement.domain_id)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= today,
            or_(Placement.ends_on.is_(None), Placement.ends_on > today, Placement.id == also),
            ~hidden(session),
            ~hidden_time(session, Placement.pupil_id, Placement.domain_id, today, literal(today)),
        )
        .order_by(Domain.position, Placement.band)
    )
    return tuple(
        Reviewable(
            row.id,
            row.pupil_id,
            pupil.known_as,
            pupil.first_name,
            row.domain_id,
            domain,
            code,
            label,
            row.band,
            row.starts_on,
            row.next_look_on,
        )
        for row, pupil, domain, code, label in rows
    )
