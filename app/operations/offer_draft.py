"""What a form or a file says of an offer, and what cannot be in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.operations.typed import name_problem
from app.vocabulary import OfferStatus, Register, year_order

_WEBSITE = re.compile(r"^(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place on the map: a grouping in one domain, or in all needs where there is no domain."""

    grouping_id: int
    domain_id: int | None = None
    note: str = ""
    dose: str = ""


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """An offer as a form gives it; a draft needs only a name, the rest is asked gently."""

    name: str
    status: str = OfferStatus.DRAFT
    organisation_id: int | None = None
    in_house: bool = True
    what: str = ""
    nature: str | None = None
    register: str | None = None
    places: tuple[PlaceDraft, ...] = ()
    needs: tuple[int, ...] = ()
    audiences: tuple[str, ...] = ()
    referrers: tuple[str, ...] = ()
    year_from: str | None = None
    year_to: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    universal: bool = False
    self_access: bool | None = None
    how_to_refer: str = ""
    entry_criteria: str = ""
    exclusions: str = ""
    consent_needed: bool | None = None
    delivery: str | None = None
    setting: str | None = None
    sessions: int | None = None
    minutes: int | None = None
    group_size: int | None = None
    days_and_place: str = ""
    staff_needed: str = ""
    usual_places: int | None = None
    expected_wait: str = ""
    cost_note: str = ""
    evidence: str | None = None
    evidence_link: str = ""
    limits: str = ""
    ending: str = ""
    crisis: bool = False
    contact: str = ""
    website: str = ""
    local_offer_link: str = ""
    area: str = ""
    notes: str = ""
    checked_on: date | None = None
    checked_by_id: int | None = None
    check_due_on: date | None = None
    # When it is known to end, said beforehand.
    runs_until: date | None = None
    # From which day its status and places hold, when it is written down later than it began.
    since: date | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found = name_problem(self.name, "An offer needs a name.")
        if self.status == OfferStatus.ACTIVE:
            if self.organisation_id is None:
                found["organisation_id"] = "A running offer needs an organisation. Or save it as a draft."
            if not self.places:
                found["places"] = "A running offer needs a place on the map. Or save it as a draft."
        cells = [(place.grouping_id, place.domain_id) for place in self.places]
        if len(cells) != len(set(cells)):
            found["places"] = "The same place on the map stands here twice."
        if self.register is not None and self.register not in set(Register):
            found["register"] = "Choose wellness or treatment."
        return found | self._range_problems() | self._link_problems()

    def _range_problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if self.year_from and self.year_to and year_order(self.year_from) > year_order(self.year_to):
            found["year_to"] = "The last year comes after the first."
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            found["age_to"] = "The oldest age comes after the youngest."
        for name in ("age_from", "age_to"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 25:
                found[name] = "An age is between 0 and 25."
        for name in ("sessions", "minutes", "group_size", "usual_places"):
            value = getattr(self, name)
            if value is not None and not 0 < value <= 10_000:
                found[name] = "This is a whole number from 1 up, or leave it empty."
        if self.checked_on and self.check_due_on and self.check_due_on < self.checked_on:
            found["check_due_on"] = "The next check comes after the last one."
        if self.since and self.runs_until and self.runs_until < self.since:
            found["runs_until"] = "It ends after it began."
        return found

    def _link_problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in ("website", "evidence_link", "local_offer_link"):
            value = getattr(self, name).strip()
            if value and not _WEBSITE.match(value):
                found[name] = "This does not look like a web address, such as www.example.org."
        return found

    def asks(self) -> dict[str, str]:
        """Return field → words for what readers of the map will ask about and nobody has said yet."""
        asked = (
            ("organisation_id", self.organisation_id is None, "who offers it"),
            ("places", not self.places, "where on the map"),
            ("what", not self.what.strip(), "what is offered"),
            ("audiences", not self.audiences, "who it is for"),
            ("referrers", not self.universal and not self.referrers, "who can refer"),
            ("how_to_refer", not self.universal and not self.how_to_refer.strip(), "how to refer"),
            ("contact", not self.contact.strip() and not self.website.strip(), "whom to ask"),
            ("ending", not self.ending.strip(), "what happens at the end"),
            ("checked_on", self.checked_on is None, "when it was last checked"),
        )
        return {field: words for field, missing, words in asked if missing}

    def still_to_say(self) -> tuple[str, ...]:
        """Return, in words, what readers of the map will ask about and nobody has said yet."""
        return tuple(self.asks().values())
