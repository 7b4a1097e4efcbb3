"""Changing what is written of a support: why, what is planned, when we look again; not its stages."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.operations.supports.checks import refuse_facts, refuse_second
from app.operations.supports.drafts import SupportDraft
from app.operations.supports.fields import fill_facts
from app.operations.supports.standing import readable_support
from app.queries.out_of_sight import refuse_out_of_sight


def change_support(session: Session, support_id: int, draft: SupportDraft, *, today: date) -> Done:
    """Write over a support what a draft says; pupil, offer, stage and group stay as they are."""
    support = readable_support(session, support_id, today)
    refuse_out_of_sight(session, support.pupil_id, draft.domain_id, today)
    refuse_facts(session, draft, draft.plain_problems(support.began_on))
    if support.ended_on is None and draft.domain_id != support.domain_id:
        support.domain_id = draft.domain_id
        session.flush()
        refuse_second(session, support)
    fill_facts(session, support, draft, today)
    return Done(f"Changed: {support.offer.name} for {support.pupil.known_as}.", id=support.id)
