"""An aim with how likely it was held to be, and how near it was rated, over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.models import Aim

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class LikelihoodRow:
    """How likely somebody held an aim to be, on a day."""

    judged_on: date
    judged_by: str
    likelihood: str
    label: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class RatingRow:
    """How near an aim was on a day, 0 to 10, as a respondent saw it."""

    rated_on: date
    respondent: str
    respondent_label: str
    value: int


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim; likelihoods and ratings the oldest first. outcome: achieved, partly, not, or "" while it is open."""

    id: int
    plan_id: int
    words: str
    criterion: str
    target_on: date | None
    contingency: str
    outcome: str
    outcome_on: date | None
    outcome_note: str
    likelihoods: tuple[LikelihoodRow, ...]
    ratings: tuple[RatingRow, ...]

    def due(self, today: date) -> bool:
        """Say whether its date has come and nobody has said yet what became of it."""
        return not self.outcome and self.target_on is not None and self.target_on <= today


def aim_row(aim: Aim, words: Words) -> AimRow:
    """Return an aim with its history, in the school's words."""
    return AimRow(
        aim.id,
        aim.plan_id,
        aim.words,
        aim.criterion,
        aim.target_on,
        aim.contingency,
        aim.outcome or "",
        aim.outcome_on,
        aim.outcome_note,
        tuple(
            LikelihoodRow(
                row.judged_on,
                row.judged_by,
                row.likelihood,
                words["likelihood"].get(row.likelihood, row.likelihood),
                row.percent,
            )
            for row in sorted(aim.likelihoods, key=lambda row: (row.judged_on, row.id))
        ),
        tuple(
            RatingRow(
                row.rated_on,
                row.respondent,
                words["respondent"].get(row.respondent, row.respondent),
                row.value,
            )
            for row in sorted(aim.ratings, key=lambda row: (row.rated_on, row.id))
        ),
    )
