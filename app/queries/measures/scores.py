"""The scores of a pupil, a series for each subscale and respondent, with what its change means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import MeasureScore
from app.queries.measures.measures import MeasureRow, RespondentRow, measures
from app.queries.measures.rule import Change, Person, change_of, person_level
from app.queries.measures.wording import say_change
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score; band is the name of the stretch it lies in, or nothing."""

    id: int
    scored_on: date
    value: float
    stage: str
    band: str
    note: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The scores of one respondent on one subscale, the earliest first, and the change in words."""

    measure: MeasureRow
    respondent: RespondentRow
    scores: tuple[ScoreRow, ...]
    change: Change
    change_words: str


@dataclass(frozen=True, slots=True)
class PupilScores:
    """Every series of a pupil, and what the changes say together; None where nothing can be judged."""

    series: tuple[SeriesRow, ...]
    person: Person | None


def scores_of(session: Session, pupil_id: int) -> PupilScores:
    """Return a pupil's scores in the order of the measures; those of retired measures too.

    Scores are not of a domain, so whoever may see pupils sees them. They are never averaged across subscales.
    """
    known = {row.id: row for row in measures(session, retired=True)}
    labels = words(session, ListKind.RESPONDENT, retired=True)
    rows = session.scalars(
        select(MeasureScore)
        .where(MeasureScore.pupil_id == pupil_id)
        .order_by(MeasureScore.scored_on, MeasureScore.id)
    )
    places = {number: place for place, number in enumerate(known)}
    in_order = sorted(rows, key=lambda row: (places[row.measure_id], row.respondent))
    series = tuple(
        _series(known[number], respondent, labels, list(part))
        for (number, respondent), part in groupby(in_order, key=lambda row: (row.measure_id, row.respondent))
    )
    return PupilScores(series, person_level(one.change for one in series))


def _series(measure: MeasureRow, code: str, labels: dict[str, str], rows: list[MeasureScore]) -> SeriesRow:
    # A respondent taken out of a measure since keeps what they said.
    respondent = measure.respondent(code) or RespondentRow(code, labels.get(code, code), None, ())
    values = [row.value for row in rows]
    rule = {"higher_is_better": measure.higher_is_better, "reliable_change": respondent.reliable_change}
    change = change_of(values, **rule)  # type: ignore[arg-type]
    scores = tuple(
        ScoreRow(
            row.id,
            row.scored_on,
            row.value,
            row.stage,
            respondent.band(row.value),
            row.note,
            row.recorded_by,
        )
        for row in rows
    )
    return SeriesRow(measure, respondent, scores, change, say_change(change, values, **rule))  # type: ignore[arg-type]
