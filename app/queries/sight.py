"""What whoever asks may see: the store puts it on the session, and queries that touch Risk Support look here."""

from __future__ import annotations

from sqlalchemy.orm import Session

SIGHT = "fivefold_sees_risk"
# What is said of a pupil in Risk Support to who may not see it; never "Thriving".
ASK = "Ask the SENCO"


def sees_risk(session: Session) -> bool:
    """Say whether whoever asks may see who is in Risk Support; work inside the program itself may."""
    return bool(session.info.get(SIGHT, True))
