"""A contact and its follow-up as their forms give them, and what cannot be in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """Advice given on a day; on is today where None, signposts are offers that were pointed to."""

    pupil_id: int
    domain_id: int
    kind: str
    on: date | None = None
    with_whom: str = ""
    staff_id: int | None = None
    advice: str = ""
    signposts: tuple[int, ...] = ()
    follow_up_on: date | None = None

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found: dict[str, str] = {}
        on = self.on or today
        if on > today:
            found["on"] = "A contact can be from today or earlier."
        if not self.kind:
            found["kind"] = "Say what kind of contact it was."
        if not self.advice.strip() and not self.signposts:
            found["advice"] = "Say what was advised, or choose what was pointed to."
        if self.follow_up_on is not None and self.follow_up_on <= on:
            found["follow_up_on"] = "The follow-up comes after the contact."
        return found


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """How it went after a contact; on is the day somebody asked, today where None."""

    outcome: str
    note: str = ""
    on: date | None = None
