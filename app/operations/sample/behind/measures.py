"""The sample's one measure, the school's own question, with scores of some pupils."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.models import Measure, MeasureRespondent
from app.operations.sample.behind.days import every, moment, stored, until
from app.operations.sample.behind.placed import Episode
from app.operations.sample.world import Row, World

_SCORE = (
    "pupil_id", "measure_id", "respondent", "scored_on", "value", "stage", "note", "recorded_at", "recorded_by",
)  # fmt: skip


def write_scores(session: Session, world: World, runs: list[Episode], texts: dict[str, Any]) -> None:
    """Write the measure, and scores for a third of those with a plan."""
    about = texts["measure"]
    measure = Measure(
        code="how_school_feels",
        name=about["name"],
        position=0,
        minimum=0,
        maximum=10,
        step=1,
        higher_is_better=True,
        source=about["source"],
        active=True,
        respondents=[
            MeasureRespondent(respondent=who, reliable_change=3) for who in ("young_person", "teacher")
        ],
    )
    session.add(measure)
    session.flush()
    rows: list[Row] = []
    for run in runs:
        if not run.risk and world.chance(0.33):
            rows += _series(world, run, measure.id)
    fill_rows(session, "measure_score", _SCORE, rows)


def _series(world: World, run: Episode, measure_id: int) -> list[Row]:
    value, found = world.between(2, 5), list[Row]()
    end = until(world, run.last.ends_on)
    days = [run.first.starts_on, *every(run.first.starts_on, end, 40)][:6]
    for number, day in enumerate(days):
        last = number == len(days) - 1 and run.last.ends_on is not None
        stage = "baseline" if number == 0 else "end" if last else "review"
        common = (run.first.pupil_id, measure_id, "young_person", stored(day), float(value), stage)
        found.append((*common, "", moment(day), run.first.by))
        value = max(0, min(10, value + world.pick((0, 1, 1, 2, -1))))
    return found
