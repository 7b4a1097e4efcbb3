"""The lines of what an offer costs: staff of a role beside its sessions, and fixed sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import OfferCost
from app.queries.costs.sight import refuse_without_costs
from app.queries.costs.sums import pounds
from app.queries.wording import words
from app.vocabulary import ListKind

STAFF, FIXED = "staff", "fixed"
PER: dict[str, str] = {
    "session": "a session",
    "group": "a group",
    "pupil": "a pupil",
    "year": "a year",
}


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line as it was written; role_label and funding_label are the school's words for their codes."""

    id: int
    offer_id: int
    kind: str
    label: str
    role: str | None
    role_label: str
    people: float
    extra_minutes: int
    pence: int
    per: str
    funding: str | None
    funding_label: str

    @property
    def name(self) -> str:
        """Return what the line is called in a sum: its own words, else the role."""
        return self.label or self.role_label or "A fixed sum"

    @property
    def by_session(self) -> bool:
        """Say whether it counts by the session, as staff always do."""
        return self.kind == STAFF or self.per == "session"

    @property
    def words(self) -> str:
        """Return the line in one sentence."""
        if self.kind == FIXED:
            return f"{self.name}: {pounds(self.pence)} {PER[self.per]}"
        own = f" ({self.label})" if self.label and self.label != self.role_label else ""
        many = "" if self.people == 1 else f"{self.people:g} × "
        extra = f", and {self.extra_minutes} minutes to prepare" if self.extra_minutes else ""
        return f"{many}{self.role_label}{own}, for each session{extra}"


def cost_lines(session: Session, offer_id: int) -> tuple[CostLine, ...]:
    """Return the lines of one offer in their order."""
    refuse_without_costs(session)
    return lines_of(session, [offer_id]).get(offer_id, ())


def from_outside(offer_id: int) -> CostLine:
    """Return the line of an external offer of which nothing is written: one person, whose hours are counted."""
    return CostLine(0, offer_id, STAFF, "Somebody from outside", None, "", 1, 0, 0, "session", None, "")


def lines_of(session: Session, offers: Collection[int] | None) -> dict[int, tuple[CostLine, ...]]:
    """Return offer → its lines, of some offers or of all; one without lines is not in it."""
    roles = words(session, ListKind.ROLE, retired=True)
    streams = words(session, ListKind.FUNDING, retired=True)
    c = OfferCost
    # Columns, not rows of the class: a table of costs reads hundreds.
    asked = select(
        c.id, c.offer_id, c.kind, c.label, c.role, c.people, c.extra_minutes, c.pence, c.per, c.funding
    ).order_by(c.offer_id, c.position, c.id)
    if offers is not None:
        asked = asked.where(c.offer_id.in_(offers))
    found: dict[int, list[CostLine]] = defaultdict(list)
    for number, offer, kind, label, role, people, extra, pence, per, funding in session.execute(asked):
        said, stream = roles.get(role or "", role or ""), streams.get(funding or "", funding or "")
        found[offer].append(
            CostLine(number, offer, kind, label, role, said, people, extra, pence, per, funding, stream)
        )
    return {number: tuple(lines) for number, lines in found.items()}
