"""What came of the supports that ended in a time, and how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import School, Support, SupportStage
from app.queries.supports.dose import dose_of
from app.queries.supports.effect_rule import NOT_DELIVERED, NOT_SAID, delivered, effect_of
from app.queries.supports.sight import hidden_support
from app.queries.years import Period
from app.vocabulary import Stage

WORSE = "worse"
# From the best to the worst, then what says nothing of the offer.
BLOCKS = ("2", "1", "0", WORSE, NOT_DELIVERED, NOT_SAID)
GOALS, STOPPED, MOVED, OTHER = "goals", "stopped", "moved", "other"
HOW = (GOALS, STOPPED, MOVED, OTHER)
_HOW = {
    "goals_met": GOALS,
    "not_working": STOPPED,
    "costs_outweigh": STOPPED,
    "declined": MOVED,
    "moved_on": MOVED,
    "transferred": MOVED,
    "left": MOVED,
}


@dataclass(frozen=True, slots=True)
class Ended:
    """Supports that ran and ended: how many pupils they were for, by what came of them, and by how they ended."""

    pupils: int
    effects: Counter[str]
    ways: Counter[str]

    @property
    def count(self) -> int:
        """Return how many supports ended."""
        return self.effects.total()


def ended_in(session: Session, period: Period, ids: Collection[int]) -> Ended:
    """Return what ended on the days of a time; ids are offers that are left out."""
    ran = select(SupportStage.support_id).where(SupportStage.stage == Stage.RUNNING)
    rows = [
        row
        for row in session.execute(
            select(Support.id, Support.pupil_id, Support.offer_id, Support.outcome, Support.ending).where(
                Support.ended_on >= period.first,
                Support.ended_on <= period.last,
                Support.id.in_(ran),
                ~hidden_support(session),
            )
        )
        if row.offer_id not in ids
    ]
    doses = dose_of(session, [row.id for row in rows], period.last)
    percent = session.get_one(School, 1).delivered_percent
    effects: Counter[str] = Counter()
    for row in rows:
        dose = doses[row.id]
        was = delivered(dose.planned, dose.delivered, percent)
        effects[_block(effect_of(row.outcome, over=True, was_delivered=was))] += 1
    ways = Counter(_HOW.get(row.ending or "", OTHER) for row in rows)
    return Ended(len({row.pupil_id for row in rows}), effects, ways)


def _block(effect: str) -> str:
    return WORSE if effect in {"-1", "-2"} else effect
