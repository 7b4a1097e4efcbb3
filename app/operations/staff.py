"""The staff who note, decide and check; a name stays on past decisions after the person has left."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Organisation, Staff
from app.operations.ordered import clean, found, unknown_word
from app.operations.retiring import added, name_taken, restore, retire
from app.operations.typed import name_problem
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """A member of staff as a form gives it; role is a code of the school's list."""

    name: str
    role: str | None = None
    organisation_id: int | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        return name_problem(self.name, "A person needs a name.")


def add_staff(session: Session, draft: StaffDraft) -> Done:
    """Add a member of staff; two may share a name, if not also role and organisation."""
    _refuse(session, draft)
    person = Staff()
    _fill(person, draft)
    return added(person, session)


def change_staff(session: Session, row_id: int, draft: StaffDraft) -> Done:
    """Write what the form says over a member of staff."""
    person = found(session, Staff, row_id, "person")
    _refuse(session, draft, besides=row_id)
    _fill(person, draft)
    return Done(f"Changed {person.name}.", id=row_id)


def retire_staff(session: Session, row_id: int) -> Done:
    """Take somebody who has left out of what can be chosen; past decisions keep the name."""
    return retire(found(session, Staff, row_id, "person"), "the name stays on past decisions")


def restore_staff(session: Session, row_id: int) -> Done:
    """Let somebody retired be chosen again."""
    return restore(found(session, Staff, row_id, "person"))


def _refuse(session: Session, draft: StaffDraft, besides: int | None = None) -> None:
    wrong = draft.problems()
    if unknown_word(session, ListKind.ROLE, draft.role):
        wrong["role"] = "Choose a role from the list."
    if draft.organisation_id is not None and session.get(Organisation, draft.organisation_id) is None:
        wrong["organisation_id"] = "Choose an organisation from the list."
    # People share names; with role and organisation too it is the same person typed twice.
    alike = select(Staff).where(
        Staff.role.is_(draft.role or None), Staff.organisation_id.is_(draft.organisation_id)
    )
    if sentence := name_taken(draft.name, session.scalars(alike), besides):
        wrong["name"] = sentence
    if wrong:
        raise Invalid(wrong)


def _fill(person: Staff, draft: StaffDraft) -> None:
    person.name = clean(draft.name)
    person.role = draft.role or None
    person.organisation_id = draft.organisation_id
