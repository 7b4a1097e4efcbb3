"""How consent stood with an agency on a day, for the log of what was shared."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.models import Consent
from app.queries.around.words import ran_out
from app.vocabulary import RAN_OUT, ConsentState

# The purpose that sharing rests on; where nothing stands for it, what was said last for any other counts.
SHARE = "share"


def consent_on(session: Session, pupil_id: int, organisation_id: int | None, day: date) -> str:
    """Return the state of a day: a ConsentState, or RAN_OUT; not asked where nothing had been noted by then."""
    if organisation_id is None:
        return ConsentState.NOT_ASKED
    row = session.scalars(
        select(Consent)
        .where(
            Consent.pupil_id == pupil_id,
            Consent.organisation_id == organisation_id,
            Consent.since_on <= day,
        )
        .order_by(case((Consent.purpose == SHARE, 0), else_=1), Consent.since_on.desc(), Consent.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return ConsentState.NOT_ASKED
    return RAN_OUT if ran_out(row.state, row.until_on, day) else row.state
