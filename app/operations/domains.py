"""The domains of need, the school's own list; what is in use is retired, never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Domain, Placement
from app.operations.ordered import clean, code_from, found, next_position, put_at
from app.operations.retiring import added, name_taken, refuse_last, restore, retire
from app.operations.typed import name_problem
from app.queries.in_use import open_placements


@dataclass(frozen=True, slots=True)
class DomainDraft:
    """A domain of need as the school words it."""

    name: str
    description: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        return name_problem(self.name, "A domain of need needs a name.", 60)


def add_domain(session: Session, draft: DomainDraft) -> Done:
    """Add a domain at the end of the list; its code is made from the name and never changes."""
    domains = _domains(session)
    _refuse(domains, draft)
    code = code_from(draft.name, {domain.code for domain in domains}, "domain")
    domain = Domain(
        code=code,
        name=clean(draft.name),
        description=draft.description.strip(),
        position=next_position(domains),
    )
    return added(domain, session)


def change_domain(session: Session, row_id: int, draft: DomainDraft) -> Done:
    """Word a domain differently, everywhere it is shown."""
    domain = found(session, Domain, row_id, "domain of need")
    _refuse(_domains(session), draft, besides=row_id)
    domain.name, domain.description = clean(draft.name), draft.description.strip()
    return Done(f"Changed {domain.name}.", id=row_id)


def move_domain(session: Session, row_id: int, position: int) -> Done:
    """Move a domain to a place in the list and on the map, 0 being the first."""
    domain = found(session, Domain, row_id, "domain of need")
    put_at(_domains(session), domain, position)
    return Done(f"Moved {domain.name}.", id=row_id)


def retire_domain(session: Session, row_id: int, *, today: date) -> Done:
    """Take a domain off the map and out of what can be chosen; refused while pupils are placed in it."""
    domain = found(session, Domain, row_id, "domain of need")
    if placed := open_placements(session, Placement.domain_id == row_id, today=today):
        some = "a pupil is" if placed == 1 else f"{placed} pupils are"
        raise Problem(
            f"{domain.name} can't be retired yet: {some} in a grouping there.", "End or move them first."
        )
    refuse_last(domain, _domains(session), "domain of need")
    return retire(domain, "its history stays")


def restore_domain(session: Session, row_id: int) -> Done:
    """Bring a retired domain back, where it was."""
    return restore(found(session, Domain, row_id, "domain of need"), "is back")


def _domains(session: Session) -> list[Domain]:
    return list(session.scalars(select(Domain).order_by(Domain.position, Domain.id)))


def _refuse(domains: list[Domain], draft: DomainDraft, besides: int | None = None) -> None:
    wrong = draft.problems()
    if sentence := name_taken(draft.name, domains, besides):
        wrong["name"] = sentence
    if wrong:
        raise Invalid(wrong)
