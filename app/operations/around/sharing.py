"""What of a pupil was shared with whom and why: a log that never stands in the way, and keeps how consent stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Sharing
from app.operations.around.checks import agency_problem, name_of, the_pupil, told
from app.operations.ordered import clean, found, unknown_word
from app.operations.record import recorded_at, recorded_by
from app.queries.around.consent_on import consent_on
from app.queries.around.words import basis_warning
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class SharingDraft:
    """What was shared: with an agency, somebody by name, or both; basis is a word of the school's list."""

    pupil_id: int
    organisation_id: int | None
    recipient: str
    what: str
    why: str
    basis: str | None
    shared_on: date | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        if self.organisation_id is None and not self.recipient.strip():
            wrong["recipient"] = "Say with whom it was shared."
        if not self.what.strip():
            wrong["what"] = "Say what was shared."
        if not self.why.strip():
            wrong["why"] = "Say why it was shared."
        if not self.basis:
            wrong["basis"] = "Choose on what basis."
        return wrong


def log_sharing(session: Session, draft: SharingDraft, *, today: date) -> Done:
    """Note what was shared, with how consent stood that day.

    Data protection law does not prevent sharing to keep a child safe (ICO), so nothing is refused for want of
    consent: where the basis says consent and there was none, the sentence says so.
    """
    pupil = the_pupil(session, draft.pupil_id)
    _refuse(session, draft, today)
    row = Sharing(pupil_id=pupil.id, recorded_at=recorded_at(session), recorded_by=recorded_by(session))
    _fill(session, row, draft, draft.shared_on or today)
    session.add(row)
    session.flush()
    return Done(_said(session, row, "Noted"), id=row.id)


def change_sharing(session: Session, row_id: int, draft: SharingDraft, *, today: date) -> Done:
    """Write what the form says over what was noted; another day or agency looks at the consent of that one."""
    row = found(session, Sharing, row_id, "note")
    _refuse(session, draft, today, row)
    _fill(session, row, draft, draft.shared_on or row.shared_on)
    session.flush()
    return Done(_said(session, row, "Changed"), id=row_id)


def take_back_sharing(session: Session, row_id: int) -> Done:
    """Take away a note of something that was not shared, or not of this pupil."""
    row = found(session, Sharing, row_id, "note")
    words = f"Taken back for {row.pupil.known_as}: shared with {_with(session, row)}."
    session.delete(row)
    return Done(words, id=row_id)


def _refuse(session: Session, draft: SharingDraft, today: date, row: Sharing | None = None) -> None:
    wrong = draft.problems()
    before = None if row is None else row.organisation_id
    if sentence := agency_problem(session, draft.organisation_id, before):
        wrong["organisation_id"] = sentence
    if unknown_word(session, ListKind.BASIS, draft.basis):
        wrong["basis"] = "Choose a basis from the list."
    if sentence := told(draft.shared_on or today, today):
        wrong["shared_on"] = sentence
    if wrong:
        raise Invalid(wrong)


def _fill(session: Session, row: Sharing, draft: SharingDraft, on: date) -> None:
    if (row.shared_on, row.organisation_id) != (on, draft.organisation_id):
        row.consent_state = consent_on(session, row.pupil_id, draft.organisation_id, on)
    row.shared_on, row.organisation_id, row.basis = on, draft.organisation_id, draft.basis
    row.recipient, row.what, row.why = clean(draft.recipient), draft.what.strip(), draft.why.strip()


def _with(session: Session, row: Sharing) -> str:
    return row.recipient or name_of(session, row.organisation_id)


def _said(session: Session, row: Sharing, verb: str) -> str:
    said = f"{verb} for {row.pupil.known_as}: shared with {_with(session, row)}."
    return f"{said} {basis_warning(row.basis, row.consent_state)}".strip()
