"""How consent is said: the same words on the screen, on paper and in the sentences of what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from app.queries.map_words import full_day
from app.vocabulary import RAN_OUT, ConsentState, within

STATES: Mapping[str, str] = MappingProxyType(
    {
        ConsentState.NOT_ASKED: "Not asked yet",
        ConsentState.WAITING: "Waiting for an answer",
        ConsentState.GIVEN: "Given",
        ConsentState.REFUSED: "Refused",
        ConsentState.WITHDRAWN: "Withdrawn",
    }
)
# How consent stood when something was shared.
THAT_DAY: Mapping[str, str] = MappingProxyType(
    {
        ConsentState.NOT_ASKED: "Not asked",
        ConsentState.WAITING: "Waiting for an answer",
        ConsentState.GIVEN: "Given",
        ConsentState.REFUSED: "Refused",
        ConsentState.WITHDRAWN: "Withdrawn",
        RAN_OUT: "Ran out",
    }
)
CONSENT = "consent"


def ran_out(state: str, until_on: date | None, day: date) -> bool:
    """Say whether consent that was given no longer holds on a day."""
    return state == ConsentState.GIVEN and until_on is not None and until_on < day


def state_words(state: str, since_on: date, until_on: date | None, day: date) -> str:
    """Return where consent stands on a day: "Given, until 31 July 2027", "Ran out on 31 July 2026"."""
    if until_on is not None and state == ConsentState.GIVEN:
        return f"Ran out on {full_day(until_on)}" if until_on < day else f"Given, until {full_day(until_on)}"
    if state == ConsentState.NOT_ASKED:
        return STATES[state]
    return f"{STATES[state]}, since {full_day(since_on)}"


def basis_warning(basis: str | None, state: str) -> str:
    """Return a sentence where the basis is consent and there was none that day; nothing is refused for it."""
    if basis != CONSENT or state == ConsentState.GIVEN:
        return ""
    if state == ConsentState.NOT_ASKED:
        return "The basis is consent, and none was noted for that day."
    return f"The basis is consent, which that day stood at: {within(THAT_DAY[state])}."
