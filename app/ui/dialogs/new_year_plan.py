"""What somebody has decided so far about the new year; kept when the dialog is left, so that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.operations.new_year.drafts import ClassRoll, OfferRoll, RollDraft
from app.queries.new_year.choices import RollChoices, RollClass, RollOffer, RollPupil, RollSupport
from app.vocabulary import OfferStatus, year_label

AS_IS, RUNS, PAUSES, ENDS = "as_is", "runs", "pauses", "ends"


@dataclass(slots=True)
class YearPlan:
    """The choices, and what was decided: by offer, by pupil, by class and by support."""

    choices: RollChoices
    offers: dict[int, str] = field(default_factory=dict)
    until: dict[int, date | None] = field(default_factory=dict)
    leavers: set[int] = field(default_factory=set)
    stay: set[int] = field(default_factory=set)
    classes: dict[tuple[str | None, str], str] = field(default_factory=dict)
    leavers_on: date | None = None
    # Supports that end though their offer goes on, and those that go on though it ends.
    close: set[int] = field(default_factory=set)
    carry: set[int] = field(default_factory=set)
    ending: str = "moved_on"
    what_next: str = ""
    touched: bool = False

    def offer(self, row: RollOffer) -> str:
        """Return what becomes of an offer."""
        return self.offers.get(row.id, AS_IS)

    def runs_until(self, row: RollOffer) -> date | None:
        """Return until when an offer runs; an end that lies in the old year is none for the new one."""
        return self.until.get(row.id, None if row.over else row.until)

    def ended(self) -> set[int]:
        """Return the offers that end."""
        return {number for number, what in self.offers.items() if what == ENDS}

    def pupil(self, row: RollPupil) -> str:
        """Return what becomes of a pupil, in words."""
        if row.id in self.leavers:
            return "leaves"
        if row.why == "already":
            return "in the new year already"
        if row.why == "new":
            return "came in the new year"
        if row.id in self.stay or row.to is None:
            return f"stays in {year_label(row.year) or 'no year'}"
        return year_label(row.to)

    def goes_up(self, row: RollPupil) -> bool:
        """Say whether a pupil goes up a year."""
        return not row.why and row.to is not None and row.id not in self.leavers | self.stay

    def supports(self) -> tuple[RollSupport, ...]:
        """Return the supports to decide about: those of leavers end by themselves."""
        return tuple(one for one in self.choices.supports if one.pupil_id not in self.leavers)

    def closed(self) -> tuple[RollSupport, ...]:
        """Return the supports that end: of offers that end, and those that were ticked."""
        ended = self.ended()
        return tuple(
            one
            for one in self.supports()
            if one.id in self.close or (one.offer_id in ended and one.id not in self.carry)
        )

    def class_name(self, row: RollClass) -> str:
        """Return what a class is called in the new year; "" for none yet."""
        return self.classes.get((row.year, row.name), row.suggested)

    def draft(self) -> RollDraft:
        """Return what the operation is told: only what is not as it was."""
        return RollDraft(
            self.choices.year.first,
            offers=tuple(one for row in self.choices.offers if (one := self._offer(row)) is not None),
            stay=tuple(sorted(self.stay)),
            classes=tuple(
                ClassRoll(row.year, row.name, self.class_name(row)) for row in self.choices.classes
            ),
            leavers=tuple(sorted(self.leavers)),
            leavers_on=self.leavers_on,
            close=tuple(one.id for one in self.closed()),
            ending=self.ending,
            what_next=self.what_next,
        )

    def _offer(self, row: RollOffer) -> OfferRoll | None:
        what, until = self.offer(row), self.runs_until(row)
        if what == AS_IS and until == row.until:
            return None
        paused = what == PAUSES or (what == AS_IS and row.status == OfferStatus.PAUSED)
        return OfferRoll(row.id, end=what == ENDS, paused=paused, until=until, checked=what == RUNS)


def usual_plan(choices: RollChoices) -> YearPlan:
    """Return a plan with what is usual: the top year leaves, and what said it would end has ended."""
    return YearPlan(
        choices,
        offers={row.id: ENDS for row in choices.offers if row.over},
        leavers={row.id for row in choices.pupils if row.top},
    )
