"""Reading back, in tests, how supports stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Group, Membership, Support, SupportStage
from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import SupportDraft
from app.store import Store
from tests.fixtures import TODAY


def begin(store: Store, pupils: tuple[int, ...], offer_id: int, stage: str = "waiting", **said: Any) -> int:
    """Put pupils on an offer for the first domain; returns the first support's id."""
    draft = SupportDraft(pupils, offer_id, 1, stage, **said)
    return store.write(begin_support, draft, today=TODAY).id or 0


def fact(store: Store, support_id: int, name: str) -> Any:
    """Return one column of a support."""
    return store.read(lambda session: getattr(session.get_one(Support, support_id), name))


def stages(store: Store, support_id: int) -> list[tuple[str, date, date | None]]:
    """Return the stages of a support, in their order."""

    def asked(session: Session) -> list[tuple[str, date, date | None]]:
        rows = select(SupportStage).where(SupportStage.support_id == support_id)
        found = session.scalars(rows.order_by(SupportStage.starts_on, SupportStage.id))
        return [(row.stage, row.starts_on, row.ends_on) for row in found]

    return store.read(asked)


def times(store: Store, support_id: int) -> list[tuple[int, date, date | None]]:
    """Return a support's times in groups."""

    def asked(session: Session) -> list[tuple[int, date, date | None]]:
        rows = select(Membership).where(Membership.support_id == support_id).order_by(Membership.starts_on)
        return [(row.group_id, row.starts_on, row.ends_on) for row in session.scalars(rows)]

    return store.read(asked)


def groups(store: Store) -> list[tuple[str, bool, date | None]]:
    """Return every group: its name, whether it is of one, its last day."""
    rows = select(Group).order_by(Group.id)
    return store.read(lambda session: [(g.name, g.alone, g.ends_on) for g in session.scalars(rows)])
