"""Actions: those of a pupil, those that are due, and all that are open by who answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.models import Action, Meeting, Organisation, Pupil, Staff
from app.queries.meetings.rows import ActionRow
from app.queries.sight_of_meetings import hidden_action
from app.vocabulary import fold

SCHOOL = "The school"


@dataclass(frozen=True, slots=True)
class AgencyActions:
    """What one agency, or the school itself (organisation_id None), has promised and is still to do."""

    organisation_id: int | None
    agency: str
    actions: tuple[ActionRow, ...]


def actions_of_pupil(session: Session, pupil_id: int, *, today: date) -> tuple[ActionRow, ...]:
    """Return every action about a pupil: the open ones first by their day, then the closed, newest first."""
    return in_order(action_rows(session, Action.pupil_id == pupil_id, today=today))


def actions_due(session: Session, today: date) -> tuple[ActionRow, ...]:
    """Return the open actions whose day has come, the longest waiting first."""
    return action_rows(session, Action.state == "open", Action.due_on <= today, today=today)


def actions_by_agency(
    session: Session, today: date, *, as_at: date | None = None
) -> tuple[AgencyActions, ...]:
    """Return the open actions under who answers for them: the school first, then the agencies by name.

    as_at: those that were agreed by an earlier day and not closed by then, late as they were on it.
    """
    day = min(as_at or today, today)
    still = _open_on(day) if day < today else Action.state == "open"
    grouped: dict[int | None, list[ActionRow]] = {}
    for row in action_rows(session, still, today=day):
        grouped.setdefault(row.organisation_id if row.in_house is False else None, []).append(row)
    found = [
        AgencyActions(number, SCHOOL if number is None else rows[0].agency, tuple(rows))
        for number, rows in grouped.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.organisation_id is not None, fold(one.agency))))


def action_rows(session: Session, *where: ColumnElement[bool], today: date) -> tuple[ActionRow, ...]:
    """Return the actions of a condition that whoever asks may see, those due first before the rest."""
    query = (
        select(Action, Meeting.held_on, Pupil, Staff.name, Organisation.name, Organisation.in_house)
        .outerjoin(Meeting, Meeting.id == Action.meeting_id)
        .outerjoin(Pupil, Pupil.id == Action.pupil_id)
        .outerjoin(Staff, Staff.id == Action.staff_id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(*where, ~hidden_action(session))
        .order_by(Action.due_on.is_(None), Action.due_on, Action.id)
    )
    return tuple(_row(found, today) for found in session.execute(query))


def in_order(rows: tuple[ActionRow, ...]) -> tuple[ActionRow, ...]:
    """Return actions with those to do first, as they come, and what is closed after them, newest first."""
    closed = [row for row in rows if not row.is_open]
    closed.sort(key=lambda row: (row.closed_on or row.agreed_on, row.id), reverse=True)
    return (*(row for row in rows if row.is_open), *closed)


def _open_on(day: date) -> ColumnElement[bool]:
    return and_(Action.agreed_on <= day, or_(Action.state == "open", Action.closed_on > day))


def _row(found: Any, today: date) -> ActionRow:
    action, held_on, pupil, staff, agency, in_house = found
    was_open = action.state == "open" or (action.closed_on is not None and action.closed_on > today)
    return ActionRow(
        action.id,
        action.pupil_id,
        pupil.known_as if pupil is not None else "",
        action.meeting_id,
        held_on,
        action.words,
        action.staff_id,
        staff or action.owner,
        action.organisation_id,
        agency or "",
        in_house,
        action.agreed_on,
        action.due_on,
        action.state,
        action.closed_on,
        action.outcome,
        (today - action.due_on).days if action.due_on is not None and was_open else 0,
    )
