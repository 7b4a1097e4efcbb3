"""What the forms of a meeting and of an action hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody asked to a meeting: from the staff list, or by name, with a role and an agency where they have one."""

    staff_id: int | None = None
    name: str = ""
    role: str = ""
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting: its kind is a word of the school's list; after_id is the meeting it follows on from.

    Without people or pupils, one that follows another takes over whom that was with and about.
    """

    kind: str
    held_on: date | None
    purpose: str = ""
    starts_at: str = ""
    place: str = ""
    after_id: int | None = None
    people: tuple[PersonDraft, ...] = ()
    pupils: tuple[int, ...] = ()

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        if not self.kind:
            wrong["kind"] = "Choose what kind of meeting it is."
        if self.held_on is None:
            wrong["held_on"] = "Say on which day."
        if self.starts_at.strip() and clock(self.starts_at) is None:
            wrong["starts_at"] = "Write the time as 14:30."
        return wrong


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """Something somebody will do by a day: whoever does it is staff, somebody by name, an agency, or both.

    It is about a pupil, about a meeting as a whole, or both; agreed_on is the meeting's day, or else today.
    """

    words: str
    pupil_id: int | None = None
    meeting_id: int | None = None
    staff_id: int | None = None
    owner: str = ""
    organisation_id: int | None = None
    due_on: date | None = None
    agreed_on: date | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        if not self.words.strip():
            wrong["words"] = "Say what will be done."
        if self.staff_id is None and not self.owner.strip() and self.organisation_id is None:
            wrong["owner"] = "Say who does it."
        if self.due_on is None:
            wrong["due_on"] = "Say by which day."
        return wrong


def clock(text: str) -> str | None:
    """Return a time of day as "09:30"; None where the text is none."""
    found = _CLOCK.fullmatch(text.strip())
    return None if found is None else f"{int(found[1]):02}:{found[2]}"
