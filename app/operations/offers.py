"""Keeping the catalogue of offers: add, change, place on the map, check, pause, end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import (
    Domain,
    Grouping,
    Offer,
    OfferAudience,
    OfferNeed,
    OfferPlace,
    OfferReferrer,
    OfferState,
    Organisation,
    School,
    Staff,
)
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.queries.folding import offer_folded
from app.vocabulary import OfferStatus, within

Cell = tuple[int, int | None]
R = TypeVar("R", OfferNeed, OfferAudience, OfferReferrer)

# Everything a draft and an offer name alike; the rest are rows of their own.
_OWN_ROWS = {"status", "places", "needs", "audiences", "referrers", "since"}
_PLAIN = tuple(f.name for f in fields(OfferDraft) if f.name not in _OWN_ROWS)
_STATUS_WORDS = {
    OfferStatus.DRAFT: "is a draft again",
    OfferStatus.ACTIVE: "is running",
    OfferStatus.PAUSED: "is paused",
    OfferStatus.ENDED: "has ended; its history stays",
}


def add_offer(session: Session, draft: OfferDraft, *, today: date) -> Done:
    """Add an offer, as a draft or running; it holds from the draft's since, or from today."""
    offer = new_offer(session, draft, today=today)
    session.flush()
    kind = "a draft" if draft.status == OfferStatus.DRAFT else "an offer"
    return Done(f"Added {offer.name} as {kind}.", id=offer.id)


def new_offer(session: Session, draft: OfferDraft, *, today: date) -> Offer:
    """Return an offer that is added but has no number yet: an import writes many of them in one go."""
    _refuse(session, draft, today)
    offer = Offer(states=[], places=[], needs=[], audiences=[], referrers=[], name="", folded="")
    session.add(offer)
    _fill(session, offer, draft, today)
    offer.states.append(OfferState(status=draft.status, starts_on=draft.since or today))
    return offer


def change_offer(session: Session, offer_id: int, draft: OfferDraft, *, today: date) -> Done:
    """Write what the form says over an offer; places taken away end today and stay in its history."""
    offer = _offer(session, offer_id)
    _refuse(session, draft, today, {_cell(place) for place in offer.places if place.ends_on is None})
    _fill(session, offer, draft, today)
    _move_to(offer, draft.status, today)
    return Done(f"Changed {offer.name}.", id=offer.id)


def duplicate_offer(session: Session, offer_id: int, *, today: date) -> Done:
    """Make a draft with the same words and places, to be changed; its checks start anew."""
    source = _offer(session, offer_id)
    copy = Offer(**{name: getattr(source, name) for name in _PLAIN}, folded="")
    copy.name = _free_name(session, f"{source.name} (copy)")
    copy.folded = offer_folded(copy.name, source.organisation.name if source.organisation else "")
    copy.checked_on = copy.checked_by_id = copy.check_due_on = copy.runs_until = None
    copy.states = [OfferState(status=OfferStatus.DRAFT, starts_on=today)]
    copy.places = [
        OfferPlace(
            grouping_id=place.grouping_id,
            domain_id=place.domain_id,
            note=place.note,
            dose=place.dose,
            starts_on=today,
        )
        for place in source.places
        if place.ends_on is None
    ]
    copy.needs = [OfferNeed(need_id=need.need_id) for need in source.needs]
    copy.audiences = [OfferAudience(code=row.code) for row in source.audiences]
    copy.referrers = [OfferReferrer(code=row.code) for row in source.referrers]
    session.add(copy)
    session.flush()
    return Done(f"Made {copy.name} as a draft.", id=copy.id)


def set_offer_status(session: Session, offer_id: int, status: str, *, today: date) -> Done:
    """Move an offer to draft, active, paused or ended from today; running needs an organisation and a place."""
    offer = _offer(session, offer_id)
    if status == OfferStatus.ACTIVE:
        if offer.organisation_id is None:
            raise Problem(f"{offer.name} has no organisation yet.", "Give it one, then start it.")
        if not _on_the_map(session, [_cell(place) for place in offer.places if place.ends_on is None]):
            raise Problem(f"{offer.name} has no place on the map yet.", "Give it one, then start it.")
    _move_to(offer, status, today)
    still = _still_on_it(session, offer.id) if status == OfferStatus.ENDED else ""
    return Done(f"{offer.name} {_STATUS_WORDS[OfferStatus(status)]}.{still}", id=offer.id)


def retire_offer(session: Session, offer_id: int, *, today: date) -> Done:
    """End an offer today: it leaves the map and the choice, and its history stays."""
    return set_offer_status(session, offer_id, OfferStatus.ENDED, today=today)


def check_offer(session: Session, offer_id: int, *, by_id: int | None = None, today: date) -> Done:
    """Note that somebody has checked today that an offer's words are still true."""
    offer = _offer(session, offer_id)
    if by_id is not None and session.get(Staff, by_id) is None:
        raise Invalid({"by_id": "Choose who checked it."})
    weeks = session.get_one(School, 1).check_weeks
    offer.checked_on, offer.checked_by_id = today, by_id
    offer.check_due_on = today + timedelta(weeks=weeks)
    return Done(f"{offer.name} was checked.", id=offer.id)


def place_offer(session: Session, offer_id: int, place: PlaceDraft, *, today: date) -> Done:
    """Give an offer one more place on the map, from today."""
    offer = _offer(session, offer_id)
    _refuse_places(session, (place,))
    if any(_cell(row) == (place.grouping_id, place.domain_id) for row in offer.places if not row.ends_on):
        raise Problem(f"{offer.name} already stands there.")
    _add_place(offer, place, today)
    session.flush()
    grouping = session.get_one(Grouping, place.grouping_id)
    where = "all needs"
    if place.domain_id is not None:
        where = within(session.get_one(Domain, place.domain_id).name)
    return Done(f"{offer.name} now stands in {grouping.short_label} for {where}.", id=offer.id)


