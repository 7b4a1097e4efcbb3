"""What a plan says, as pages and files show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.plans.aim_rows import AimRow


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Somebody's agreement to a version, or why there is none; who is a name where one of several is meant."""

    id: int
    version: int
    kind: str
    involvement_id: int | None
    who: str
    agreed_on: date | None
    method: str
    own_words: str
    not_agreed: str
    not_agreed_label: str
    how_shared: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An earlier version of a plan; content is its text by field name, as JSON."""

    number: int
    closed_on: date
    why: str
    content: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with all that hangs on it.

    Codes stand beside their labels; grouping is the one it stands behind now, "" once it has ended. missing and
    warnings are sentences: what stands between a draft and agreed, and what stands in nobody's way.
    """

    id: int
    pupil_id: int
    domain_id: int
    domain: str
    band: str
    grouping: str
    grouping_label: str
    started_on: date
    planned_end_on: date | None
    sessions: int | None
    own_part: str
    setting: str | None
    setting_label: str
    lead_sector: str | None
    lead_sector_label: str
    register: str | None
    limits_discussed: bool
    limits_note: str
    co_ordinator_id: int | None
    co_ordinator: str
    long_timeframe: bool
    resource_hours: float | None
    resource_note: str
    tried: str
    trusted_adult: str
    trusted_chosen_by: str | None
    triggers: str
    early_signs: str
    what_helps: str
    who_to_call: str
    crisis_contact: str
    family_changes: str
    legal_limit: str
    no_agency_why: str
    version: int
    agreed_on: date | None
    ended_on: date | None
    ending: str
    ending_label: str
    ending_note: str
    aims: tuple[AimRow, ...]
    agreements: tuple[AgreementRow, ...]
    versions: tuple[VersionRow, ...]
    missing: tuple[str, ...]
    warnings: tuple[str, ...]

    def agreements_now(self) -> tuple[AgreementRow, ...]:
        """Return the agreements to the version that stands, the newest of each person."""
        rows = (row for row in self.agreements if row.version == self.version)
        return tuple({(row.kind, row.involvement_id): row for row in rows}.values())
