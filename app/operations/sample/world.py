"""What the invented school is made from: its day, its dice, its words and the rows its codes stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from app.operations.offer_entries import Codes

T = TypeVar("T")
Row = tuple[Any, ...]

# The years of the sample school in the order a pupil passes through them.
SCHOOL_YEARS = ("N1", "N2", "R", "1", "2", "3", "4", "5", "6")


@dataclass(frozen=True, slots=True)
class World:
    """Everything the makers of pupils, offers and placements share; the same seed throws the same dice."""

    dice: Random
    today: date
    size: int
    names: dict[str, Any]
    story: dict[str, Any]
    codes: Codes
    needs: dict[str, tuple[int, ...]]
    staff: tuple[tuple[int, str], ...]
    # Dice of their own for what came later, so that what was there stays the same.
    more: Random

    @property
    def year_starts(self) -> tuple[date, date, date]:
        """Return the first days of the three academic years of the history, this one last."""
        return self.autumn(2), self.autumn(1), self.autumn(0)

    def autumn(self, years_ago: int) -> date:
        """Return the first day of an academic year, this one being nought years ago."""
        this = self.today.year if self.today.month >= 9 else self.today.year - 1
        return date(this - years_ago, 9, 1)

    @property
    def scale(self) -> float:
        """Return how much larger the school is than the usual one of 420."""
        return self.size / 420

    def chance(self, share: float) -> bool:
        """Say yes with this probability."""
        return self.dice.random() < share

    def pick(self, words: Sequence[T]) -> T:
        """Return any of these."""
        return words[int(self.dice.random() * len(words))]

    def between(self, first: int, last: int) -> int:
        """Return a whole number from first to last."""
        return first + int(self.dice.random() * (last - first + 1))

    def school_day(self, day: date, earliest: date) -> date:
        """Return the day, or the last school day before it; never before the earliest."""
        if day.month == 8:
            day = date(day.year, 7, 20)
        if day.weekday() > 4:
            day -= timedelta(days=day.weekday() - 4)
        return max(day, earliest)
