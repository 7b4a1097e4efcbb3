"""Scores on measures as entries of a pupil's story; they move no grouping and are never added up."""

from __future__ import annotations

from sqlalchemy import select

from app.models import Measure, MeasureScore
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, lines, stopped

_STAGES = {"baseline": "At the start", "review": "At a review", "end": "At the end"}


def measure_entries(told: Telling) -> list[StoryEntry]:
    """Return the scores of a pupil."""
    query = (
        select(
            MeasureScore.id, MeasureScore.scored_on, MeasureScore.value, MeasureScore.stage, MeasureScore.respondent,
            MeasureScore.note, Measure.name, Measure.subscale, Measure.minimum, Measure.maximum,
            Measure.higher_is_better,
        )
        .join(Measure, Measure.id == MeasureScore.measure_id)
        .where(MeasureScore.pupil_id == told.pupil_id)
    )  # fmt: skip
    found = []
    for row in told.session.execute(query):
        title = f"{', '.join(filter(None, (row.name, row.subscale)))}: {row.value:g}"
        better = "higher" if row.higher_is_better else "lower"
        said = lines(
            ", ".join(filter(None, (_STAGES[row.stage], told.word("respondent", row.respondent)))),
            f"From {row.minimum:g} to {row.maximum:g}; {better} is better.",
            row.note,
        )
        found.append(StoryEntry(("score", row.id), row.scored_on, title, said, brief=stopped(title)))
    return found
