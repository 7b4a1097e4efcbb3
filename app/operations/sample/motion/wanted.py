"""Which of the sample's pupils want which offer, from the placements they stand or stood in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.operations.sample.behind.days import every
from app.operations.sample.behind.placed import Episode, Placed
from app.operations.sample.motion.shelf import OnOffer, Shelf
from app.operations.sample.world import World

# Of a hundred pupils with a plan, so many have nothing live, and so many have two things.
_NOTHING, _TWO = 9, 22


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pupil who is to get an offer for a domain, from the day it was thought of until the placement ended."""

    pupil_id: int
    domain_id: int
    offer: OnOffer
    since: date
    until: date | None
    # Whether the placement ended because the pupil left the school.
    left: bool
    by: str


def wanted(world: World, runs: list[Episode], offers: Shelf) -> list[Wanted]:
    """Return who wants what, in the order of their days."""
    found = [
        Wanted(one.pupil_id, one.domain_id, offer, day, run.last.ends_on, run.last.ending == "left", one.by)
        for run in runs
        for one in run.placements
        for day in _looks(world, one)
        for offer in _choose(world, offers, one.domain_id, one.grouping, day)
    ]
    # A pupil moving on to the next grouping keeps what it had.
    kept = {(one.pupil_id, one.domain_id, one.offer.id): one for one in reversed(found)}
    return sorted(kept.values(), key=lambda one: (one.since, one.pupil_id, one.offer.id))


def _looks(world: World, one: Placed) -> list[date]:
    """Return when something is looked for: at the decision, and again each term that it goes on."""
    end = min(one.ends_on or world.today, world.today - timedelta(days=14))
    return [one.starts_on, *every(one.starts_on, end, 84)]


def _choose(world: World, offers: Shelf, domain_id: int, grouping: str, on: date) -> list[OnOffer]:
    cell = [*offers.get((domain_id, grouping), ()), *offers.get((None, grouping), ())]
    there = [one for one in cell if one.first <= on and (one.last is None or on <= one.last)]
    dice = world.between(1, 100)
    if not there or dice <= _NOTHING:
        return []
    # What stands first in a cell is asked for most.
    first = there[min(world.between(0, len(there) - 1), world.between(0, len(there) - 1))]
    second = [one for one in there if one is not first]
    return [first, world.pick(second)] if second and dice > 100 - _TWO else [first]
