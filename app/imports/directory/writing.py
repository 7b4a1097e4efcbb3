"""Writing a plan of a directory: new drafts, newer words for untouched fields, and where each came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.imports.directory.catalogue import Known
from app.imports.directory.said import Values
from app.models import Offer, Organisation, School
from app.operations.offer_draft import OfferDraft
from app.operations.offers import new_offer
from app.progress import Progress
from app.queries.folding import offer_folded
from app.vocabulary import fold

_MANY = 500


@dataclass(frozen=True, slots=True)
class OfferWrite:
    """What one service writes: a draft, or values over those of a known offer; and where they came from.

    said: what the source says, as it is kept.
    """

    draft: OfferDraft
    organisation: str
    organisation_website: str
    source: str
    source_id: str
    said: str = ""
    known: Known | None = None
    values: Values = field(default_factory=dict)


class Writer:
    """Writes what services make of a school; organisations are found by name or made as external ones, each once."""

    def __init__(self, session: Session, today: date, writes: Sequence[OfferWrite]) -> None:
        self._session, self._today, self._writes = session, today, writes
        known = [write.known.id for write in writes if write.known]
        # One question for many offers instead of one for each.
        self._offers = {
            offer.id: offer
            for at in range(0, len(known), _MANY)
            for offer in session.scalars(select(Offer).where(Offer.id.in_(known[at : at + _MANY])))
        }
        self._houses = {fold(one.name): one for one in session.scalars(select(Organisation))}
        self._weeks = session.get_one(School, 1).check_weeks

    def write_all(self, progress: Progress) -> None:
        """Add the drafts and bring the known offers up to date: many at once, which takes a third of the time."""
        self._add_houses()
        with self._session.no_autoflush:
            for number, write in enumerate(self._writes):
                progress.step(number, len(self._writes), "Adding offers")
                self._write(write)
                if number % _MANY == _MANY - 1:
                    self._session.flush()

    def _write(self, write: OfferWrite) -> None:
        if write.known is None:
            house = self._house(write)
            draft = replace(write.draft, organisation_id=house.id) if house else write.draft
            offer = new_offer(self._session, draft, today=self._today)
        else:
            offer = self._offers[write.known.id]
            self._bring_up_to_date(offer, write)
        offer.source, offer.source_id = write.source, write.source_id
        offer.source_said, offer.taken_in_on = write.said, self._today

    def _bring_up_to_date(self, offer: Offer, write: OfferWrite) -> None:
        for name in write.values:
            if name != "organisation":
                # The draft has the value as its column does: said in words here, a date there.
                setattr(offer, name, getattr(write.draft, name))
        if "organisation" in write.values and (house := self._house(write)):
            offer.organisation, offer.in_house = house, house.in_house
        if "checked_on" in write.values and offer.checked_on:
            offer.checked_by_id = None
            offer.check_due_on = offer.checked_on + timedelta(weeks=self._weeks)
        offer.folded = offer_folded(offer.name, offer.organisation.name if offer.organisation else "")

    def _add_houses(self) -> None:
        """Make the organisations that are not there yet; of each the first service says the web address."""
        for write in self._writes:
            name = fold(write.organisation)
            if name and name not in self._houses and (write.known is None or "organisation" in write.values):
                self._houses[name] = Organisation(
                    name=write.organisation, in_house=False, website=write.organisation_website or None
                )
                self._session.add(self._houses[name])
        self._session.flush()

    def _house(self, write: OfferWrite) -> Organisation | None:
        return self._houses[fold(write.organisation)] if write.organisation else None
