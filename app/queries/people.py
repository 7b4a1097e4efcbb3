"""Organisations and staff, with the words of their sectors and roles, and whether anything points at them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.models import Offer, Organisation, Staff
from app.queries.in_use import pointed_at
from app.queries.wording import words
from app.vocabulary import ListKind, fold


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation; offers counts all it has ever had, in_use says whether anything points at it."""

    id: int
    name: str
    in_house: bool
    sector: str | None
    sector_label: str
    contact: str
    website: str
    offers: int
    in_use: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff; in_use says whether a decision, a need or a check carries the name."""

    id: int
    name: str
    role: str | None
    role_label: str
    organisation_id: int | None
    organisation: str
    in_use: bool
    retired: bool


def organisations(session: Session, *, retired: bool = False) -> tuple[OrganisationRow, ...]:
    """Return the organisations, the school's own teams first, each part by name; retired ones when asked for."""
    rows = session.scalars(select(Organisation))
    chosen = _organisation_rows(session, [row for row in rows if retired or not row.retired])
    return tuple(sorted(chosen, key=lambda row: (not row.in_house, fold(row.name))))


def organisation(session: Session, row_id: int) -> OrganisationRow | None:
    """Return one organisation, retired or not, or None where there is no such row."""
    row = session.get(Organisation, row_id)
    return None if row is None else _organisation_rows(session, [row])[0]


def staff(session: Session, *, retired: bool = False) -> tuple[StaffRow, ...]:
    """Return the staff by name; those who have left only when asked for."""
    roles = words(session, ListKind.ROLE, retired=True)
    used = pointed_at(session, "staff")
    rows = session.scalars(select(Staff).options(joinedload(Staff.organisation)))
    found = (
        StaffRow(
            row.id,
            row.name,
            row.role,
            roles.get(row.role or "", row.role or ""),
            row.organisation_id,
            row.organisation.name if row.organisation else "",
            row.id in used,
            row.retired,
        )
        for row in rows
        if retired or not row.retired
    )
    return tuple(sorted(found, key=lambda row: (fold(row.name), row.id)))


def _organisation_rows(session: Session, rows: list[Organisation]) -> list[OrganisationRow]:
    sectors = words(session, ListKind.SECTOR, retired=True)
    used = pointed_at(session, "organisation")
    counted = select(Offer.organisation_id, func.count()).group_by(Offer.organisation_id)
    offers = {row[0]: row[1] for row in session.execute(counted)}
    return [
        OrganisationRow(
            row.id,
            row.name,
            row.in_house,
            row.sector,
            sectors.get(row.sector or "", row.sector or ""),
            row.contact or "",
            row.website or "",
            offers.get(row.id, 0),
            row.id in used,
            row.retired,
        )
        for row in rows
    ]
