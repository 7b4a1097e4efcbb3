"""What measures and aims said before and after supports: first and last score by the same person on the same scale."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from app.models import Aim, AimRating, MeasureScore, Plan
from app.queries.measures.aims import RELIABLE
from app.queries.measures.measures import MeasureRow, measures
from app.queries.measures.rule import Change, change_of
from app.queries.measures.wording import say_change
from app.queries.wording import words
from app.vocabulary import Band, ListKind

# A form is answered some days after the last session; what comes much later speaks of something else.
AFTER = timedelta(weeks=6)


class Span(NamedTuple):
    """A support while it ran: from a day to another, both included; last None while it runs."""

    support_id: int
    pupil_id: int
    domain_id: int
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Around:
    """One scale before and after a support, with what the change means (the rule of app/queries/measures/rule.py)."""

    support_id: int
    title: str
    respondent: str
    before: float
    before_on: date
    after: float
    after_on: date
    change: Change
    change_words: str


class _Scale(NamedTuple):
    title: str
    respondent: str
    higher_is_better: bool
    reliable: float | None


def around(
    session: Session, spans: Collection[Span], *, plans: ColumnElement[bool] | None = None
) -> tuple[Around, ...]:
    """Return what measures and aims said around some supports, in three statements however many they are.

    Before is the last score up to the first day, or else the first within the time; after is the last one until six
    weeks past the end. Aims are those of plans for the support's domain; plans narrows them, such as by sight.
    """
    pupils = {span.pupil_id for span in spans}
    scores: dict[tuple[int, int | None], list[tuple[_Scale, list[tuple[date, float]]]]] = {}
    for owner, scale, points in (*_scores(session, pupils), *_ratings(session, pupils, plans)):
        scores.setdefault(owner, []).append((scale, points))
    found = []
    for span in spans:
        for owner in ((span.pupil_id, None), (span.pupil_id, span.domain_id)):
            for scale, points in scores.get(owner, ()):
                if (pair := _pair(points, span)) is not None:
                    found.append(_said(span, scale, *pair))
    return tuple(found)


def _pair(
    points: list[tuple[date, float]], span: Span
) -> tuple[tuple[date, float], tuple[date, float]] | None:
    until = span.last + AFTER if span.last is not None else date.max
    up_to = [point for point in points if point[0] <= span.first]
    within = [point for point in points if span.first < point[0] <= until]
    known = (up_to[-1:] or within[:1]) + within[-1:]
    return (known[0], known[1]) if len(known) == 2 and known[0] is not known[1] else None


def _said(span: Span, scale: _Scale, before: tuple[date, float], after: tuple[date, float]) -> Around:
    values = (before[1], after[1])
    change = change_of(values, higher_is_better=scale.higher_is_better, reliable_change=scale.reliable)
    said = say_change(change, values, higher_is_better=scale.higher_is_better, reliable_change=scale.reliable)
    return Around(
        span.support_id, scale.title, scale.respondent, before[1], before[0], after[1], after[0], change, said
    )


_Series = tuple[tuple[int, int | None], _Scale, list[tuple[date, float]]]


def _scores(session: Session, pupils: Collection[int]) -> Iterator[_Series]:
    known = {row.id: row for row in measures(session, retired=True)}
    labels = words(session, ListKind.RESPONDENT, retired=True)
    m = MeasureScore
    found = session.execute(
        select(m.pupil_id, m.measure_id, m.respondent, m.scored_on, m.value)
        .where(m.pupil_id.in_(pupils))
        .order_by(m.pupil_id, m.measure_id, m.respondent, m.scored_on, m.id)
    )
    for (pupil, measure, code), rows in groupby(found, key=lambda row: (row[0], row[1], row[2])):
        yield (pupil, None), _scale_of(known[measure], code, labels.get(code, code)), _points(rows)


def _scale_of(measure: MeasureRow, code: str, label: str) -> _Scale:
    respondent = measure.respondent(code)
    reliable = respondent.reliable_change if respondent else None
    return _Scale(measure.title, label, measure.higher_is_better, reliable)


def _ratings(
    session: Session, pupils: Collection[int], plans: ColumnElement[bool] | None
) -> Iterator[_Series]:
    labels = words(session, ListKind.RESPONDENT, retired=True)
    r = AimRating
    found = session.execute(
        select(Plan.pupil_id, Plan.domain_id, Aim.id, Aim.words, r.respondent, r.rated_on, r.value)
        .join(Aim, Aim.id == r.aim_id)
        .join(Plan, Plan.id == Aim.plan_id)
        .where(Plan.pupil_id.in_(pupils), Plan.band == Band.PLAN, true() if plans is None else plans)
        .order_by(Aim.id, r.respondent, r.rated_on, r.id)
    )
    for (pupil, domain, _, title, code), rows in groupby(found, key=lambda row: tuple(row[:5])):
        scale = _Scale(f"Aim: {title}", labels.get(code, code), True, RELIABLE)
        yield (pupil, domain), scale, _points(rows)


def _points(rows: Iterable[Any]) -> list[tuple[date, float]]:
    return [(row[-2], float(row[-1])) for row in rows]