# --- how --------------------------------------------------------------------------------------------


def _offer(session: Session, offer_id: int) -> Offer:
    offer = session.get(Offer, offer_id)
    if offer is None:
        raise Problem("That offer is no longer there.")
    return offer


def _still_on_it(session: Session, offer_id: int) -> str:
    """Return how many pupils have an offer that has ended, a space before it; of what is out of sight nothing."""
    # Read in only here: the offers' page, which starts with this module, knows no supports.
    from app.models import Support
    from app.queries.supports.sight import hidden_support

    asked = select(func.count(Support.pupil_id.distinct())).where(
        Support.offer_id == offer_id, Support.ended_on.is_(None), ~hidden_support(session)
    )
    many = session.scalar(asked) or 0
    has = "1 pupil has" if many == 1 else f"{many} pupils have"
    return f" {has} it still, until that is ended or moved." if many else ""


def _refuse(session: Session, draft: OfferDraft, today: date, standing: Collection[Cell] = ()) -> None:
    """Refuse what cannot be; places that stand already may stay where a grouping was hidden since."""
    found = draft.problems()
    if draft.since and draft.since > today:
        found["since"] = "An offer has begun today or earlier."
    if draft.checked_on and draft.checked_on > today:
        found["checked_on"] = "It was last checked today or earlier."
    if found:
        raise Invalid(found)
    if draft.organisation_id is not None and session.get(Organisation, draft.organisation_id) is None:
        raise Invalid({"organisation_id": "That organisation is no longer there."})
    _refuse_places(session, [place for place in draft.places if _cell(place) not in standing])
    if draft.status == OfferStatus.ACTIVE and not _on_the_map(session, map(_cell, draft.places)):
        raise Invalid({"places": "A running offer needs a place on the map that is shown."})


def _on_the_map(session: Session, cells: Iterable[Cell]) -> bool:
    """Say whether one of the cells is on the map: its grouping shown, its domain not retired."""
    shown = set(session.scalars(select(Grouping.id).where(~Grouping.hidden)))
    used = {None, *session.scalars(select(Domain.id).where(~Domain.retired))}
    return any(grouping in shown and domain in used for grouping, domain in cells)


def _refuse_places(session: Session, places: Iterable[PlaceDraft]) -> None:
    for place in places:
        grouping = session.get(Grouping, place.grouping_id)
        if grouping is None or grouping.hidden:
            raise Invalid({"places": "That grouping is not shown in this school."})
        domain = None if place.domain_id is None else session.get(Domain, place.domain_id)
        if place.domain_id is not None and (domain is None or domain.retired):
            raise Invalid({"places": "That domain of need is no longer there."})


def _fill(session: Session, offer: Offer, draft: OfferDraft, today: date) -> None:
    for name in _PLAIN:
        value = getattr(draft, name)
        setattr(offer, name, value.strip() if isinstance(value, str) else value)
    organisation = (
        session.get_one(Organisation, draft.organisation_id) if draft.organisation_id is not None else None
    )
    if organisation is not None:
        offer.in_house = organisation.in_house
    offer.folded = offer_folded(offer.name, organisation.name if organisation else "")
    _fill_places(offer, draft.places, today, draft.since or today)
    _keep(offer.needs, "need_id", draft.needs, lambda value: OfferNeed(need_id=value))
    _keep(offer.audiences, "code", draft.audiences, lambda value: OfferAudience(code=value))
    _keep(offer.referrers, "code", draft.referrers, lambda value: OfferReferrer(code=value))


def _keep(rows: list[R], name: str, wanted: Iterable[Any], make: Callable[[Any], R]) -> None:
    wanted = list(wanted)
    for row in list(rows):
        if getattr(row, name) not in wanted:
            rows.remove(row)
    present = {getattr(row, name) for row in rows}
    rows.extend(make(value) for value in dict.fromkeys(wanted) if value not in present)


def _cell(place: OfferPlace | PlaceDraft) -> Cell:
    return place.grouping_id, place.domain_id


def _fill_places(offer: Offer, wanted: tuple[PlaceDraft, ...], today: date, since: date) -> None:
    drafts = {_cell(place): place for place in wanted}
    for row in [place for place in offer.places if place.ends_on is None]:
        draft = drafts.pop(_cell(row), None)
        if draft is not None:
            row.note, row.dose = draft.note.strip(), draft.dose.strip()
        elif row.starts_on >= today:
            offer.places.remove(row)  # it never stood there for a day
        else:
            row.ends_on = today
    for draft in drafts.values():
        _add_place(offer, draft, since)


def _add_place(offer: Offer, place: PlaceDraft, since: date) -> None:
    offer.places.append(
        OfferPlace(
            grouping_id=place.grouping_id,
            domain_id=place.domain_id,
            note=place.note.strip(),
            dose=place.dose.strip(),
            starts_on=since,
        )
    )


def _move_to(offer: Offer, status: str, today: date) -> None:
    current = next(state for state in offer.states if state.ends_on is None)
    if current.status == status:
        return
    if current.starts_on >= today:
        current.status = status  # a second thought on the same day
        return
    current.ends_on = today
    offer.states.append(OfferState(status=status, starts_on=today))


def _free_name(session: Session, name: str) -> str:
    taken = set(session.scalars(select(Offer.name)))
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free
