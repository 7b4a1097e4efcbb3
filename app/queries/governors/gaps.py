"""What does not fit: needs with pupils and no offer, offers that are full, and offers that may do the same work.

The gap in Risk Support is never told: its pupils count with Getting More Help, and an offer for either will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy.orm import Session

from app.queries.governors.figures import Figures
from app.queries.governors.numbers import COLUMNS, Numbers, column_of
from app.queries.offer_facts import OfferFact
from app.queries.supports.capacity import capacity
from app.queries.wording import DomainRow, groupings
from app.vocabulary import GroupingCode

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
    offers: Sequence[OfferFact],
    threshold: int,
) -> tuple[Issue, ...]:
    """Return what does not fit as at a day, gaps first, each kind in one line; offers are those that run."""
    kinds = {
        GAP: list(_gaps(session, found, figures, rows, labels, offers)) if not figures.blank else [],
        OVERLOAD: list(_overloads(session, found, figures, offers, threshold)) if not figures.blank else [],
        OVERLAP: _overlaps(session, offers),
    }
    return tuple(Issue(kind, _listed(lines)) for kind, lines in kinds.items() if lines)


def _listed(lines: Sequence[str]) -> str:
    rest = len(lines) - MOST
    return " ".join(lines[:MOST]) + (f" And {rest} more." if rest > 0 else "")


def _gaps(  # noqa: PLR0917 - the same
    session: Session,
    found: Numbers,
    figures: Figures,
    rows: Sequence[DomainRow],
    labels: Mapping[str, str],
    offers: Sequence[OfferFact],
) -> Iterator[str]:
    codes = {row.id: column_of(row.code) for row in groupings(session, hidden=True)}
    served = {(place.domain_id, codes.get(place.grouping_id)) for one in offers for place in one.places}
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


def _overloads(
    session: Session, found: Numbers, figures: Figures, offers: Sequence[OfferFact], threshold: int
) -> Iterator[str]:
    """Yield the offers with more pupils than places, where both they and those who wait are no small number.

    How many places there are is no secret, so of a number that is hidden it is not said either.
    """
    rooms = capacity(session, today=found.period.last)
    names = {one.id: one.name for one in offers}
    full = [
        offer
        for offer, pupils in found.by_offer.items()
        if offer in names
        and len(pupils) >= threshold
        and rooms[offer].over
        and not figures.count(f"offer {offer}").hidden
    ]
    for offer in sorted(full, key=lambda one: (-found.weeks.get(one, 0), names[one])):
        wait = found.waiting_by_offer[offer] >= threshold
        weeks = found.weeks.get(offer, 0)
        said = f", longest wait {weeks} week{'' if weeks == 1 else 's'}" if wait else ""
        yield f"{names[offer]}: more pupils than places{said}."


def _overlaps(session: Session, offers: Sequence[OfferFact]) -> list[str]:
    """Return the pairs that are in one cell of the Map for the same people and years, as the Map tells them.

    In Thriving nothing overlaps: whoever is there may have as much as they like.
    """
    apart = {row.id for row in groupings(session) if row.code != GroupingCode.THRIVING}
    alike: dict[Hashable, set[str]] = defaultdict(set)
    for one in offers:
        if one.audiences and (one.year_from or one.year_to):
            for place in (where for where in one.places if where.grouping_id in apart):
                cell = (place.grouping_id, place.domain_id)
                alike[cell, one.audiences, one.year_from, one.year_to].add(one.name)
    pairs = {pair for names in alike.values() for pair in combinations(sorted(names), 2)}
    return [f"{first} and {second} may do the same work." for first, second in sorted(pairs)]
