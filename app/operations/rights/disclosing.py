"""Keeping account of copies that are given away: for whom, what for, how much was left out, and the receipt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Disclosure
from app.operations.rights.subject import the_pupil

SUBJECT_ACCESS, TRANSFER = "subject_access", "transfer"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DisclosureDraft:
    """A copy about to be given away: its kind, for whom, what for, how many items are missing, and its fingerprint."""

    pupil_id: int
    kind: str
    made_for: str
    purpose: str = ""
    withheld: int = 0
    sha256: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found: dict[str, str] = {}
        if not self.made_for.strip():
            found["made_for"] = "Say for whom the copy is."
        return found


def record_disclosure(session: Session, draft: DisclosureDraft, *, today: date) -> Done:
    """Note that a copy of a pupil's record is given away; do it before the file is written."""
    if found := draft.problems():
        raise Invalid(found)
    if draft.kind not in (SUBJECT_ACCESS, TRANSFER) or not _SHA256.fullmatch(draft.sha256):
        raise ValueError("A disclosure has a kind and the SHA-256 of its file.")
    pupil = the_pupil(session, draft.pupil_id)
    row = Disclosure(
        pupil_id=pupil.id,
        kind=draft.kind,
        made_on=today,
        made_for=draft.made_for.strip(),
        purpose=draft.purpose.strip(),
        withheld=draft.withheld,
        sha256=draft.sha256,
        received_by="",
    )
    session.add(row)
    session.flush()
    what = "transfer file" if draft.kind == TRANSFER else "copy of everything held"
    return Done(f"Noted a {what} on {pupil.known_as} for {row.made_for}.", id=row.id)


def take_back_disclosure(session: Session, disclosure_id: int) -> Done:
    """Take a note back whose files could not be written; raises Problem where the copy has arrived."""
    row = session.get(Disclosure, disclosure_id)
    if row is None:
        raise Problem("That copy is no longer noted.")
    if row.received_on is not None:
        raise Problem("That copy was received, so it was made.", "What was given away stays noted.")
    session.delete(row)
    return Done(f"No copy was made for {row.made_for}: its files could not be written.", id=disclosure_id)


def note_receipt(
    session: Session, disclosure_id: int, received_on: date | None, received_by: str, *, today: date
) -> Done:
    """Note that whoever a copy was for has it; the day of receipt lies between its making and today."""
    row = session.get(Disclosure, disclosure_id)
    if row is None:
        raise Problem("That copy is no longer noted.")
    found: dict[str, str] = {}
    if not received_by.strip():
        found["received_by"] = "Say who received it."
    if received_on is None or not row.made_on <= received_on <= today:
        found["received_on"] = "It was received between the day it was made and today."
    if found:
        raise Invalid(found)
    row.received_on, row.received_by = received_on, received_by.strip()
    return Done(f"Noted that {row.received_by} received it.", id=disclosure_id)
