"""Contacts: noting advice given and offers pointed to, following up, and taking a mistake back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Contact, Domain, Offer, Pupil, Signpost, Staff
from app.operations.plans.contact_draft import ContactDraft, FollowUpDraft
from app.operations.record import recorded_at, recorded_by
from app.operations.stays import on_roll
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.wording import words
from app.vocabulary import ListKind, within


def note_contact(session: Session, draft: ContactDraft, *, today: date) -> Done:
    """Note a contact about a pupil and a domain: what was advised, what was pointed to, when to follow up."""
    pupil = _refuse(session, draft, today)
    contact = Contact(pupil=pupil, recorded_at=recorded_at(session), recorded_by=recorded_by(session))
    _fill(session, contact, draft, today)
    session.add(contact)
    session.flush()
    again = f" We follow up on {_day(contact.follow_up_on)}." if contact.follow_up_on else ""
    return Done(f"Noted for {_what(contact)}.{again}", id=contact.id)


def change_contact(session: Session, contact_id: int, draft: ContactDraft, *, today: date) -> Done:
    """Write over a contact what should have been noted."""
    contact = _contact(session, contact_id, today)
    _refuse(session, draft, today)
    if contact.followed_up_on is not None and (draft.on or today) > contact.followed_up_on:
        raise Invalid({"on": "The follow-up was before that day."})
    _fill(session, contact, draft, today)
    return Done(f"Changed for {_what(contact)}.", id=contact.id)


def follow_up(session: Session, contact_id: int, draft: FollowUpDraft, *, today: date) -> Done:
    """Note how it went after a contact; that ends the follow-up."""
    contact = _contact(session, contact_id, today)
    if contact.followed_up_on is not None:
        raise Problem("That contact has been followed up already.")
    known = words(session, ListKind.FOLLOW_UP)
    on = draft.on or today
    found: dict[str, str] = {}
    if draft.outcome not in known:
        found["outcome"] = "Choose how it went."
    if not contact.held_on <= on <= today:
        found["on"] = "A follow-up lies between the contact and today."
    if found:
        raise Invalid(found)
    contact.followed_up_on, contact.outcome = on, draft.outcome
    contact.outcome_note = draft.note.strip()
    return Done(f"Followed up for {_what(contact)}: {within(known[draft.outcome])}.", id=contact.id)


def put_off_follow_up(session: Session, contact_id: int, *, to: date, today: date) -> Done:
    """Move the day on which a contact is followed up."""
    contact = _contact(session, contact_id, today)
    if contact.followed_up_on is not None:
        raise Problem("That contact has been followed up already.")
    if to < today or to <= contact.held_on:
        raise Invalid({"to": "Choose today or a later day, after the contact."})
    contact.follow_up_on = to
    return Done(f"We follow up with {contact.pupil.known_as} on {_day(to)}.", id=contact.id)


def take_back_contact(session: Session, contact_id: int, *, today: date) -> Done:
    """Take back a contact noted by mistake, with its signposts and follow-up."""
    contact = _contact(session, contact_id, today)
    what = _what(contact)
    session.delete(contact)
    session.flush()
    return Done(f"Taken back for {what}.", id=contact_id)


def _contact(session: Session, contact_id: int, today: date) -> Contact:
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise Problem("That contact is no longer there.")
    # It is out of sight where the pupil was in Risk Support on that day, or is now.
    for on in (contact.held_on, contact.followed_up_on or today):
        refuse_out_of_sight(session, contact.pupil_id, contact.domain_id, on)
    return contact


def _refuse(session: Session, draft: ContactDraft, today: date) -> Pupil:
    on = draft.on or today
    refuse_out_of_sight(session, draft.pupil_id, draft.domain_id, on)
    found = draft.problems(today)
    pupil = session.get(Pupil, draft.pupil_id)
    domain = session.get(Domain, draft.domain_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    if not on_roll(session, pupil.id, on):
        found["on"] = f"{pupil.first_name} was not on the roll that day."
    if domain is None:
        found["domain_id"] = "Choose a domain of need."
    if draft.kind and draft.kind not in words(session, ListKind.CONTACT, retired=True):
        found["kind"] = "Say what kind of contact it was."
    if draft.staff_id is not None and session.get(Staff, draft.staff_id) is None:
        found["staff_id"] = "Choose somebody from the list."
    wanted = set(draft.signposts)
    if wanted != set(session.scalars(select(Offer.id).where(Offer.id.in_(wanted)))):
        found["signposts"] = "Choose offers from the list."
    if found:
        raise Invalid(found)
    return pupil


def _fill(session: Session, contact: Contact, draft: ContactDraft, today: date) -> None:
    contact.domain = session.get_one(Domain, draft.domain_id)
    contact.kind, contact.held_on = draft.kind, draft.on or today
    contact.with_whom, contact.staff_id = draft.with_whom.strip(), draft.staff_id
    contact.advice, contact.follow_up_on = draft.advice.strip(), draft.follow_up_on
    known = {post.offer_id: post for post in contact.signposts}
    contact.signposts = [
        known.get(offer_id) or Signpost(offer_id=offer_id) for offer_id in dict.fromkeys(draft.signposts)
    ]


def _what(contact: Contact) -> str:
    return f"{contact.pupil.known_as}: a contact about {within(contact.domain.name)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
