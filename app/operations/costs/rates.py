"""The price of an hour of a role: set from a day on, and taken away; a council's or a generic figure, never pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Rate
from app.operations.ordered import found
from app.queries.costs.sight import refuse_without_costs
from app.queries.wording import words
from app.vocabulary import ListKind

# An hour for more than this is a slip of the keys.
MOST = 1_000_00


@dataclass(frozen=True, slots=True)
class RateDraft:
    """Pence for an hour of a role from a day on, and where the figure is from."""

    role: str | None
    pence: int | None
    starts_on: date | None
    source: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = {} if self.role else {"role": "Choose a role."}
        if self.pence is None or not 0 <= self.pence <= MOST:
            wrong["pence"] = "Say what an hour costs, up to £1,000."
        if self.starts_on is None:
            wrong["starts_on"] = "Say from which day it counts."
        return wrong


def set_rate(session: Session, draft: RateDraft, *, rate_id: int | None = None) -> Done:
    """Set the rate of a role from a day on, or with rate_id put one right; there is one for a role and a day.

    The sentence has no figure: those who may not see costs may read it.
    """
    refuse_without_costs(session)
    if wrong := draft.problems():
        raise Invalid(wrong)
    labels = words(session, ListKind.ROLE, retired=True)
    role = str(draft.role)
    if role not in labels:
        raise Invalid({"role": "Choose a role that is in the list."})
    same = session.scalar(select(Rate).where(Rate.role == role, Rate.starts_on == draft.starts_on))
    row = same if rate_id is None else found(session, Rate, rate_id, "rate")
    if row is not None and same not in (None, row):
        raise Invalid({"starts_on": "This role has a rate from that day already."})
    if row is None:
        row = Rate()
        session.add(row)
    assert draft.starts_on is not None
    row.role, row.starts_on = role, draft.starts_on
    row.pence, row.source = draft.pence or 0, draft.source.strip()
    session.flush()
    return Done(f"The rate for {labels[role]} is set.", id=row.id)


def drop_rate(session: Session, rate_id: int) -> Done:
    """Take a rate away, such as one set for the wrong day; what was before it counts again."""
    refuse_without_costs(session)
    row = found(session, Rate, rate_id, "rate")
    label = words(session, ListKind.ROLE, retired=True).get(row.role, row.role)
    session.delete(row)
    return Done(f"A rate for {label} is taken away.", id=rate_id)
