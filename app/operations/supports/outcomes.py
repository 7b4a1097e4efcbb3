"""What came of a support: said on the school's scale on a day, and taken away again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Support, SupportStage
from app.operations.ordered import found
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.sight import ask_first
from app.queries.supports.sight import hidden_support
from app.queries.wording import words
from app.vocabulary import ListKind, Stage


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """A word of the scale, the day on which it was judged, and a few words."""

    outcome: str | None
    on: date | None
    note: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = {} if self.outcome else {"outcome": "Choose what came of it."}
        return wrong if self.on else wrong | {"on": "Say on which day this was judged."}


def set_outcome(session: Session, support_id: int, draft: OutcomeDraft, *, today: date) -> Done:
    """Say what came of a support that has run; what was said before is written over."""
    support = _support(session, support_id)
    if wrong := draft.problems() or _misfits(session, support, draft, today):
        raise Invalid(wrong)
    assert draft.on is not None
    refuse_out_of_sight(session, support.pupil_id, support.domain_id, draft.on)
    support.outcome, support.outcome_on = draft.outcome, draft.on
    support.outcome_note = draft.note.strip()
    label = words(session, ListKind.OUTCOME, retired=True)[str(draft.outcome)]
    return Done(f"{support.offer.name} for {support.pupil.known_as}: {label}.", id=support.id)


def clear_outcome(session: Session, support_id: int, *, today: date) -> Done:
    """Take away what was said to have come of a support: nobody has said it then."""
    support = _support(session, support_id)
    if support.outcome is None:
        raise Problem("Nobody has said what came of this yet.")
    refuse_out_of_sight(session, support.pupil_id, support.domain_id, support.outcome_on or today)
    support.outcome, support.outcome_on, support.outcome_note = None, None, ""
    return Done(
        f"What came of {support.offer.name} for {support.pupil.known_as} is open again.", id=support.id
    )


def _support(session: Session, support_id: int) -> Support:
    if session.scalar(select(hidden_support(session)).where(Support.id == support_id)):
        raise ask_first()
    return found(session, Support, support_id, "support")


def _misfits(session: Session, support: Support, draft: OutcomeDraft, today: date) -> dict[str, str]:
    """Return field → sentence for what does not fit the support: it never ran, the day, a word that is not there."""
    ran = session.scalar(
        select(SupportStage.starts_on)
        .where(SupportStage.support_id == support.id, SupportStage.stage == Stage.RUNNING)
        .order_by(SupportStage.starts_on)
        .limit(1)
    )
    if ran is None:
        return {"outcome": "This has never run, so nothing can have come of it."}
    assert draft.on is not None
    if draft.on > today:
        return {"on": "This is judged on a day that has come."}
    if draft.on < ran:
        return {"on": "This is before it began to run."}
    every = words(session, ListKind.OUTCOME, retired=True)
    used = words(session, ListKind.OUTCOME)
    # A word that was retired since stays where it stands.
    if draft.outcome not in used and (draft.outcome not in every or draft.outcome != support.outcome):
        return {"outcome": "Choose one of the words of your school's scale."}
    return {}
