"""The pupil's own words, with the day and who asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.models import Agreement, Review


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a pupil said; asked_by is who wrote it down, "" where that is not known."""

    on: date
    text: str
    asked_by: str


def newest_words(
    reviews: Sequence[Review], agreements: Sequence[Agreement], met: Sequence[OwnWords] = ()
) -> OwnWords | None:
    """Return what was said last in a review, an agreement of the pupil's own or a meeting; None for nothing."""
    found = [*met]
    found += [OwnWords(row.held_on, row.pupil_words, row.recorded_by) for row in reviews if row.pupil_words]
    found += [
        OwnWords(row.agreed_on, row.own_words, row.recorded_by)
        for row in agreements
        if row.kind == "young_person" and row.own_words and row.agreed_on is not None
    ]
    return max(found, key=lambda one: one.on, default=None)
