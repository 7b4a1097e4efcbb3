"""The measures a school uses: adding its own, changing one, retiring one and using it again."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Measure
from app.operations.measures.drafts import MeasureDraft
from app.operations.measures.rows import every, fill, has_scores
from app.operations.ordered import clean, code_from, found, next_position, unknown_word
from app.queries.measures.catalogue import shipped_measures
from app.queries.measures.wording import title
from app.vocabulary import ListKind, fold

# What a score means hangs on these.
_EXTENT = ("minimum", "maximum", "step", "higher_is_better", "score_type")


def add_measure(session: Session, draft: MeasureDraft) -> Done:
    """Add a measure of the school's own; it can be used at once."""
    _refuse(session, draft)
    codes = {row.code for row in every(session)}
    code = code_from(f"own {draft.name} {draft.subscale}", codes, "own")
    measure = Measure(code=code, position=next_position(every(session)), active=True, respondents=[])
    fill(measure, draft)
    session.add(measure)
    session.flush()
    return Done(f"Added {called(measure)}.", id=measure.id)


def change_measure(session: Session, measure_id: int, draft: MeasureDraft) -> Done:
    """Change a measure; its range, step and direction only while it is the school's own and has no scores."""
    measure = found(session, Measure, measure_id, "measure")
    _refuse(session, draft, besides=measure_id)
    changed = next((name for name in _EXTENT if getattr(measure, name) != getattr(draft, name)), None)
    if changed and has_scores(session, measure_id):
        raise Invalid(
            {changed: "It has scores, which would mean something else. Add another measure instead."}
        )
    if changed and is_shipped(measure):
        raise Invalid({changed: "Its source sets this. Add a measure of your own instead."})
    kept = {one.respondent for one in draft.respondents}
    for row in measure.respondents:
        if row.respondent not in kept and has_scores(session, measure_id, row.respondent):
            raise Invalid({"respondents": "There are scores by somebody who would be left out."})
    fill(measure, draft)
    return Done(f"Changed {called(measure)}.", id=measure_id)


def retire_measure(session: Session, measure_id: int) -> Done:
    """Take a measure out of what can be recorded; its scores stay."""
    measure = found(session, Measure, measure_id, "measure")
    if measure.retired:
        raise Problem(f"{called(measure)} is retired already.")
    measure.retired = True
    return Done(f"{called(measure)} is retired; the scores that are there stay.", id=measure_id)


def restore_measure(session: Session, measure_id: int) -> Done:
    """Use a retired measure again."""
    measure = found(session, Measure, measure_id, "measure")
    if not measure.retired:
        raise Problem(f"{called(measure)} is in use already.")
    measure.retired = False
    return Done(f"{called(measure)} can be recorded again.", id=measure_id)


def called(measure: Measure) -> str:
    """Return what people call a measure: with its subscale."""
    return title(measure.name, measure.subscale)


def is_shipped(measure: Measure) -> bool:
    """Say whether a measure comes from the catalogue."""
    return any(measure.code == one.code_of(part) for one in shipped_measures() for part in one.subscales)


def _refuse(session: Session, draft: MeasureDraft, besides: int | None = None) -> None:
    wrong = draft.problems()
    if any(unknown_word(session, ListKind.RESPONDENT, one.respondent) for one in draft.respondents):
        wrong["respondents"] = "One of them is not in your list of who answers a measure."
    wanted = fold(title(clean(draft.name), clean(draft.subscale)))
    for row in every(session):
        if row.id != besides and fold(called(row)) == wanted:
            retired = ", retired. Use it again instead." if row.retired else "."
            wrong.setdefault("name", f"{called(row)} is there already{retired}")
    if wrong:
        raise Invalid(wrong)
