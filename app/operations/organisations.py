"""The organisations that make offers, the school's own teams among them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Offer, Organisation
from app.operations.ordered import clean, found, unknown_word
from app.operations.retiring import added, name_taken, restore, retire
from app.operations.typed import name_problem
from app.operations.website import website_problem
from app.queries.folding import offer_folded
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """An organisation as a form gives it; only the name is needed."""

    name: str
    in_house: bool = False
    sector: str | None = None
    contact: str | None = None
    website: str | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = name_problem(self.name, "An organisation needs a name.")
        if sentence := website_problem(self.website):
            wrong["website"] = sentence
        return wrong


def add_organisation(session: Session, draft: OrganisationDraft) -> Done:
    """Add an organisation; two cannot have the same name."""
    _refuse(session, draft)
    organisation = Organisation()
    _fill(organisation, draft)
    return added(organisation, session)


def change_organisation(session: Session, row_id: int, draft: OrganisationDraft) -> Done:
    """Write what the form says over an organisation; its offers are found by the new name."""
    organisation = found(session, Organisation, row_id, "organisation")
    _refuse(session, draft, besides=row_id)
    _fill(organisation, draft)
    for offer in session.scalars(select(Offer).where(Offer.organisation_id == row_id)):
        offer.folded = offer_folded(offer.name, organisation.name)
    return Done(f"Changed {organisation.name}.", id=row_id)


def retire_organisation(session: Session, row_id: int) -> Done:
    """Take an organisation out of what can be chosen; its offers keep it."""
    return retire(found(session, Organisation, row_id, "organisation"), "what it has done stays")


def restore_organisation(session: Session, row_id: int) -> Done:
    """Let a retired organisation be chosen again."""
    return restore(found(session, Organisation, row_id, "organisation"))


def _refuse(session: Session, draft: OrganisationDraft, besides: int | None = None) -> None:
    wrong = draft.problems()
    if sentence := name_taken(draft.name, session.scalars(select(Organisation)), besides):
        wrong["name"] = sentence
    if unknown_word(session, ListKind.SECTOR, draft.sector):
        wrong["sector"] = "Choose a sector from the list."
    if wrong:
        raise Invalid(wrong)


def _fill(organisation: Organisation, draft: OrganisationDraft) -> None:
    organisation.name = clean(draft.name)
    organisation.in_house = draft.in_house
    organisation.sector = draft.sector or None
    organisation.contact = (draft.contact or "").strip() or None
    organisation.website = (draft.website or "").strip() or None
