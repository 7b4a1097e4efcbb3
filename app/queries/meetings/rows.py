"""The rows that meetings are told in: people, pupils and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody asked to a meeting; in_house is None where no agency is named, present None where nobody has said."""

    id: int
    staff_id: int | None
    name: str
    role: str
    organisation_id: int | None
    organisation: str
    in_house: bool | None
    present: bool | None

    @property
    def said(self) -> str:
        """Return who it is in a line: "Dr Sparrow, educational psychologist, Kite Project"."""
        parts = (self.name, self.role[:1].lower() + self.role[1:] if self.name else self.role)
        return ", ".join(filter(None, (*parts, self.organisation)))


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in the list; pupils are their names in the order they are talked about, to_do counts open actions."""

    id: int
    kind: str
    kind_label: str
    held_on: date
    starts_at: str
    place: str
    purpose: str
    state: str
    pupils: tuple[str, ...]
    people: int
    to_do: int


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action; owner is who does it in a line, pupil "" where it is about a meeting as a whole.

    agency is what the owner belongs to, "" for the school's own; late counts the days past its day, 0 or less before.
    """

    id: int
    pupil_id: int | None
    pupil: str
    meeting_id: int | None
    meeting_on: date | None
    words: str
    staff_id: int | None
    owner_name: str
    organisation_id: int | None
    agency: str
    in_house: bool | None
    agreed_on: date
    due_on: date | None
    state: str
    closed_on: date | None
    outcome: str
    late: int

    @property
    def owner(self) -> str:
        """Return who does it: "Ms Dovecote", "Dr Sparrow, Kite Project" or "Kite Project"."""
        return ", ".join(dict.fromkeys(filter(None, (self.owner_name, self.agency))))

    @property
    def is_open(self) -> bool:
        """Say whether it is still to be done."""
        return self.state == "open"
