"""What a named pack is made of: what was chosen for it, its recipients, and its pupils under a name, initials or a code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.queries.meetings.rows import ActionRow
from app.queries.meetings.supported import Supported

Naming = Literal["names", "initials", "codes"]
NAMINGS: tuple[tuple[Naming, str], ...] = (
    ("names", "Full names"),
    ("initials", "Initials"),
    ("codes", "Codes: Pupil 1, Pupil 2 …"),
)
# What can stand in a pack, by key, as it is ticked.
PARTS: tuple[tuple[str, str], ...] = (
    ("groupings", "Groupings"),
    ("needs", "Needs"),
    ("supports", "Supports"),
    ("aims", "Aims"),
    ("words", "Pupils’ words"),
    ("actions", "Actions"),
    ("consents", "Consents"),
)
ALL_PARTS = tuple(key for key, _ in PARTS)


@dataclass(frozen=True, slots=True)
class PackChoices:
    """What was chosen: the parts, how pupils are called, which of them (none: all), and the purpose, "" as it stands."""

    parts: tuple[str, ...] = ALL_PARTS
    naming: Naming = "names"
    pupils: tuple[int, ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a pack; outside says that it leaves the school with them."""

    organisation_id: int | None
    agency: str
    person: str
    outside: bool

    @property
    def said(self) -> str:
        """Return who it is in a line: "Dr Sparrow, Kite Project"."""
        return ", ".join(filter(None, (self.person, self.agency)))


@dataclass(frozen=True, slots=True)
class PackConsent:
    """How consent stands for one recipient; needed is False for those of the school."""

    agency: str
    person: str
    words: str
    holds: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class PackPupil:
    """One pupil of a pack. The UPN is not among it; groupings are (domain, grouping, since)."""

    pupil_id: int
    label: str
    year: str
    class_name: str
    sen: str
    groupings: tuple[tuple[str, str, date], ...]
    needs: tuple[str, ...]
    supports: Supported
    aims: tuple[str, ...]
    words: str
    words_on: date | None
    actions: tuple[ActionRow, ...]
    consents: tuple[PackConsent, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A named pack; left_out says that there are pupils whom whoever makes it may not see, sample asks for the notice."""

    school: str
    title: str
    held_on: date
    purpose: str
    recipients: tuple[Recipient, ...]
    domains: tuple[str, ...]
    choices: PackChoices
    pupils: tuple[PackPupil, ...]
    left_out: bool
    made_on: date
    made_by: str
    sample: bool

    @property
    def for_whom(self) -> str:
        """Return the recipients in a line, as they stand on every page."""
        return "; ".join(one.said for one in self.recipients) or "those at the meeting"

    @property
    def without_consent(self) -> tuple[tuple[str, str], ...]:
        """Return (agency or person, pupils) for everybody outside for whom consent is missing."""
        missing: dict[str, list[str]] = {}
        for pupil in self.pupils:
            for one in pupil.consents:
                if one.needed and not one.holds:
                    whom = ", ".join(filter(None, (one.person, one.agency)))
                    missing.setdefault(whom, []).append(pupil.label)
        return tuple((whom, ", ".join(pupils)) for whom, pupils in missing.items())
