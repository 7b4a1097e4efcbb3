"""Beginning supports: one or many pupils on an offer, in one write and with one Undo."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Offer, Pupil, Support
from app.operations.record import recorded_at, recorded_by
from app.operations.stays import on_roll, until
from app.operations.supports.checks import open_one, refuse_facts, refuse_offer, refuse_risk_only
from app.operations.supports.drafts import SupportDraft
from app.operations.supports.fields import fill_facts
from app.operations.supports.rows import begin_stage, enter, offer_too_full, running_group
from app.operations.supports.said import day_said, left_out_said, stage_said
from app.operations.supports.standing import each, last_stage
from app.queries.out_of_sight import refuse_out_of_sight
from app.vocabulary import STAGE_LABELS, Stage, within


def begin_support(session: Session, draft: SupportDraft, *, today: date) -> Done:
    """Put pupils on an offer. Who has it already, or may not be on it that day, is left out and said.

    counts: added and left_out. Raises Invalid or Problem where nobody can be put on it.
    """
    offer = session.get(Offer, draft.offer_id)
    if offer is None:
        raise Invalid({"offer_id": "Choose an offer."})
    refuse_risk_only(session, offer)
    refuse_facts(session, draft, draft.problems(today))
    refuse_offer(session, offer, draft.stage)
    if draft.group_id:
        running_group(session, offer.id, draft.group_id, draft.on or today)
    done, left_out = each(draft.pupil_ids, lambda pupil_id: _begin(session, draft, pupil_id, today))
    on = draft.on or today
    sentence = stage_said(done, draft.stage, on, today)
    if draft.stage == Stage.RUNNING:
        sentence += offer_too_full(session, done, draft.group_id, today)
    return Done(
        sentence + left_out_said(left_out),
        id=done[0].id,
        counts={"added": len(done), "left_out": len(draft.pupil_ids) - len(done)},
    )


def _begin(session: Session, draft: SupportDraft, pupil_id: int, today: date) -> Support:
    on = draft.on or today
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    refuse_out_of_sight(session, pupil_id, draft.domain_id, on)
    if not on_roll(session, pupil_id, on) or not on_roll(session, pupil_id, today):
        raise Invalid({"pupil_ids": f"{pupil.known_as} was not on the roll then, or is not now."})
    if until(session, pupil_id, on) is not None:
        raise Invalid({"pupil_ids": f"{pupil.known_as} was away from the school since that day."})
    known = open_one(session, pupil_id, draft.offer_id, draft.domain_id)
    if known is not None:
        raise Invalid({"pupil_ids": _known(known)})
    support = Support(pupil_id=pupil_id, offer_id=draft.offer_id, began_on=on)
    support.recorded_at, support.recorded_by = recorded_at(session), recorded_by(session)
    fill_facts(session, support, draft, today)
    session.add(support)
    session.flush()
    if draft.group_id is not None:
        enter(session, support, draft.group_id, on)
    begin_stage(session, support, draft.stage, on=on, reason=draft.reason)
    return support


def _known(support: Support) -> str:
    stage = last_stage(support)
    words = within(STAGE_LABELS[stage.stage])
    return f"{support.pupil.known_as} has {support.offer.name} already: {words} since {day_said(stage.starts_on)}."
