"""Offers, groups, supports and registers for tests, written straight into the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.models import (
    Attendance,
    Group,
    Grouping,
    GroupSession,
    Membership,
    Offer,
    OfferPlace,
    OfferState,
    Support,
    SupportStage,
)
from app.operations.record import recorded_at
from app.store import Store
from app.vocabulary import OVER, fold

SEPTEMBER = date(2026, 9, 1)


def keep(store: Store, kind: type[Any], /, **values: Any) -> int:
    """Write one row of a table as it is given; returns its id."""
    return in_one_write(store, lambda session: row(session, kind, **values))


def in_one_write(store: Store, fill: Callable[[Session], int]) -> int:
    """Write what belongs together at once: each write has its own step, and is shown by an open window."""

    def kept(session: Session) -> Done:
        return Done("Kept.", id=fill(session))

    return store.write(kept).id or 0


def row(session: Session, kind: type[Any], /, **values: Any) -> int:
    """Add one row of a table as it is given; returns its id."""
    if hasattr(kind, "recorded_at"):
        values.setdefault("recorded_at", recorded_at(session))
    one = kind(**values)
    session.add(one)
    session.flush()
    number: int = one.id
    return number


def offer(store: Store, name: str, grouping: str = "help", domain: int | None = 1, **more: Any) -> int:
    """An offer that runs since September, in one place of the map; returns its id."""

    def fill(session: Session) -> int:
        number = row(session, Offer, name=name, folded=fold(name), **more)
        row(session, OfferState, offer_id=number, status="active", starts_on=SEPTEMBER)
        code = session.scalar(select(Grouping.id).where(Grouping.code == grouping))
        row(session, OfferPlace, offer_id=number, grouping_id=code, domain_id=domain, starts_on=SEPTEMBER)
        return number

    return in_one_write(store, fill)


def group(store: Store, offer_id: int, name: str = "Tuesdays", **more: Any) -> int:
    """A group of an offer, since September; returns its id."""
    return keep(store, Group, **{"offer_id": offer_id, "name": name, "starts_on": SEPTEMBER, **more})


def support(
    store: Store,
    pupil_id: int,
    offer_id: int,
    stages: Iterable[tuple[str, date]] = (("running", SEPTEMBER),),
    *,
    group_id: int | None = None,
    **more: Any,
) -> int:
    """A pupil on an offer with its stages in their order, in a group from its running on; returns the support's id."""
    given = list(stages)
    ends = [day for _, day in given[1:]] + [None]
    over = given[-1][1] if given[-1][0] in OVER else None
    values = {"domain_id": 1, "began_on": given[0][1], "ended_on": over, **more}

    def fill(session: Session) -> int:
        number = row(session, Support, pupil_id=pupil_id, offer_id=offer_id, **values)
        for (stage, day), end in zip(given, ends, strict=True):
            row(session, SupportStage, support_id=number, stage=stage, starts_on=day, ends_on=end)
        if group_id is not None:
            since = next(day for stage, day in given if stage == "running")
            until = over + timedelta(days=1) if over is not None else None
            row(session, Membership, support_id=number, group_id=group_id, starts_on=since, ends_on=until)
        return number

    return in_one_write(store, fill)


def held(store: Store, group_id: int, on: date, here: Mapping[int, bool], minutes: int | None = None) -> int:
    """A session of a group that was held, and for each support whether its pupil was here; returns its id."""

    def fill(session: Session) -> int:
        number = row(session, GroupSession, group_id=group_id, held_on=on, state="held", minutes=minutes)
        for support_id, came in here.items():
            row(session, Attendance, session_id=number, support_id=support_id, here=came)
        return number

    return in_one_write(store, fill)
