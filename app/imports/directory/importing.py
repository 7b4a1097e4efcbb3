"""A directory's services into the school: the plan that the preview shows, and the one write that does it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.imports.directory.catalogue import catalogue
from app.imports.directory.planning import Planning
from app.imports.directory.services import Services
from app.imports.directory.writing import OfferWrite, Writer
from app.imports.plan import Choices, Outcome, Plan, Planned, PlannedRows
from app.imports.real_school import refuse_in_sample
from app.imports.sentence import sentence
from app.models import School
from app.progress import Progress, Silent

OPEN_REFERRAL = "open_referral"

OfferPlan = Plan[OfferWrite]
PlannedOffer = Planned[OfferWrite]


def plan_offers(
    session: Session,
    services: Services,
    source: str = OPEN_REFERRAL,
    *,
    today: date,
    choices: Choices | None = None,
) -> OfferPlan:
    """Return what importing services would do; nothing is changed.

    A service taken in before brings its offer up to date where nobody has changed it here; one that may be an
    offer of the school's own is asked about; the rest become drafts. choices: what a person has said of rows.
    """
    refuse_in_sample(session)
    weeks = session.scalars(select(School.check_weeks)).one()
    planning = Planning(
        catalogue(session), services, source, choices=choices or {}, today=today, check_weeks=weeks
    )
    return Plan(PlannedRows(planning.rows()), services.notes)


def import_offers(
    session: Session, plan: OfferPlan, *, today: date, progress: Progress | None = None
) -> Done:
    """Do what a plan says, in one step that Undo takes back.

    Raises Problem, with nothing written, when one of its services has been imported, or an offer it touches
    has changed, since the plan was made.
    """
    progress = progress or Silent()
    refuse_in_sample(session)
    school = catalogue(session)
    taken = {(one.source, one.source_id) for one in school.values() if one.source}
    writes = [row.payload for row in plan.rows if row.payload and _writes(row)]
    for write in writes:
        known = write.known
        still = (
            (write.source, write.source_id) not in taken if known is None else school.get(known.id) == known
        )
        if not still:
            raise Problem("The school has changed since the preview; look again.", "Nothing was imported.")
    Writer(session, today, writes).write_all(progress)
    counts = plan.counts()
    how = " as a draft" if counts[Outcome.ADDED] == 1 else " as drafts"
    return Done(sentence(counts, "offer", "offers", how), counts=counts)


def _writes(row: PlannedOffer) -> bool:
    """Say whether anything is written: of an offer that stays the same only what its directory has said."""
    if row.payload is None or row.outcome not in (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED):
        return False
    known = row.payload.known
    return row.outcome is not Outcome.UNCHANGED or (known is not None and row.payload.said != known.said)
