"""What somebody decides about the new year: offers, pupils, classes, leavers and supports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.operations.supports.drafts import OWN_ENDINGS
from app.vocabulary import OfferStatus

KEEP, CHANGE, END = "keep", "change", "end"


@dataclass(frozen=True, slots=True)
class OfferRoll:
    """What becomes of an offer: ended, or running on with a day until when, or paused. What is not named stays.

    checked: somebody has looked today that what is written of it is still true.
    """

    offer_id: int
    end: bool = False
    paused: bool = False
    until: date | None = None
    checked: bool = False


@dataclass(frozen=True, slots=True)
class ClassRoll:
    """The class that pupils of one year and class go into; "" or not named: none yet."""

    year_group: str | None
    class_name: str | None
    to: str = ""


@dataclass(frozen=True, slots=True)
class RollDraft:
    """Rolling forward to the year that begins on a day; whatever it does not name is carried on as it is.

    leavers_on: the day from which leavers are no longer on the roll; None is the first day of the year.
    close: the supports that end, all with one reason and one word on what comes next.
    """

    year_on: date
    offers: tuple[OfferRoll, ...] = ()
    promote: bool = True
    stay: tuple[int, ...] = ()
    classes: tuple[ClassRoll, ...] = ()
    leavers: tuple[int, ...] = ()
    leavers_on: date | None = None
    close: tuple[int, ...] = ()
    ending: str = "moved_on"
    what_next: str = ""

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found: dict[str, str] = {}
        if self.year_on > today:
            found["year_on"] = f"The new year begins on {self.year_on.day} {self.year_on:%B %Y}."
        if self.leavers and (self.leavers_on or self.year_on) > today:
            found["leavers_on"] = "A leaving date can be today or earlier."
        if self.close and not self.what_next.strip():
            found["what_next"] = "Say what comes next, if only that nothing more is needed."
        if self.close and (not self.ending or self.ending in OWN_ENDINGS):
            found["ending"] = "Choose a reason."
        if any(one.until and one.until < self.year_on for one in self.offers if not one.end):
            found["offers"] = "An offer that runs on ends in the new year or later."
        return found


def statuses(one: OfferRoll) -> str:
    """Return the status an offer has in the new year."""
    if one.end:
        return OfferStatus.ENDED
    return OfferStatus.PAUSED if one.paused else OfferStatus.ACTIVE
