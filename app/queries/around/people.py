"""Who is and who was around a pupil: family, and professionals with their agencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.models import Involvement


@dataclass(frozen=True, slots=True)
class InvolvedRow:
    """Somebody around a pupil; in_house says whether the agency is a team of the school, None without one."""

    id: int
    pupil_id: int
    kind: str
    name: str
    role: str
    organisation_id: int | None
    organisation: str
    in_house: bool | None
    reach: str
    starts_on: date
    ends_on: date | None
    ended_why: str


@dataclass(frozen=True, slots=True)
class Around:
    """Family and professionals of today, in the order they came; past are those who have ended, newest first."""

    family: tuple[InvolvedRow, ...]
    professionals: tuple[InvolvedRow, ...]
    past: tuple[InvolvedRow, ...]

    @property
    def outside(self) -> tuple[str, ...]:
        """Return the agencies from outside the school that are involved now, each once."""
        return tuple(dict.fromkeys(row.organisation for row in self.professionals if row.in_house is False))


def around_pupil(session: Session, pupil_id: int, *, today: date) -> Around:
    """Return everybody around a pupil, now and before."""
    query = (
        select(Involvement)
        .where(Involvement.pupil_id == pupil_id)
        .options(joinedload(Involvement.organisation))
        .order_by(Involvement.starts_on, Involvement.id)
    )
    rows = [_row(one) for one in session.scalars(query)]
    now = [row for row in rows if row.ends_on is None or row.ends_on > today]
    past = [row for row in rows if row not in now]
    return Around(
        tuple(row for row in now if row.kind == "family"),
        tuple(row for row in now if row.kind == "professional"),
        tuple(sorted(past, key=lambda row: (row.ends_on or today, row.id), reverse=True)),
    )


def _row(one: Involvement) -> InvolvedRow:
    agency = one.organisation
    return InvolvedRow(
        one.id,
        one.pupil_id,
        one.kind,
        one.name,
        one.role,
        one.organisation_id,
        agency.name if agency else "",
        agency.in_house if agency else None,
        one.reach,
        one.starts_on,
        one.ends_on,
        one.ended_why,
    )
