"""Aims rated from 0 to 10 as series of scores: the one measure that is built in.

Goal-based outcomes (Law and Jacob; CC BY-NC-SA 4.0, credit to Dr Duncan Law): higher is better, and a change of 3 or more is
reliable (NHS England, 05_create_cyp_outcomes_tables.py).
"""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Aim, AimRating, Plan
from app.queries.measures.measures import MeasureRow, RespondentRow
from app.queries.measures.rule import change_of
from app.queries.measures.scores import ScoreRow, SeriesRow
from app.queries.measures.wording import say_change
from app.queries.plans.sight import plan_hidden
from app.queries.wording import words
from app.vocabulary import ListKind

RELIABLE = 3.0
SOURCE = "Goal-based outcomes (Law and Jacob), CC BY-NC-SA 4.0; credit to Dr Duncan Law."


def rated_aims(session: Session, pupil_id: int) -> tuple[SeriesRow, ...]:
    """Return the ratings of a pupil's aims, a series for each aim and respondent, the newest plan first.

    Those of plans that are out of sight are left out.
    """
    labels = words(session, ListKind.RESPONDENT, retired=True)
    found = session.execute(
        select(Aim, AimRating)
        .join(Plan, Plan.id == Aim.plan_id)
        .join(AimRating, AimRating.aim_id == Aim.id)
        .where(Plan.pupil_id == pupil_id, ~plan_hidden(session))
        .order_by(
            Plan.id.desc(), Aim.position, Aim.id, AimRating.respondent, AimRating.rated_on, AimRating.id
        )
    )
    return tuple(
        _series(aim, RespondentRow(code, labels.get(code, code), RELIABLE, ()), [row for _, row in part])
        for (aim, code), part in groupby(found, key=lambda pair: (pair[0], pair[1].respondent))
    )


def _series(aim: Aim, respondent: RespondentRow, rows: list[AimRating]) -> SeriesRow:
    values = [float(row.value) for row in rows]
    change = change_of(values, higher_is_better=True, reliable_change=RELIABLE)
    said = say_change(change, values, higher_is_better=True, reliable_change=RELIABLE)
    scores = tuple(ScoreRow(row.id, row.rated_on, float(row.value), "", "", "", "") for row in rows)
    return SeriesRow(_as_measure(aim, respondent), respondent, scores, change, said)


def _as_measure(aim: Aim, respondent: RespondentRow) -> MeasureRow:
    return MeasureRow(
        id=aim.id,
        code=f"aim.{aim.id}",
        name="Aim",
        subscale=aim.words,
        title=f"Aim: {aim.words}",
        minimum=0,
        maximum=10,
        step=1,
        higher_is_better=True,
        score_type="raw",
        age_from=None,
        age_to=None,
        source=SOURCE,
        licence="",
        needs_licence=False,
        licensed_on=None,
        active=True,
        retired=False,
        scored=True,
        respondents=(respondent,),
    )
