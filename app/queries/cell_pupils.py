"""The pupils behind a number of the Map: who stands in a grouping, in one domain or in any, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Select, case, null, select, type_coerce
from sqlalchemy.orm import Session

from app.models import Domain, Placement, Pupil, Standing
from app.queries.open_placements import open_placements
from app.queries.sight import sees_risk
from app.queries.together import counted_grouping
from app.vocabulary import Band


@dataclass(frozen=True, slots=True)
class CellPupil:
    """One pupil in one cell; next_look_on is None where nobody has said when, placement_id where Thriving.

    ask says that how the pupil stands is not for whoever reads this; then both are None.
    """

    pupil_id: int
    placement_id: int | None
    name: str
    class_name: str
    year: str
    next_look_on: date | None
    ask: bool = False


def cell_pupils(
    session: Session,
    grouping_id: int,
    domain_id: int | None,
    *,
    as_at: date,
    years: tuple[str, ...] = (),
) -> tuple[CellPupil, ...]:
    """Return the pupils that a cell of the Map counts, by the day we look again, then by name.

    domain_id None means any domain; then a pupil is listed once, with the earliest day to look again. For who may
    not see Risk Support those there are among the pupils in Getting More Help, to be asked about.
    """
    counted = counted_domains(session, domain_id)
    wanted = {
        placed.placement_id
        for placed in open_placements(session, as_at, years)
        if placed.grouping_id == grouping_id and placed.domain_id in counted
    }
    found: dict[int, CellPupil] = {}
    for row in session.execute(_rows(session, grouping_id, as_at)):
        if row.id in wanted and row.pupil_id not in found:
            name = f"{row.preferred_name or row.forename} {row.surname}"
            found[row.pupil_id] = CellPupil(
                row.pupil_id,
                None if row.ask else row.id,
                name,
                row.class_name or "",
                row.year_group or "",
                row.look,
                bool(row.ask),
            )
    return tuple(found.values())


def counted_domains(session: Session, domain_id: int | None) -> set[int]:
    """Return the domains that a number of the Map counts: the one, or for None all that are not retired."""
    if domain_id is not None:
        return {domain_id}
    return set(session.scalars(select(Domain.id).where(Domain.retired.is_(False))))


def _rows(session: Session, grouping_id: int, as_at: date) -> Select[*tuple[Any, ...]]:
    # Not even the order tells when somebody in Risk Support is looked at again.
    risk = (Placement.band == Band.RISK) & (not sees_risk(session))
    look = type_coerce(case((risk, null()), else_=Placement.next_look_on), Date)
    return (
        select(
            Placement.id,
            look.label("look"),
            risk.label("ask"),
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
            counted_grouping(session) == grouping_id,
            Placement.starts_on <= as_at,
            (Placement.ends_on.is_(None)) | (Placement.ends_on > as_at),
            Standing.starts_on <= as_at,
            (Standing.ends_on.is_(None)) | (Standing.ends_on > as_at),
        )
        .order_by(look.is_(None), look, Pupil.folded, Placement.band)
    )
