"""The pupils behind a number of the Map: who stands in a grouping, in one domain or in any, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Placement, Pupil, Standing
from app.queries.open_placements import open_placements


@dataclass(frozen=True, slots=True)
class CellPupil:
    """One pupil in one cell; next_look_on is None where nobody has said when, placement_id where Thriving."""

    pupil_id: int
    placement_id: int | None
    name: str
    class_name: str
    year: str
    next_look_on: date | None


def cell_pupils(
    session: Session,
    grouping_id: int,
    domain_id: int | None,
    *,
    as_at: date,
    years: tuple[str, ...] = (),
) -> tuple[CellPupil, ...]:
    """Return the pupils that a cell of the Map counts, by the day we look again, then by name.

    domain_id None means any domain; then a pupil is listed once, with the earliest day to look again.
    """
    counted = counted_domains(session, domain_id)
    wanted = {
        placed.placement_id
        for placed in open_placements(session, as_at, years)
        if placed.grouping_id == grouping_id and placed.domain_id in counted
    }
    rows = session.execute(
        select(
            Placement.id,
            Placement.next_look_on,
            Pupil.id.label("pupil_id"),
            Pupil.forename,
            Pupil.preferred_name,
            Pupil.surname,
            Standing.class_name,
            Standing.year_group,
        )
        .join(Pupil, Pupil.id == Placement.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
        .where(
            Placement.grouping_id == grouping_id,
            Placement.starts_on <= as_at,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > as_at),
            Standing.starts_on <= as_at,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > as_at),
        )
        .order_by(Placement.next_look_on.is_(None), Placement.next_look_on, Pupil.folded)
    )
    found: dict[int, CellPupil] = {}
    for row in rows:
        if row.id in wanted and row.pupil_id not in found:
            name = f"{row.preferred_name or row.forename} {row.surname}"
            found[row.pupil_id] = CellPupil(
                row.pupil_id, row.id, name, row.class_name or "", row.year_group or "", row.next_look_on
            )
    return tuple(found.values())


def counted_domains(session: Session, domain_id: int | None) -> set[int]:
    """Return the domains that a number of the Map counts: the one, or for None all that are not retired."""
    if domain_id is not None:
        return {domain_id}
    return set(session.scalars(select(Domain.id).where(Domain.retired.is_(False))))
