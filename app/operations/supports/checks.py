"""What hinders a support: an offer that does not run, a pupil not on the roll, a second one of the same."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid, Problem
from app.models import Domain, Offer, OfferPlace, OfferState, PupilNeed, Staff, Support
from app.operations.supports.drafts import SupportDraft
from app.queries.sight import ask_first, sees_risk
from app.vocabulary import GroupingCode, OfferStatus, Stage

_NOT_RUNNING = {
    OfferStatus.DRAFT: "is a draft. Make it active first.",
    OfferStatus.ENDED: "has ended. Choose another offer, or let it run again.",
    OfferStatus.PAUSED: "is paused: pupils can wait for it, but it does not run.",
}


def refuse_offer(session: Session, offer: Offer, stage: str) -> None:
    """Raise Invalid where nobody can be at a stage of an offer, for what the offer's status is now."""
    status = session.scalar(
        select(OfferState.status).where(OfferState.offer_id == offer.id, OfferState.ends_on.is_(None))
    )
    if status == OfferStatus.ACTIVE or (status == OfferStatus.PAUSED and stage != Stage.RUNNING):
        return
    said = _NOT_RUNNING[OfferStatus(status or OfferStatus.DRAFT)]
    raise Invalid({"offer_id": f"{offer.name} {said}"})


def refuse_risk_only(session: Session, offer: Offer) -> None:
    """Raise Problem where an offer is for Risk Support alone, before those who may not see that."""
    if sees_risk(session):
        return
    there = {place.grouping.code for place in _places(session, offer)}
    if there == {GroupingCode.RISK_SUPPORT}:
        raise ask_first()


def refuse_facts(session: Session, draft: SupportDraft, found: dict[str, str]) -> None:
    """Raise Invalid with what was found, and with what the draft names that is not there."""
    domain = session.get(Domain, draft.domain_id)
    if domain is None:
        found["domain_id"] = "Choose a domain of need."
    if draft.asked_by_id is not None and session.get(Staff, draft.asked_by_id) is None:
        found["asked_by_id"] = "Choose somebody from the list."
    if draft.need_id is not None and "need_id" not in found:
        need = session.get(PupilNeed, draft.need_id)
        if need is None or (need.pupil_id, need.domain_id) != (draft.pupil_ids[0], draft.domain_id):
            found["need_id"] = "Choose a need of this pupil in this domain."
    if found:
        raise Invalid(found)


def open_one(session: Session, pupil_id: int, offer_id: int, domain_id: int) -> Support | None:
    """Return the support of a pupil on an offer for a domain that is open already."""
    return session.scalar(
        select(Support).where(
            Support.pupil_id == pupil_id,
            Support.offer_id == offer_id,
            Support.domain_id == domain_id,
            Support.ended_on.is_(None),
        )
    )


def refuse_second(session: Session, support: Support) -> None:
    """Raise Problem where the pupil has another open support of the same kind."""
    other = open_one(session, support.pupil_id, support.offer_id, support.domain_id)
    if other is not None and other.id != support.id:
        raise Problem(
            f"{support.pupil.known_as} has {support.offer.name} again already.", "That one is open."
        )


def _places(session: Session, offer: Offer) -> list[OfferPlace]:
    return list(session.scalars(select(OfferPlace).where(OfferPlace.offer_id == offer.id)))
