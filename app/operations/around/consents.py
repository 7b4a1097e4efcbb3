"""Consent to refer or to share: where it stands with one agency for one purpose, a dated row for each change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Consent
from app.operations.around.checks import agency_problem, name_of, the_pupil, told
from app.operations.ordered import clean, found, unknown_word
from app.operations.record import recorded_at, recorded_by
from app.queries.around.words import STATES
from app.queries.wording import words
from app.vocabulary import ConsentState, ListKind, within

# These were said by somebody; the others only say that nobody has answered.
_SAID = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """Where consent stands from a day on (today, where none is given); until_on is the last day it holds."""

    pupil_id: int
    organisation_id: int | None
    purpose: str | None
    state: str
    since_on: date | None = None
    by_whom: str = ""
    method: str | None = None
    until_on: date | None = None
    note: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        if self.organisation_id is None:
            wrong["organisation_id"] = "Choose an organisation."
        if not self.purpose:
            wrong["purpose"] = "Choose what it is for."
        if self.state not in STATES:
            wrong["state"] = "Choose where it stands."
        if self.state in _SAID and not self.by_whom.strip():
            wrong["by_whom"] = "Say who said so."
        if self.until_on is not None and self.state != ConsentState.GIVEN:
            wrong["until_on"] = "Only consent that is given has a last day."
        return wrong


def set_consent(session: Session, draft: ConsentDraft, *, today: date) -> Done:
    """Note where consent stands from a day on; what stood before stays as it was."""
    pupil = the_pupil(session, draft.pupil_id)
    start = _refuse(session, draft, today)
    row = Consent(pupil_id=pupil.id, recorded_at=recorded_at(session), recorded_by=recorded_by(session))
    _fill(row, draft, start)
    session.add(row)
    session.flush()
    return Done(_said(session, row), id=row.id)


def correct_consent(session: Session, row_id: int, draft: ConsentDraft, *, today: date) -> Done:
    """Write what the form says over a consent that was noted wrongly; a change of mind is set_consent."""
    row = found(session, Consent, row_id, "consent")
    _fill(row, draft, _refuse(session, draft, today, row))
    session.flush()
    return Done(f"Corrected. {_said(session, row)}", id=row_id)


def take_back_consent(session: Session, row_id: int) -> Done:
    """Take away a consent that was noted by mistake; what stood before it counts again."""
    row = found(session, Consent, row_id, "consent")
    words_of = f"Taken back for {row.pupil.known_as}: consent with {row.organisation.name}."
    session.delete(row)
    return Done(words_of, id=row_id)


def _refuse(session: Session, draft: ConsentDraft, today: date, row: Consent | None = None) -> date:
    wrong = draft.problems()
    if sentence := agency_problem(session, draft.organisation_id, _known(session, draft)):
        wrong["organisation_id"] = sentence
    if unknown_word(session, ListKind.PURPOSE, draft.purpose):
        wrong["purpose"] = "Choose what it is for from the list."
    if unknown_word(session, ListKind.METHOD, draft.method):
        wrong["method"] = "Choose how from the list."
    start = draft.since_on or (today if row is None else row.since_on)
    if sentence := told(start, today):
        wrong["since_on"] = sentence
    elif draft.until_on is not None and draft.until_on < start:
        wrong.setdefault("until_on", "The last day cannot be before the first.")
    if wrong:
        raise Invalid(wrong)
    return start


def _known(session: Session, draft: ConsentDraft) -> int | None:
    """Return the agency where the pupil has a consent with it: it may change though the agency is retired since."""
    query = select(Consent.organisation_id).where(
        Consent.pupil_id == draft.pupil_id, Consent.organisation_id == draft.organisation_id
    )
    return session.scalar(query.limit(1))


def _fill(row: Consent, draft: ConsentDraft, start: date) -> None:
    assert draft.organisation_id is not None
    assert draft.purpose
    row.organisation_id, row.purpose, row.state = draft.organisation_id, draft.purpose, draft.state
    row.since_on = start
    row.by_whom, row.method, row.note = clean(draft.by_whom), draft.method or None, draft.note.strip()
    row.until_on = draft.until_on


def _said(session: Session, row: Consent) -> str:
    purpose = words(session, ListKind.PURPOSE, retired=True).get(row.purpose, row.purpose)
    agency = name_of(session, row.organisation_id)
    return f"Consent for {row.pupil.known_as} ({agency}, {within(purpose)}): {within(STATES[row.state])}."
