"""What whoever asks may see: the store puts it on the session, and queries that touch Risk Support look here."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.errors import Problem

SIGHT, PUPILS, HOLDS = "fivefold_sees_risk", "fivefold_sees_pupils", "fivefold_sees_holds"
COSTS = "fivefold_sees_costs"
# Tables whose figures are only for who may see costs.
MONEY = frozenset({"rate", "offer_cost"})
# What is said of a pupil in Risk Support to who may not see it; never "Thriving".
ASK = "Ask the SENCO"
# What is said of what somebody did there, without whom it was done for.
HIDDEN_CHANGE = "A change that only some may see."


Sight = tuple[tuple[str, bool], ...]


def sight_of(session: Session) -> Sight:
    """Return all that whoever asks may see, by the name it has on the session."""
    return tuple((name, bool(session.info.get(name, True))) for name in (SIGHT, PUPILS, HOLDS, COSTS))


def sees_risk(session: Session) -> bool:
    """Say whether whoever asks may see who is in Risk Support; work inside the program itself may."""
    return bool(session.info.get(SIGHT, True))


def sees_pupils(session: Session) -> bool:
    """Say whether whoever asks may see who the pupils are."""
    return bool(session.info.get(PUPILS, True))


def sees_holds(session: Session) -> bool:
    """Say whether whoever asks may see why a pupil's record is on hold."""
    return bool(session.info.get(HOLDS, True))


def sees_costs(session: Session) -> bool:
    """Say whether whoever asks may see what support costs."""
    return bool(session.info.get(COSTS, True))


def ask_first() -> Problem:
    """Return the refusal of what is not for this person to read or to change."""
    return Problem(f"{ASK} about this.", "Only a few people may see it or change it here.")
