"""How a draft becomes the rows of a measure, whether it is the school's own or from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Measure, MeasureBand, MeasureRespondent, MeasureScore
from app.operations.measures.drafts import MeasureDraft, RespondentDraft
from app.operations.ordered import clean


def every(session: Session) -> Sequence[Measure]:
    """Return all measures in their order."""
    return session.scalars(select(Measure).order_by(Measure.position, Measure.id)).all()


def has_scores(session: Session, measure_id: int, respondent: str | None = None) -> bool:
    """Say whether a measure has scores, by a respondent where one is given."""
    scores = select(MeasureScore.id).where(MeasureScore.measure_id == measure_id)
    if respondent is not None:
        scores = scores.where(MeasureScore.respondent == respondent)
    return session.scalar(scores.limit(1)) is not None


def fill(measure: Measure, draft: MeasureDraft) -> None:
    """Write what a draft says over a measure, with its respondents and bands."""
    measure.name, measure.subscale = clean(draft.name), clean(draft.subscale)
    measure.minimum, measure.maximum, measure.step = draft.minimum, draft.maximum, draft.step
    measure.higher_is_better, measure.score_type = draft.higher_is_better, draft.score_type
    measure.age_from, measure.age_to = draft.age_from, draft.age_to
    measure.source, measure.licence = draft.source.strip(), draft.licence.strip()
    known = {row.respondent: row for row in measure.respondents}
    wanted = {one.respondent for one in draft.respondents}
    for code, row in known.items():
        if code not in wanted:
            measure.respondents.remove(row)
    for one in draft.respondents:
        if one.respondent not in known:
            known[one.respondent] = MeasureRespondent(respondent=one.respondent, bands=[])
            measure.respondents.append(known[one.respondent])
        _fill_respondent(known[one.respondent], one)


def _fill_respondent(row: MeasureRespondent, draft: RespondentDraft) -> None:
    row.reliable_change = draft.reliable_change
    bands = [
        (band.lowest, band.highest, clean(band.name))
        for band in sorted(draft.bands, key=lambda one: one.lowest)
    ]
    if bands != [(band.lowest, band.highest, band.name) for band in row.bands]:
        row.bands = [MeasureBand(lowest=low, highest=high, name=name) for low, high, name in bands]
