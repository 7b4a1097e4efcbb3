"""What the Offers page and the form of an offer give to choose from, in the school's own words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import ListWord
from app.queries.offer_pages import OfferRecord
from app.queries.people import OrganisationRow, StaffRow, organisations, staff
from app.queries.wording import DomainRow, GroupingRow, domains, groupings
from app.vocabulary import YEARS, ListKind, year_label

Choice = tuple[str, str]

_LISTS = (
    ListKind.SECTOR,
    ListKind.NATURE,
    ListKind.AUDIENCE,
    ListKind.REFERRER,
    ListKind.DELIVERY,
    ListKind.SETTING,
    ListKind.EVIDENCE,
)


@dataclass(frozen=True, slots=True)
class OfferChoices:
    """The choices of an offer's form; lists holds (code, label) of each list by its kind."""

    groupings: tuple[GroupingRow, ...]
    domains: tuple[DomainRow, ...]
    organisations: tuple[OrganisationRow, ...]
    staff: tuple[StaffRow, ...]
    lists: dict[str, tuple[Choice, ...]]
    years: tuple[Choice, ...]


def offer_choices(session: Session, keep: OfferRecord | None = None) -> OfferChoices:
    """Return what can be chosen now; what one offer holds already stays, though it is retired or hidden."""
    held = keep or OfferRecord(0, {}, "", (), (), (), (), ())
    here = {place.domain_id for place in held.places if place.ends_on is None}
    stands = {place.grouping_id for place in held.places if place.ends_on is None}
    codes = {held.values.get(kind) for kind in ("nature", "delivery", "setting", "evidence")}
    codes |= {*held.audiences, *held.referrers}
    return OfferChoices(
        tuple(row for row in groupings(session, hidden=True) if not row.hidden or row.id in stands),
        tuple(
            row
            for row in domains(session, retired=True)
            if not row.retired or row.id in here or any(need.id in held.needs for need in row.needs)
        ),
        tuple(
            row
            for row in organisations(session, retired=True)
            if not row.retired or row.id == held.values.get("organisation_id")
        ),
        tuple(
            row
            for row in staff(session, retired=True)
            if not row.retired or row.id == held.values.get("checked_by_id")
        ),
        _lists(session, codes),
        tuple((code, year_label(code)) for code in YEARS),
    )


def _lists(session: Session, held: set[object]) -> dict[str, tuple[Choice, ...]]:
    """Return kind → (code, label) of every list at once, since somebody waits for the form."""
    found: dict[str, list[Choice]] = {kind: [] for kind in _LISTS}
    rows = select(ListWord.kind, ListWord.code, ListWord.label, ListWord.retired)
    for row in session.execute(rows.where(ListWord.kind.in_(_LISTS)).order_by(ListWord.position)):
        if not row.retired or row.code in held:
            found[row.kind].append((row.code, row.label))
    return {kind: tuple(choices) for kind, choices in found.items()}
