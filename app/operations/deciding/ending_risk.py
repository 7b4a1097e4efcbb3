"""Risk Support is never completed: a decision that ends it says why, and who approved that, by name."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.models import Placement
from app.operations.deciding.drafts import PlacementDraft
from app.vocabulary import Band, GroupingCode, band_of

GOALS_MET = "goals_met"
NO_GOALS = "Managing risk has no goals to meet. Choose another reason."
WHO_APPROVED = "Say who approved the ending, by name."


def refuse_unapproved(session: Session, draft: PlacementDraft) -> None:
    """Raise Invalid where a decision would end Risk Support with goals met, or with nobody's approval."""
    if not (ends_risk(draft) and _open(session, draft)):
        return
    found: dict[str, str] = {}
    if draft.ending == GOALS_MET:
        found["ending"] = NO_GOALS
    if not draft.approved_by.strip():
        found["approved_by"] = WHO_APPROVED
    if found:
        raise Invalid(found)


def ends_risk(draft: PlacementDraft) -> bool:
    """Say whether a decision ends Risk Support where the pupil is there: Thriving does, another one if it says so."""
    if draft.grouping == GroupingCode.THRIVING:
        return True
    return draft.end_other and band_of(draft.grouping) == Band.PLAN


def approval(row: Placement, name: str) -> str:
    """Return who approved an ending as it is kept: in Risk Support only."""
    return name.strip() if row.band == Band.RISK else ""


def _open(session: Session, draft: PlacementDraft) -> bool:
    found = session.scalar(
        select(Placement.id).where(
            Placement.pupil_id == draft.pupil_id,
            Placement.domain_id == draft.domain_id,
            Placement.band == Band.RISK,
            Placement.withdrawn_at.is_(None),
            Placement.ends_on.is_(None),
        )
    )
    return found is not None
