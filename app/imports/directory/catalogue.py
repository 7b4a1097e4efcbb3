"""The school's offers as a directory is compared with them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.imports.directory.said import LABELS, Values, plain
from app.models import Offer, OfferState, Organisation
from app.vocabulary import OfferStatus

_FIELDS = tuple(field for field in LABELS if field != "organisation")


@dataclass(frozen=True, slots=True)
class Known:
    """An offer of the school; values are kept as its source's are, so that they can be compared."""

    id: int
    status: str
    in_house: bool
    source: str
    source_id: str
    said: str
    values: Values

    @property
    def name(self) -> str:
        """Return what it is called."""
        return str(self.values["name"])

    @property
    def left_alone(self) -> str:
        """Return why a directory's file does not touch it, in words; nothing where it may."""
        if self.in_house:
            return "It is the school's own here, and is left alone."
        return "It has ended here, and is left alone." if self.ended else ""

    @property
    def ended(self) -> bool:
        """Say whether it is offered no more."""
        return self.status == OfferStatus.ENDED


def catalogue(session: Session) -> dict[int, Known]:
    """Return every offer by its number."""
    columns = [
        getattr(Offer, name) for name in (*_FIELDS, "id", "in_house", "source", "source_id", "source_said")
    ]
    rows = session.execute(
        select(*columns, OfferState.status, Organisation.name.label("organisation"))
        .join(OfferState, OfferState.offer_id == Offer.id)
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .where(OfferState.ends_on.is_(None))
        .order_by(Offer.folded, Offer.id)
    ).mappings()
    return {
        row["id"]: Known(
            row["id"],
            row["status"],
            row["in_house"],
            row["source"] or "",
            row["source_id"] or "",
            row["source_said"] or "",
            {field: plain(row[field]) for field in LABELS},
        )
        for row in rows
    }
