"""What does not fit: needs with pupils and no offer, offers that are full, and offers that may do the same work.

The gap in Risk Support is never told: its pupils count with Getting More Help, and an offer for either will do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.queries.governors.figures import Figures
from app.queries.governors.numbers import COLUMNS, Numbers, column_of, risk_only
from app.queries.offer_facts import offer_facts
from app.queries.provision_map import MapFilters, provision_map
from app.queries.supports.capacity import capacity
from app.queries.wording import DomainRow, groupings
from app.vocabulary import OfferStatus

GAP, OVERLOAD, OVERLAP = "Gap", "Overload", "Overlap"
# Of each kind; the rest is counted.
MOST = 3


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that does not fit: its kind and what there is to say of it."""

    kind: str
    words: str


def issues(  # noqa: PLR0917 - the counts are made already
    session: Session,
    found: Numbers,
    figures: Figures,
    rows: Sequence[DomainRow],
    labels: Mapping[str, str],
    threshold: int,
) -> tuple[Issue, ...]:
    """Return what does not fit as at a day, gaps first, each kind in one line."""
    day = found.period.last
    kinds = {
        GAP: list(_gaps(session, found, figures, rows, labels)) if not figures.blank else [],
        OVERLOAD: list(_overloads(session, found, day, threshold)) if not figures.blank else [],
        OVERLAP: _overlaps(session, day),
    }
    return tuple(Issue(kind, _listed(lines)) for kind, lines in kinds.items() if lines)


def _listed(lines: Sequence[str]) -> str:
    rest = len(lines) - MOST
    return " ".join(lines[:MOST]) + (f" And {rest} more." if rest > 0 else "")


def _gaps(
    session: Session,
    found: Numbers,
    figures: Figures,
    rows: Sequence[DomainRow],
    labels: Mapping[str, str],
) -> Iterator[str]:
    codes = {row.id: column_of(row.code) for row in groupings(session, hidden=True)}
    running = [one for one in offer_facts(session, found.period.last) if one.status == OfferStatus.ACTIVE]
    served = {(place.domain_id, codes.get(place.grouping_id)) for one in running for place in one.places}
    for row in rows:
        empty = [
            code
            for code in COLUMNS
            if found.placed.get((row.id, code)) and not served & {(row.id, code), (None, code)}
        ]
        if figures.form.domains_apart:
            for code in empty:
                yield f"{labels[code]} for {row.name}: no offer."
        elif empty and not any(domain in {row.id, None} for domain, _ in served):
            yield f"{row.name}: no offer."


def _overloads(session: Session, found: Numbers, day: date, threshold: int) -> Iterator[str]:
    """Yield the offers with more pupils than places, where both they and those who wait are no small number."""
    alone = risk_only(session)
    rooms = capacity(session, today=day)
    names = {one.id: one.name for one in offer_facts(session, day)}
    full = [
        offer
        for offer, pupils in found.by_offer.items()
        if offer not in alone and offer in names and len(pupils) >= threshold and rooms[offer].over
    ]
    for offer in sorted(full, key=lambda one: (-found.weeks.get(one, 0), names[one])):
        wait = found.waiting_by_offer[offer] >= threshold
        weeks = found.weeks.get(offer, 0)
        said = f", longest wait {weeks} week{'' if weeks == 1 else 's'}" if wait else ""
        yield f"{names[offer]}: more pupils than places{said}."


def _overlaps(session: Session, day: date) -> list[str]:
    view = provision_map(session, MapFilters(day))
    pairs = {tuple(sorted(pair)) for cell in view.overlapping for pair in cell.overlaps}
    return [f"{first} and {second} may do the same work." for first, second in sorted(pairs)]
