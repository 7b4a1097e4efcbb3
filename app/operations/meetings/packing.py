"""A named pack that was made is noted as shared: of each pupil in it, with each agency and person outside the school."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.operations.around.sharing import SharingDraft, log_sharing


@dataclass(frozen=True, slots=True)
class PackRecipient:
    """Who gets a pack: an agency, somebody by name, or somebody of an agency."""

    organisation_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class PackDraft:
    """What was made: of whom, for whom, what stands in it, what for, and on what basis it is shared."""

    pupils: tuple[int, ...]
    recipients: tuple[PackRecipient, ...]
    what: str
    why: str
    basis: str | None


def note_pack_shared(session: Session, draft: PackDraft, *, today: date) -> Done:
    """Note each pupil of a pack as shared with each recipient, in one step that one Undo takes back.

    How consent stood is kept with each; what is missing stops nothing. Without anybody from outside the school it is
    noted once a pupil, as shared with those at the meeting.
    """
    if not draft.pupils:
        raise Invalid({"pupils": "Choose at least one pupil."})
    recipients = draft.recipients or (PackRecipient(None, "Those at the meeting"),)
    for pupil_id in draft.pupils:
        for one in recipients:
            shared = SharingDraft(
                pupil_id, one.organisation_id, one.name, draft.what, draft.why, draft.basis, today
            )
            log_sharing(session, shared, today=today)
    count = len(draft.pupils)
    words = "pupil" if count == 1 else "pupils"
    return Done(f"Noted as shared: a pack of {count} {words}.", counts={"pupils": count})
