"""A review as its form gives it, and what cannot be in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.operations.placements import ParticipantDraft
from app.vocabulary import Band

# These endings are written by the program itself, when a new decision or a leaving date ends a placement.
OWN_ENDINGS = frozenset({"new_decision", "left"})


class ReviewDecision(StrEnum):
    """What a review comes to."""

    CONTINUE = "continue"
    CHANGE = "change"
    END = "end"


# What an ending is as clear about as a beginning: field → the sentence where it is missing.
_ENDING_SAYS = {
    "ending": "Say why it ends.",
    "changed": "Say in a few words how things are now, so that the ending can be understood later.",
    "what_next": "Say what comes next, if only that nothing more is needed.",
    "who_told": "Say who has been told.",
    "way_back": "Say how to come back, if it is needed again.",
}


@dataclass(frozen=True, slots=True)
class AimSaid:
    """What a review said of an aim: how near it is (0 to 10, as a respondent sees it), and what became of it.

    outcome is None while the aim stays open; note is what was decided where it was not achieved, or only partly.
    """

    aim_id: int
    rating: int | None = None
    respondent: str = "young_person"
    outcome: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A look at a placement; on is the day it was held, today where None.

    ends_too: open supports for the same domain that an ending ends too, with the same reason.
    """

    placement_id: int
    decision: str
    on: date | None = None
    participants: tuple[ParticipantDraft, ...] = ()
    changed: str = ""
    pupil_words: str = ""
    safety: str = ""
    costs_harms: str = ""
    ending: str | None = None
    what_next: str = ""
    who_told: str = ""
    way_back: str = ""
    approved_by: str = ""
    next_look_on: date | None = None
    aims: tuple[AimSaid, ...] = ()
    ends_too: tuple[int, ...] = ()

    def problems(self, today: date, band: str = Band.PLAN) -> dict[str, str]:
        """Return field → sentence for what cannot be; band is that of the placement."""
        found: dict[str, str] = {}
        held = self.on or today
        if held > today:
            found["on"] = "A review can be from today or earlier."
        if self.decision not in tuple(ReviewDecision):
            found["decision"] = "Choose whether it goes on, changes or ends."
        if self.decision == ReviewDecision.CONTINUE:
            found |= self._missing_look(held)
        if band == Band.RISK and not self.safety.strip():
            found["safety"] = "Say how safe things are now: that is what this is looked at for."
        if self.decision == ReviewDecision.END:
            found |= self._missing_of_ending(band)
        return found

    def _missing_look(self, held: date) -> dict[str, str]:
        if self.next_look_on is None:
            return {"next_look_on": "Say when we look again."}
        return {"next_look_on": "The next look comes after the review."} if self.next_look_on <= held else {}

    def _missing_of_ending(self, band: str) -> dict[str, str]:
        found = {
            name: sentence
            for name, sentence in _ENDING_SAYS.items()
            if not (getattr(self, name) or "").strip()
        }
        if self.ending in OWN_ENDINGS:
            found["ending"] = "Choose a reason; this one the program writes by itself."
        if band == Band.RISK:
            if self.ending == "goals_met":
                found["ending"] = "Managing risk has no goals to meet. Choose another reason."
            if not self.approved_by.strip():
                found["approved_by"] = "Say who approved the ending, by name."
        if not any(person.decided for person in self.participants):
            found["participants"] = "Say who decided."
        return found
