"""The statements behind the cards of the Board."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from app.models import Grouping, Placement, Pupil, Standing


def people(*more: Any) -> Select[*tuple[Any, ...]]:
    """Return the statement of placements with who they are of, and what more is wanted of them."""
    return (
        select(
            Pupil.id.label("pupil_id"),
            Pupil.forename,
            Pupil.preferred_name,
            Pupil.surname,
            Standing.class_name,
            Standing.year_group,
            *more,
        )
        .select_from(Placement)
        .join(Pupil, Pupil.id == Placement.pupil_id)
        .join(Standing, Standing.pupil_id == Pupil.id)
    )


def open_rows(today: date) -> Select[*tuple[Any, ...]]:
    """Return the statement of the placements that stand on a day, of pupils on the roll of that day."""
    wanted = (
        Placement.id.label("placement_id"),
        Placement.band,
        Placement.starts_on,
        Placement.next_look_on,
        Placement.left_open,
        Grouping.code,
    )
    return (
        people(*wanted)
        .join(Grouping, Grouping.id == Placement.grouping_id)
        .where(on_roll(today), Placement.withdrawn_at.is_(None), on_day(Placement, today))
        .order_by(Pupil.folded, Grouping.position)
    )


def on_day(table: type[Placement] | type[Standing], day: date) -> ColumnElement[bool]:
    """Return the condition that a row with a beginning and an end holds on a day."""
    return and_(table.starts_on <= day, or_(table.ends_on.is_(None), table.ends_on > day))


def on_roll(day: date) -> ColumnElement[bool]:
    """Return the condition that the pupil is on the roll of a day."""
    return on_day(Standing, day)


def person(row: Row[Any]) -> tuple[int, str, str, str]:
    """Return who a row of these statements is of: id, name, class and year."""
    name = f"{row.preferred_name or row.forename} {row.surname}"
    return row.pupil_id, name, row.class_name or "", row.year_group or ""
