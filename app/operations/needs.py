"""Noting what is seen of a pupil, in neutral words, and closing it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Domain, PresentingNeed, Pupil, PupilNeed
from app.queries.out_of_sight import refuse_out_of_sight


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """A need as a form gives it; neither how difficult it is nor what the pupil wants of it says a grouping.

    choice: a code of the list CHOICE, such as managing it alone.
    """

    pupil_id: int
    domain_id: int
    need_id: int | None = None
    seen: str = ""
    difficulty: str | None = None
    since_on: date | None = None
    noted_by_id: int | None = None
    choice: str | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        if self.need_id is None and not self.seen.strip():
            return {"seen": "Choose a need, or say what is seen."}
        return {}


def note_need(session: Session, draft: NeedDraft, *, today: date) -> Done:
    """Note a need of a pupil."""
    pupil, words = _refuse(session, draft, today)
    need = PupilNeed(pupil_id=pupil.id, noted_on=today)
    _fill(need, draft)
    session.add(need)
    session.flush()
    return Done(f"Noted for {pupil.known_as}: {words}.", id=need.id)


def change_need_of_pupil(session: Session, row_id: int, draft: NeedDraft, *, today: date) -> Done:
    """Write what the form says over a noted need."""
    pupil, words = _refuse(session, draft, today)
    _fill(_need(session, row_id, today), draft)
    return Done(f"Changed for {pupil.known_as}: {words}.", id=row_id)


def close_need(session: Session, row_id: int, *, why: str, today: date) -> Done:
    """Close a need from today, with why; it stays in the pupil's history."""
    need = _need(session, row_id, today)
    if need.closed_on is not None:
        raise Problem("That need is closed already.")
    if not why.strip():
        raise Invalid({"why": "Say why it is closed."})
    need.closed_on, need.closed_why = today, why.strip()
    return Done(f"Closed for {need.pupil.known_as}: {_words(need.need, need.seen)}.", id=row_id)


def reopen_need(session: Session, row_id: int, *, today: date) -> Done:
    """Open a closed need again, because it is seen once more or was closed by mistake."""
    need = _need(session, row_id, today)
    if need.closed_on is None:
        raise Problem("That need is open already.")
    need.closed_on, need.closed_why = None, None
    return Done(f"Open again for {need.pupil.known_as}: {_words(need.need, need.seen)}.", id=row_id)


def _need(session: Session, row_id: int, today: date) -> PupilNeed:
    need = session.get(PupilNeed, row_id)
    if need is None:
        raise Problem("That need is no longer there.")
    refuse_out_of_sight(session, need.pupil_id, need.domain_id, today)
    return need


def _refuse(session: Session, draft: NeedDraft, today: date) -> tuple[Pupil, str]:
    refuse_out_of_sight(session, draft.pupil_id, draft.domain_id, today)
    found = draft.problems()
    pupil = session.get(Pupil, draft.pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    if session.get(Domain, draft.domain_id) is None:
        found["domain_id"] = "Choose a domain of need."
    need = session.get(PresentingNeed, draft.need_id) if draft.need_id is not None else None
    if need is not None and need.domain_id != draft.domain_id:
        found["need_id"] = "That need belongs to another domain."
    if draft.since_on and draft.since_on > today:
        found["since_on"] = "This can be today or earlier."
    if found:
        raise Invalid(found)
    return pupil, _words(need, draft.seen)


def _words(need: PresentingNeed | None, seen: str) -> str:
    text = need.name if need is not None else seen.strip().rstrip(".")
    return text if len(text) <= 60 else text[:59] + "…"


def _fill(need: PupilNeed, draft: NeedDraft) -> None:
    need.domain_id, need.need_id = draft.domain_id, draft.need_id
    need.seen, need.difficulty = draft.seen.strip(), draft.difficulty
    need.since_on, need.noted_by_id = draft.since_on, draft.noted_by_id
    need.choice = draft.choice
