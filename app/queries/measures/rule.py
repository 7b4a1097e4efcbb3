"""When a change between two scores is a reliable one, and what several such changes say of one person.

The rule is that of NHS England (mental-health-monthly-statistics, cyp_outcomes_prep.py): last score less first, by the
same respondent on the same subscale. Changes are never averaged, and no grouping follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

# Scores are kept as floats: 20.3 less 13.7 has to be 6.6, not a hair less.
_DIGITS = 6


class Change(StrEnum):
    """What can be said of the change from the first score to the last."""

    IMPROVEMENT = "reliable_improvement"
    DETERIORATION = "reliable_deterioration"
    NOT_RELIABLE = "no_reliable_change"
    TOO_FEW = "too_few_scores"
    NO_THRESHOLD = "no_threshold_known"


class Person(StrEnum):
    """What several changes of one person say together."""

    IMPROVED = "improved"
    DETERIORATED = "deteriorated"
    NOT_RELIABLE = "no_reliable_change"


def difference(values: Sequence[float]) -> float:
    """Return the last value less the first; 0 where there are fewer than two."""
    return round(values[-1] - values[0], _DIGITS) + 0.0 if len(values) > 1 else 0.0


def change_of(values: Sequence[float], *, higher_is_better: bool, reliable_change: float | None) -> Change:
    """Return what the change means; the values are one respondent's on one subscale, the earliest first.

    higher_is_better belongs to the subscale, never to the whole instrument: in the SDQ it differs.
    """
    if len(values) < 2:
        return Change.TOO_FEW
    if reliable_change is None:
        return Change.NO_THRESHOLD
    moved = difference(values)
    if abs(moved) < round(reliable_change, _DIGITS):
        return Change.NOT_RELIABLE
    return Change.IMPROVEMENT if (moved > 0) is higher_is_better else Change.DETERIORATION


def person_level(changes: Iterable[Change]) -> Person | None:
    """Return what changes say of the person: any deterioration outweighs; None where nothing can be judged yet."""
    found = set(changes)
    if Change.DETERIORATION in found:
        return Person.DETERIORATED
    if Change.IMPROVEMENT in found:
        return Person.IMPROVED
    return Person.NOT_RELIABLE if Change.NOT_RELIABLE in found else None
