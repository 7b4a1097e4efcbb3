"""A support, the moves it makes and its ending, as forms give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.vocabulary import OVER, Stage

# In place of a group's number: a group of one, made for each pupil.
ALONE = 0
# These endings the program writes by itself: a new decision, a leaving date.
OWN_ENDINGS = frozenset({"new_decision", "left"})
DECLINED = "declined"
_COUNTS = ("sessions_planned", "minutes_planned", "sessions_delivered", "sessions_attended")


@dataclass(frozen=True, slots=True)
class SupportDraft:
    """One or many pupils on an offer for a domain, from a day on (today where None).

    group_id: the group it runs in, or ALONE; None while it does not run, or runs where no register is kept here.
    next_look_on: None gives the school's usual number of weeks. need_id is of one pupil, so it goes with one only.
    """

    pupil_ids: tuple[int, ...]
    offer_id: int
    domain_id: int
    stage: str = Stage.RUNNING
    on: date | None = None
    reason: str = ""
    group_id: int | None = None
    need_id: int | None = None
    why: str = ""
    tried_before: str = ""
    asked_by_id: int | None = None
    sessions_planned: int | None = None
    minutes_planned: int | None = None
    sessions_delivered: int | None = None
    sessions_attended: int | None = None
    planned_end_on: date | None = None
    next_look_on: date | None = None
    sole_reason: bool = False
    notes: str = ""

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found = stage_problems(self.stage, self.group_id)
        on = self.on or today
        if not self.pupil_ids:
            found["pupil_ids"] = "Choose at least one pupil."
        if on > today:
            found["on"] = "Choose today or an earlier day."
        if self.need_id is not None and len(self.pupil_ids) > 1:
            found["need_id"] = "A need is one pupil’s own: leave it out for several pupils."
        return found | self.plain_problems(on)

    def plain_problems(self, on: date) -> dict[str, str]:
        """Return what cannot be in what is planned, for a support that began on a day."""
        found: dict[str, str] = {}
        if self.next_look_on is not None and self.next_look_on <= on:
            found["next_look_on"] = "The next look comes after the beginning."
        if self.planned_end_on is not None and self.planned_end_on < on:
            found["planned_end_on"] = "The end comes after the beginning."
        for name in _COUNTS:
            if (getattr(self, name) or 0) < 0:
                found[name] = "Give a number from 0."
        if (self.sessions_attended or 0) > (self.sessions_delivered or 0):
            found["sessions_attended"] = "Nobody can come to more sessions than there were."
        return found


@dataclass(frozen=True, slots=True)
class EndingDraft:
    """How supports end: on is the last day, ending a word of the list of endings; who_told and way_back may wait."""

    on: date | None = None
    ending: str = ""
    note: str = ""
    what_next: str = ""
    who_told: str = ""
    way_back: str = ""

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found: dict[str, str] = {}
        if (self.on or today) > today:
            found["on"] = "Choose today or an earlier day."
        if not self.ending:
            found["ending"] = "Say why it ends."
        elif self.ending in OWN_ENDINGS:
            found["ending"] = "Choose a reason; this one the program writes by itself."
        if not self.what_next.strip():
            found["what_next"] = "Say what comes next, if only that nothing more is needed."
        return found


def stage_problems(stage: str, group_id: int | None) -> dict[str, str]:
    """Return what cannot be about a stage that somebody begins, and a group with it."""
    if stage not in tuple(Stage):
        return {"stage": "Choose where it stands."}
    if stage in OVER:
        return {"stage": "An ending says why and what comes next: end it instead."}
    if group_id is not None and stage != Stage.RUNNING:
        return {"group_id": "A group is for what runs; until then it has none."}
    return {}
