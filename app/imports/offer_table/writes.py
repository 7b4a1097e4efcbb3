"""What a row of a table of offers writes, and the one transaction that writes all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.imports.offer_table.known import House, drafts_of
from app.models import Domain, Grouping, Offer, Organisation
from app.operations.offer_draft import OfferDraft
from app.operations.offers import change_offer, new_offer
from app.progress import Progress
from app.vocabulary import fold

_MANY = 500


@dataclass(frozen=True, slots=True)
class TableWrite:
    """One offer to write: the school's own as it was when it was planned, or those of its name when it is new.

    house is the organisation that is not there yet; the draft's is then 0.
    """

    draft: OfferDraft
    offer_id: int | None = None
    before: OfferDraft | None = None
    namesakes: tuple[int, ...] = ()
    house: House | None = None


def write_all(session: Session, writes: list[TableWrite], today: date, progress: Progress) -> None:
    """Add and change offers; raises Problem, with nothing written, where one of them is another by now."""
    if not _still_true(session, writes):
        raise Problem("The school has changed since the preview; look again.", "Nothing was imported.")
    houses = {fold(one.name): one for one in session.scalars(select(Organisation))}
    _add_houses(session, writes, houses)
    # What each offer is looked at beside is asked for once, as long as somebody holds it.
    held = (*session.scalars(select(Grouping)), *session.scalars(select(Domain)))
    # Many at once, which takes a third of the time.
    with session.no_autoflush:
        for number, write in enumerate(writes):
            progress.step(number, len(writes), "Writing offers")
            draft = write.draft
            if write.house is not None and draft.organisation_id == 0:
                draft = replace(draft, organisation_id=houses[fold(write.house.name)].id)
            if write.offer_id is None:
                new_offer(session, draft, today=today)
            else:
                change_offer(session, write.offer_id, draft, today=today)
            if number % _MANY == _MANY - 1:
                session.flush()
    del held


def _add_houses(session: Session, writes: list[TableWrite], houses: dict[str, Organisation]) -> None:
    """Make the organisations that are not there yet, each once."""
    for house in (write.house for write in writes if write.house and write.draft.organisation_id == 0):
        if fold(house.name) not in houses:
            row = Organisation(name=house.name, in_house=house.in_house, sector=house.sector)
            session.add(row)
            houses[fold(house.name)] = row
    session.flush()


def _still_true(session: Session, writes: Iterable[TableWrite]) -> bool:
    changed = {write.offer_id: write.before for write in writes if write.offer_id is not None}
    names: dict[str, set[int]] = {}
    for row in session.execute(select(Offer.id, Offer.name)):
        names.setdefault(fold(row.name), set()).add(row.id)
    new = [write for write in writes if write.offer_id is None]
    return drafts_of(session, changed) == changed and all(
        names.get(fold(write.draft.name), set()) == set(write.namesakes) for write in new
    )
