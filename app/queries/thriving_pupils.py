"""The pupils behind a Thriving number of the Map: on the roll of a day, with no open placement."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Pupil, Standing
from app.queries.cell_pupils import CellPupil, counted_domains
from app.queries.open_placements import open_placements


def thriving_pupils(
    session: Session, domain_id: int | None, *, as_at: date, years: tuple[str, ...] = ()
) -> tuple[CellPupil, ...]:
    """Return the pupils that a Thriving cell counts, by name; domain_id None means Thriving everywhere.

    Everywhere is every domain in use, as the Map's totals count.
    """
    used = counted_domains(session, domain_id)
    placed = {row.pupil_id for row in open_placements(session, as_at, years) if row.domain_id in used}
    statement = (
        select(
            Pupil.id,
            Pupil.forename,
            Pupil.preferred_name,
            Pupil.surname,
            Standing.class_name,
            Standing.year_group,
        )
        .join(Standing, Standing.pupil_id == Pupil.id)
        .where(Standing.starts_on <= as_at, (Standing.ends_on.is_(None)) | (Standing.ends_on > as_at))
        .order_by(Pupil.folded)
    )
    if years:
        statement = statement.where(Standing.year_group.in_(years))
    return tuple(
        CellPupil(
            row.id,
            None,
            f"{row.preferred_name or row.forename} {row.surname}",
            row.class_name or "",
            row.year_group or "",
            None,
        )
        for row in session.execute(statement)
        if row.id not in placed
    )
