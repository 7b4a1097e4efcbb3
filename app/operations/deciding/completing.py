"""Filling in later what a quick log left of a decision, or saying that there is no more."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Participant, Placement, PupilNeed
from app.operations.deciding.drafts import CompletionDraft
from app.operations.deciding.rows import fill_lists, fill_plain
from app.operations.deciding.standing import standing_placement
from app.queries.plans.left_open import parents_known
from app.vocabulary import within


def complete_decision(session: Session, placement_id: int, draft: CompletionDraft, *, today: date) -> Done:
    """Fill in what a quick log left; who, where, which grouping, why, who decided and the days stay as they are.

    Blank parts are written over as well. It stays open where nothing is said yet of the parents or carers.
    """
    placement = standing_placement(session, placement_id, today)
    if found := draft.unclear(today):
        raise Invalid(found)
    fill_plain(placement, draft, placement.grouping.code)
    fill_lists(session, placement.id, draft)
    _add_people(session, placement, draft)
    note_needs(session, placement.pupil_id, placement.domain_id, draft.needs, today)
    placement.left_open = not parents_known(placement)
    session.flush()
    return Done(f"Filled in for {_what(placement)}.", id=placement.id)


def nothing_more(session: Session, placement_id: int, *, today: date) -> Done:
    """Say that a decision is complete as it stands. Raises Problem while nothing is said of the parents or carers."""
    placement = standing_placement(session, placement_id, today)
    if not placement.left_open:
        raise Problem("Nothing is open there.")
    if not parents_known(placement):
        raise Problem(
            "One thing is open: how parents or carers took part.",
            "Say it, or say why not, under Complete.",
        )
    placement.left_open = False
    return Done(f"Complete as it is for {_what(placement)}.", id=placement.id)


def note_needs(session: Session, pupil_id: int, domain_id: int, needs: tuple[int, ...], today: date) -> None:
    """Note the needs that are not open for the pupil already."""
    known = set(
        session.scalars(
            select(PupilNeed.need_id).where(PupilNeed.pupil_id == pupil_id, PupilNeed.closed_on.is_(None))
        )
    )
    for need_id in dict.fromkeys(needs):
        if need_id not in known:
            session.add(PupilNeed(pupil_id=pupil_id, domain_id=domain_id, need_id=need_id, noted_on=today))


def _add_people(session: Session, placement: Placement, draft: CompletionDraft) -> None:
    known = {(who.kind, who.staff_id, who.name) for who in placement.participants if not who.at_end}
    for who in draft.heard:
        if (who.kind, who.staff_id, who.name.strip()) not in known:
            placement.participants.append(
                Participant(kind=who.kind, name=who.name.strip(), staff_id=who.staff_id, decided=False)
            )


def _what(placement: Placement) -> str:
    words = f"{placement.grouping.short_label} for {within(placement.domain.name)}"
    return f"{placement.pupil.known_as}: {words}"
