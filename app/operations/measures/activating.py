"""Using a measure of the catalogue: only after somebody says that the school may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Measure
from app.operations.measures.drafts import BandDraft, MeasureDraft, RespondentDraft
from app.operations.measures.rows import every, fill
from app.operations.ordered import next_position
from app.queries.map_words import full_day
from app.queries.measures.catalogue import Shipped, Subscale, shipped_measures

HOLDS, NOT_NEEDED = "holds", "not_needed"


@dataclass(frozen=True, slots=True)
class ActivationDraft:
    """Which measure, and what the school says: "holds" a licence since a day, or "not_needed"."""

    code: str
    says: str = ""
    licensed_on: date | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        if self.says not in (HOLDS, NOT_NEEDED):
            return {"says": "Say whether your school holds the licence, or that none is needed."}
        if self.says == HOLDS and self.licensed_on is None:
            return {"licensed_on": "Give the day since when your school holds it."}
        return {}


def activate_measure(session: Session, draft: ActivationDraft, *, today: date) -> Done:
    """Put a measure of the catalogue, with all its subscales, among those that the school uses.

    Who says what about the licence is kept with the change, as with every other.
    """
    wrong = draft.problems()
    if draft.licensed_on is not None and draft.licensed_on > today:
        wrong["licensed_on"] = "This can be today or earlier."
    if wrong:
        raise Invalid(wrong)
    shipped = next((one for one in shipped_measures() if one.code == draft.code), None)
    if shipped is None:
        raise Problem("That measure is not in the catalogue.")
    there = {row.code for row in every(session)}
    new = [part for part in shipped.subscales if shipped.code_of(part) not in there]
    if not new:
        raise Problem(f"{shipped.name} is in use already, or retired.", "Look at it in the list.")
    holds = draft.says == HOLDS
    for part in new:
        measure = Measure(
            code=shipped.code_of(part),
            position=next_position(every(session)),
            active=True,
            needs_licence=holds,
            licensed_on=draft.licensed_on if holds else None,
            respondents=[],
        )
        fill(measure, _draft(shipped, part))
        session.add(measure)
        session.flush()
    says = f"a licence is held since {full_day(draft.licensed_on)}" if draft.licensed_on and holds else ""
    return Done(
        f"{shipped.name} is in use: {says or 'your school says that no licence is needed'}.",
        counts={"subscales": len(new)},
    )


def _draft(shipped: Shipped, part: Subscale) -> MeasureDraft:
    respondents = tuple(
        RespondentDraft(one.by, one.reliable_change, tuple(BandDraft(*band) for band in one.bands))
        for one in part.answers
    )
    return MeasureDraft(
        shipped.name,
        part.lowest,
        part.highest,
        shipped.step,
        part.higher_is_better,
        respondents,
        subscale=part.name,
        score_type=shipped.score_type,
        age_from=shipped.age_from,
        age_to=shipped.age_to,
        source=part.source,
        licence=shipped.licence,
    )
