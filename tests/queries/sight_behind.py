"""Contacts, reviews and plans of the school of test_sight: some of Risk Support's time, some of a pupil who goes there."""

from __future__ import annotations

from datetime import date

from app.operations.plans.aims import write_aim
from app.operations.plans.contact_draft import ContactDraft
from app.operations.plans.contacting import note_contact
from app.operations.plans.drafts import AimDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.person import Person
from app.queries.decision import stands_now
from app.store import Store
from app.vocabulary import Band
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, TOGETHER

from .sight_meetings import add_meetings
from .sight_school import PASTORAL, Seen, fill
from .sight_supports import fill_supports

THEN, DUE, LATER = date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 1)


def fill_whole(senco: Store, who: Person = PASTORAL) -> Seen:
    """Make the school with what stands behind its groupings: in words of their own for a pupil in Risk Support."""
    seen = fill(senco, who)
    # First, so that the last changes are what they were without.
    add_meetings(senco, seen)
    in_risk, more = seen.beside, seen.more
    # First, as the last changes are few: what says nobody's name must not be pushed out of them.
    fill_supports(senco, in_risk, more)
    risk, more_help = _placement(senco, in_risk, Band.RISK), _placement(senco, more, Band.PLAN)
    said = ContactDraft(
        in_risk, EMOTIONS, "family", on=THEN, with_whom="Zebra aunt", advice="Zebra advice.", follow_up_on=DUE
    )
    senco.write(note_contact, said, today=TODAY)
    looked = ReviewDraft(
        risk, "change", participants=TOGETHER, changed="Zebra change.", safety="Zebra safety."
    )
    senco.write(hold_review, looked, today=TODAY)
    plain = ContactDraft(more, EMOTIONS, "phone", on=THEN, advice="A walk first.", follow_up_on=DUE)
    senco.write(note_contact, plain, today=TODAY)
    plan = PlanDraft(more, EMOTIONS, started_on=THEN, planned_end_on=DUE, own_part="Walks to school.")
    number = senco.write(write_plan, plan, today=TODAY).id or 0
    senco.write(write_aim, AimDraft(number, "I sleep at night.", target_on=DUE), today=TODAY)
    going_on = ReviewDraft(more_help, "continue", on=THEN, changed="Sleeps better.", next_look_on=LATER)
    senco.write(hold_review, going_on, today=TODAY)
    return seen


def _placement(senco: Store, pupil: int, band: str) -> int:
    found = senco.read(stands_now, pupil, EMOTIONS, today=TODAY)
    return next(row.placement_id for row in found if row.band == band)
