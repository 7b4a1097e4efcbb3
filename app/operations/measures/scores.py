"""Recording what a pupil scored, one score or a whole sheet; scores move no grouping and suggest none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Measure, MeasureScore, Pupil
from app.operations.measures.drafts import on_step
from app.operations.measures.measures import called
from app.operations.ordered import found
from app.operations.record import recorded_at, recorded_by
from app.queries.measures.wording import say_number, say_range

STAGES = ("baseline", "review", "end")


@dataclass(frozen=True, slots=True)
class ScoreDraft:
    """What a pupil scored on a subscale on a day, by whose answers."""

    pupil_id: int
    measure_id: int
    respondent: str
    scored_on: date
    value: float
    stage: str = "review"
    note: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        return {} if self.stage in STAGES else {"stage": "Choose the stage."}


def record_score(session: Session, draft: ScoreDraft, *, today: date) -> Done:
    """Record one score; an age outside what the measure is meant for is said, and nothing more."""
    pupil, measure = _checked(session, draft, today)
    if measure.retired or not measure.active:
        raise Problem(f"{called(measure)} is not in use.", "Use it again in Settings, under Measures.")
    score = MeasureScore(
        pupil_id=pupil.id, recorded_at=recorded_at(session), recorded_by=recorded_by(session)
    )
    _fill(score, draft)
    session.add(score)
    session.flush()
    words = f"{called(measure)}, {say_number(draft.value)}"
    return Done(
        f"Recorded for {pupil.known_as}: {words}.{age_hint(pupil, measure, draft.scored_on)}", id=score.id
    )


def change_score(session: Session, score_id: int, draft: ScoreDraft, *, today: date) -> Done:
    """Write what the form says over a score; whose it is stays."""
    score = found(session, MeasureScore, score_id, "score")
    if score.pupil_id != draft.pupil_id:
        raise Problem("That score is of another pupil.")
    pupil, measure = _checked(session, draft, today, besides=score_id)
    _fill(score, draft)
    words = f"{called(measure)}, {say_number(draft.value)}"
    return Done(
        f"Changed for {pupil.known_as}: {words}.{age_hint(pupil, measure, draft.scored_on)}", id=score_id
    )


def take_back_score(session: Session, score_id: int) -> Done:
    """Take a score away that should not have been recorded."""
    score = found(session, MeasureScore, score_id, "score")
    words = f"{called(score.measure)}, {say_number(score.value)}"
    name = score.pupil.known_as
    session.delete(score)
    return Done(f"Taken away for {name}: {words}.", id=score_id)


def age_hint(pupil: Pupil, measure: Measure, day: date) -> str:
    """Return a sentence where a pupil was not of the age that a measure is meant for; it stops nobody."""
    born = pupil.born_on
    if born is None:
        return ""
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    low, high = measure.age_from, measure.age_to
    if (low is None or age >= low) and (high is None or age <= high):
        return ""
    meant = f"{low} to {high}" if low and high else f"{low} and over" if low else f"up to {high}"
    return f" It is meant for ages {meant}; {pupil.known_as} was {age}."


def _checked(
    session: Session, draft: ScoreDraft, today: date, besides: int | None = None
) -> tuple[Pupil, Measure]:
    pupil = found(session, Pupil, draft.pupil_id, "pupil")
    measure = found(session, Measure, draft.measure_id, "measure")
    wrong = draft.problems()
    if draft.scored_on > today:
        wrong["scored_on"] = "This can be today or earlier."
    elif pupil.born_on is not None and draft.scored_on < pupil.born_on:
        wrong["scored_on"] = "This is before the date of birth."
    if draft.respondent not in {row.respondent for row in measure.respondents}:
        wrong["respondent"] = "They do not answer this measure."
    inside = measure.minimum <= draft.value <= measure.maximum
    if not inside or not on_step(draft.value, measure.minimum, measure.step):
        extent = say_range(measure.minimum, measure.maximum, measure.step)
        wrong["value"] = f"{called(measure)} goes from {extent}."
    if not wrong and _is_there(session, draft, besides):
        wrong["scored_on"] = f"{called(measure)} has a score by them on that day already. Change that one."
    if wrong:
        raise Invalid(wrong)
    return pupil, measure


def _is_there(session: Session, draft: ScoreDraft, besides: int | None) -> bool:
    # Two scores of one day have no first and no last.
    same = select(MeasureScore.id).where(
        MeasureScore.pupil_id == draft.pupil_id,
        MeasureScore.measure_id == draft.measure_id,
        MeasureScore.respondent == draft.respondent,
        MeasureScore.scored_on == draft.scored_on,
    )
    return any(number != besides for number in session.scalars(same))


def _fill(score: MeasureScore, draft: ScoreDraft) -> None:
    score.measure_id, score.respondent = draft.measure_id, draft.respondent
    score.scored_on, score.value = draft.scored_on, draft.value
    score.stage, score.note = draft.stage, draft.note.strip()
