"""Recording a whole sheet at once: every subscale that one respondent answered on one day, as one change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Measure, Pupil
from app.operations.measures.scores import STAGES, ScoreDraft, age_hint, record_score
from app.operations.ordered import found


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """The scores of one respondent on one day: values are (measure, score)."""

    pupil_id: int
    respondent: str
    scored_on: date
    values: tuple[tuple[int, float], ...]
    stage: str = "review"
    note: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = {} if self.values else {"values": "Give at least one score."}
        return wrong if self.stage in STAGES else wrong | {"stage": "Choose the stage."}


def record_scores(session: Session, draft: SheetDraft, *, today: date) -> Done:
    """Record all scores of a sheet, or none of them where one cannot be."""
    if wrong := draft.problems():
        raise Invalid(wrong)
    done = [_record(session, draft, number, value, today) for number, value in draft.values]
    if len(done) == 1:
        return done[0]
    pupil = found(session, Pupil, draft.pupil_id, "pupil")
    asked = [found(session, Measure, number, "measure") for number, _ in draft.values]
    hints = {age_hint(pupil, measure, draft.scored_on): None for measure in asked}
    words = f"Recorded for {pupil.known_as}: {len(done)} scores of {asked[0].name}."
    return Done(words + "".join(hints), counts={"added": len(done)})


def _record(session: Session, draft: SheetDraft, number: int, value: float, today: date) -> Done:
    one = ScoreDraft(
        draft.pupil_id, number, draft.respondent, draft.scored_on, value, draft.stage, draft.note
    )
    try:
        return record_score(session, one, today=today)
    except Invalid as error:
        # The sheet has one field for all its values.
        problems = dict(error.problems)
        if "value" in problems:
            problems["values"] = problems.pop("value")
        raise Invalid(problems) from error
