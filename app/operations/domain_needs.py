"""The presenting needs within each domain: what is seen or said, in neutral words."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Domain, PresentingNeed
from app.operations.ordered import clean, code_from, found, next_position, put_at
from app.operations.retiring import name_taken, restore, retire


def add_need(session: Session, domain_id: int, name: str) -> Done:
    """Add a presenting need at the end of its domain's list; its code is made from the name and stays."""
    domain = found(session, Domain, domain_id, "domain of need")
    needs = _needs(session, domain_id)
    _refuse(needs, name)
    code = code_from(name, {need.code for need in needs}, "need")
    need = PresentingNeed(domain_id=domain_id, code=code, name=clean(name), position=next_position(needs))
    session.add(need)
    session.flush()
    return Done(f"Added {need.name} to {domain.name}.", id=need.id)


def change_need(session: Session, row_id: int, name: str) -> Done:
    """Word a presenting need differently, everywhere it is shown."""
    need = found(session, PresentingNeed, row_id, "need")
    _refuse(_needs(session, need.domain_id), name, besides=row_id)
    before, need.name = need.name, clean(name)
    return Done(f"{before} is now called {need.name}.", id=row_id)


def move_need(session: Session, row_id: int, position: int) -> Done:
    """Move a presenting need to a place in its domain's list, 0 being the first."""
    need = found(session, PresentingNeed, row_id, "need")
    put_at(_needs(session, need.domain_id), need, position)
    return Done(f"Moved {need.name}.", id=row_id)


def retire_need(session: Session, row_id: int) -> Done:
    """Take a presenting need out of what can be chosen; what has it keeps it."""
    return retire(found(session, PresentingNeed, row_id, "need"), "what has it keeps it")


def restore_need(session: Session, row_id: int) -> Done:
    """Let a retired presenting need be chosen again."""
    return restore(found(session, PresentingNeed, row_id, "need"))


def _needs(session: Session, domain_id: int) -> list[PresentingNeed]:
    return list(
        session.scalars(
            select(PresentingNeed)
            .where(PresentingNeed.domain_id == domain_id)
            .order_by(PresentingNeed.position, PresentingNeed.id)
        )
    )


def _refuse(needs: list[PresentingNeed], name: str, besides: int | None = None) -> None:
    if not name.strip():
        raise Invalid({"name": "A need needs a name."})
    if sentence := name_taken(name, needs, besides):
        raise Invalid({"name": sentence})
