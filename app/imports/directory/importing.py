"""A directory's services into the school as draft offers: the plan, and the one write that does it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.imports.directory.services import Service, Services
from app.imports.plan import Outcome, Plan, Planned
from app.imports.real_school import refuse_in_sample
from app.imports.sentence import sentence
from app.models import Offer, Organisation, School
from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer
from app.progress import Progress, Silent
from app.vocabulary import fold

OPEN_REFERRAL = "open_referral"


@dataclass(frozen=True, slots=True)
class OfferWrite:
    """What one service writes: a draft, whose it is, and where it came from."""

    draft: OfferDraft
    organisation: str
    organisation_website: str
    source: str
    source_id: str


OfferPlan = Plan[OfferWrite]
PlannedOffer = Planned[OfferWrite]


def plan_offers(
    session: Session, services: Services, source: str = OPEN_REFERRAL, *, today: date
) -> OfferPlan:
    """Return what importing services would do; nothing is changed.

    Services imported before from the same source are left as the school has them now.
    """
    refuse_in_sample(session)
    known = set(session.scalars(select(Offer.source_id).where(Offer.source == source)))
    names = {fold(name) for name in session.scalars(select(Offer.name))}
    check_weeks = session.get_one(School, 1).check_weeks
    seen: dict[str, int] = {}
    rows = []
    for service in services.items:
        row = _planned(service, source, today, check_weeks)
        if not row.reason and service.source_id in seen:
            reason = f"Service {seen[service.source_id]} is the same one; the first is kept."
            row = Planned(service.row, Outcome.REFUSED, service.name, reason=reason)
        elif not row.reason and service.source_id in known:
            row = Planned(service.row, Outcome.UNCHANGED, service.name, row.payload)
        elif not row.reason and fold(service.name) in names:
            row = _with_doubt(row, "The school has an offer of this name already.")
        seen.setdefault(service.source_id, service.row)
        rows.append(row)
    return Plan(tuple(rows), services.notes)


def import_offers(
    session: Session, plan: OfferPlan, *, today: date, progress: Progress | None = None
) -> Done:
    """Add a plan's services as drafts, in one step that Undo takes back.

    Organisations are found by name or made as external ones. Raises Problem, with nothing written, when one
    of the services has been imported since the plan was made.
    """
    progress = progress or Silent()
    refuse_in_sample(session)
    known = {
        (offer.source, offer.source_id) for offer in session.execute(select(Offer.source, Offer.source_id))
    }
    organisations = {fold(one.name): one for one in session.scalars(select(Organisation))}
    writes = [row.payload for row in plan.rows if row.payload and row.outcome is Outcome.ADDED]
    if any((write.source, write.source_id) in known for write in writes):
        raise Problem("The school has changed since the preview; look again.", "Nothing was imported.")
    for number, write in enumerate(writes):
        progress.step(number, len(writes), "Adding offers")
        _write(session, write, organisations, today)
    counts = plan.counts()
    how = " as a draft" if counts[Outcome.ADDED] == 1 else " as drafts"
    return Done(sentence(counts, "offer", "offers", how), counts=counts)


def _planned(service: Service, source: str, today: date, check_weeks: int) -> PlannedOffer:
    if service.reason:
        return Planned(service.row, Outcome.REFUSED, service.name, reason=service.reason)
    doubts = list(service.warnings)
    checked_on = service.fields.get("checked_on")
    if checked_on and checked_on > today:
        checked_on = None
        doubts.append("The day it was last checked lies ahead and was left out.")
    due_on = checked_on + timedelta(weeks=check_weeks) if checked_on else None
    dates = {"checked_on": checked_on, "check_due_on": due_on}
    draft = OfferDraft(name=service.name, in_house=False, **(service.fields | dates))
    problems = draft.problems()
    if "website" in problems:
        draft = replace(draft, website="")
        doubts.append("The web address does not look like one and was left out.")
        problems = draft.problems()
    if problems:
        return Planned(service.row, Outcome.REFUSED, service.name, reason=" ".join(problems.values()))
    payload = OfferWrite(draft, service.organisation, service.organisation_website, source, service.source_id)
    who = service.organisation if fold(service.organisation or "") != fold(service.name) else ""
    about = f"By {who}".rstrip(".") if who else ""
    return Planned(service.row, Outcome.ADDED, service.name, payload, warnings=tuple(doubts), about=about)


def _with_doubt(row: PlannedOffer, doubt: str) -> PlannedOffer:
    return replace(row, warnings=(*row.warnings, doubt))


def _write(session: Session, write: OfferWrite, organisations: dict[str, Organisation], today: date) -> None:
    draft = write.draft
    if write.organisation:
        organisation = organisations.get(fold(write.organisation))
        if organisation is None:
            organisation = Organisation(
                name=write.organisation, in_house=False, website=write.organisation_website or None
            )
            session.add(organisation)
            session.flush()
            organisations[fold(write.organisation)] = organisation
        draft = replace(draft, organisation_id=organisation.id)
    added = add_offer(session, draft, today=today)
    offer = session.get_one(Offer, added.id)
    offer.source, offer.source_id = write.source, write.source_id
