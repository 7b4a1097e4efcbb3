"""What forms say of a plan, of an aim and of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.vocabulary import Band

REGISTERS = ("wellness", "treatment")
# Reasons that can be said of one of them only.
ONLY_FOR = {"too_young": "young_person", "declines_parents": "family", "no_part": "agency"}


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The open plan of a pupil, domain and band as a form gives it; everything may still be empty.

    started_on: the planned start, today where None. trusted_chosen_by: young_person or family, where known.
    """

    pupil_id: int
    domain_id: int
    band: str = Band.PLAN
    started_on: date | None = None
    planned_end_on: date | None = None
    sessions: int | None = None
    own_part: str = ""
    setting: str | None = None
    lead_sector: str | None = None
    register: str | None = None
    limits_discussed: bool = False
    limits_note: str = ""
    co_ordinator_id: int | None = None
    long_timeframe: bool = False
    resource_hours: float | None = None
    resource_note: str = ""
    tried: str = ""
    trusted_adult: str = ""
    trusted_chosen_by: str | None = None
    triggers: str = ""
    early_signs: str = ""
    what_helps: str = ""
    who_to_call: str = ""
    crisis_contact: str = ""
    family_changes: str = ""
    legal_limit: str = ""
    no_agency_why: str = ""

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be; what is only missing keeps a plan a draft."""
        found: dict[str, str] = {}
        if self.planned_end_on is not None and self.planned_end_on <= (self.started_on or today):
            found["planned_end_on"] = "The planned end comes after the start."
        if self.sessions is not None and self.sessions < 1:
            found["sessions"] = "Give one session or more, or leave it empty."
        if self.resource_hours is not None and self.resource_hours < 0:
            found["resource_hours"] = "Give the hours as a number, or leave it empty."
        if self.register is not None and self.register not in REGISTERS:
            found["register"] = "Choose wellness or treatment."
        return found


@dataclass(frozen=True, slots=True)
class AimDraft:
    """An aim in the family's words; id None for a new one. All but the words may follow later."""

    plan_id: int
    words: str
    criterion: str = ""
    target_on: date | None = None
    contingency: str = ""
    id: int | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        return {} if self.words.strip() else {"words": "Say the aim, as the child or the family says it."}


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """Somebody's agreement to the version that stands, or why there is none: a day or a reason, never both.

    kind: young_person, family, school or agency; involvement_id says which of the family or of the agencies.
    """

    plan_id: int
    kind: str
    agreed_on: date | None = None
    method: str | None = None
    own_words: str = ""
    not_agreed: str | None = None
    how_shared: str = ""
    involvement_id: int | None = None

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        if (self.agreed_on is None) == (self.not_agreed is None):
            return {"agreed_on": "Give the day of the agreement, or why there is none."}
        if self.agreed_on is not None and self.agreed_on > today:
            return {"agreed_on": "An agreement can be of today or earlier."}
        if self.agreed_on is not None and not self.method:
            return {"method": "Say how it was agreed."}
        if ONLY_FOR.get(self.not_agreed or "", self.kind) != self.kind:
            return {"not_agreed": "That reason is not one for this person."}
        return {}
