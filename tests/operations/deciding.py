"""Making grouping decisions in tests, and reading back the rows they leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Grouping, Placement
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil
from app.operations.pupils import PupilDraft, add_pupil
from app.store import Store
from tests.fixtures import TODAY

BOTH = (ParticipantDraft("young_person"), ParticipantDraft("parent"))


@dataclass(frozen=True, slots=True)
class Row:
    """One placement, with its days counted back from today."""

    grouping: str
    since: int
    until: int | None
    ending: str | None
    withdrawn: bool


def ago(days: int) -> date:
    """Return the day so many days ago."""
    return TODAY - timedelta(days=days)


def new_pupil(store: Store, days: int = 200) -> int:
    """Add a pupil who joined so many days ago."""
    draft = PupilDraft("Wren", "Thimble", started_on=ago(days))
    return store.write(add_pupil, draft, today=TODAY).id or 0


def draft(pupil: int, grouping: str, days: int = 0, **more: Any) -> PlacementDraft:
    """Return a complete decision of so many days ago."""
    whole = PlacementDraft(
        pupil,
        1,
        grouping,
        on=ago(days),
        reason="We agreed to try it.",
        participants=BOTH,
        next_look_on=ago(days) + timedelta(days=35),
        help_unused="not_engaging",
        risk="May run out of school.",
        ending="goals_met" if grouping == "thriving" else None,
        approved_by="Ms Dovecote",
    )
    return replace(whole, **more)


def place(store: Store, pupil: int, grouping: str, days: int = 0, **more: Any) -> int:
    """Record a decision of so many days ago and return the placement's number."""
    return store.write(place_pupil, draft(pupil, grouping, days, **more), today=TODAY).id or 0


def rows(store: Store, withdrawn: bool = False) -> list[Row]:
    """Return the placements by day; the withdrawn ones too where they are asked for."""
    return [row for row in store.read(_rows) if withdrawn or not row.withdrawn]


def _rows(session: Session) -> list[Row]:
    found = session.execute(
        select(Placement, Grouping.code)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .order_by(Placement.starts_on, Placement.id)
    )
    return [
        Row(
            code,
            (TODAY - row.starts_on).days,
            None if row.ends_on is None else (TODAY - row.ends_on).days,
            row.ending,
            row.withdrawn_at is not None,
        )
        for row, code in found
    ]
