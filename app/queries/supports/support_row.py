"""A support as it is shown: where it stands and stood, its group, its dose, and what is written of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.supports.dose import Dose
from app.queries.supports.group_words import when_words
from app.vocabulary import OVER, Stage


@dataclass(frozen=True, slots=True)
class StageRow:
    """Where a support stood from one day to another; reason is blank where it is out of sight."""

    id: int
    stage: str
    label: str
    starts_on: date
    ends_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class InGroup:
    """The group a support runs in."""

    id: int
    name: str
    alone: bool
    weekday: int | None
    starts_at: str | None
    minutes: int | None
    place: str
    misses: str
    since: date

    @property
    def when(self) -> str:
        """Return "Tuesdays 10:40, 30 minutes", with what is known of it."""
        return when_words(self.weekday, self.starts_at, self.minutes)


@dataclass(frozen=True, slots=True)
class SupportWords:
    """What is written of a support; blank before those who may not see it, and dose and dates stay."""

    why: str = ""
    need: str = ""
    tried_before: str = ""
    asked_by: str = ""
    notes: str = ""
    ending: str = ""
    ending_label: str = ""
    ending_note: str = ""
    what_next: str = ""
    who_told: str = ""
    way_back: str = ""
    outcome: str = ""
    outcome_label: str = ""
    outcome_on: date | None = None
    outcome_note: str = ""


@dataclass(frozen=True, slots=True)
class SupportRow:
    """A pupil on an offer for a domain. hidden_words: what is written on it is not for this person.

    grouping is the code of the one that the offer stands in for that domain; clashes say with what its group meets at
    the same time.
    """

    id: int
    pupil_id: int
    pupil: str
    first_name: str
    offer_id: int
    offer: str
    in_house: bool
    domain_id: int
    domain: str
    need_id: int | None
    asked_by_id: int | None
    began_on: date
    stages: tuple[StageRow, ...]
    group: InGroup | None
    dose: Dose
    sessions_planned: int | None
    minutes_planned: int | None
    sessions_delivered: int | None
    sessions_attended: int | None
    planned_end_on: date | None
    next_look_on: date | None
    sole_reason: bool
    ended_on: date | None
    words: SupportWords
    hidden_words: bool = False
    grouping: str = ""
    clashes: tuple[str, ...] = ()

    @property
    def now(self) -> StageRow:
        """Return the stage it is in."""
        return self.stages[-1]

    @property
    def is_open(self) -> bool:
        """Say whether it is not over yet."""
        return self.now.stage not in OVER

    @property
    def ran(self) -> bool:
        """Say whether it ever ran."""
        return any(row.stage == Stage.RUNNING for row in self.stages)

    @property
    def since(self) -> date:
        """Return the day since which it stands where it does; of a wait, when the pupil began to wait."""
        return self.now.starts_on
