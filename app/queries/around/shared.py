"""What of a pupil was shared, newest first, with how consent stood that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.models import Sharing
from app.queries.around.words import THAT_DAY, basis_warning
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class SharedRow:
    """One thing that was shared; warning is a sentence where its basis is consent and there was none."""

    id: int
    pupil_id: int
    shared_on: date
    organisation_id: int | None
    organisation: str
    recipient: str
    what: str
    why: str
    basis: str | None
    basis_label: str
    consent_state: str
    consent_words: str
    warning: str
    recorded_by: str

    @property
    def whom(self) -> str:
        """Return with whom: "Dr Sparrow, Kite Project"."""
        return ", ".join(part for part in (self.recipient, self.organisation) if part)


def shared_of(session: Session, pupil_id: int) -> tuple[SharedRow, ...]:
    """Return what was shared of a pupil, newest first."""
    bases = words(session, ListKind.BASIS, retired=True)
    query = (
        select(Sharing)
        .where(Sharing.pupil_id == pupil_id)
        .options(joinedload(Sharing.organisation))
        .order_by(Sharing.shared_on.desc(), Sharing.id.desc())
    )
    return tuple(
        SharedRow(
            row.id,
            row.pupil_id,
            row.shared_on,
            row.organisation_id,
            row.organisation.name if row.organisation else "",
            row.recipient,
            row.what,
            row.why,
            row.basis,
            bases.get(row.basis or "", row.basis or ""),
            row.consent_state,
            THAT_DAY.get(row.consent_state, row.consent_state),
            basis_warning(row.basis, row.consent_state),
            row.recorded_by,
        )
        for row in session.scalars(query)
    )
