"""Which rows of the journal about meetings and actions are out of sight, as app/queries/sight_of_meetings.py says it.

Each is looked at as it stood before and after the change: either may have been in a time of Risk Support.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_

from app import models
from app.queries.sight_of_meetings import in_any_risk, on_any_risk_day
from app.schema import journal_row

Condition = ColumnElement[bool]
TABLES = ("meeting", "meeting_pupil", "action")


def meeting_tests(row: Any) -> tuple[Condition, ...]:
    """Return, for a row of the journal, the conditions under which one of these tables makes it out of sight."""
    table = row.c.table_name
    erased = and_(row.c.before.is_(None), row.c.after.is_(None))
    return (
        and_(
            table == "meeting",
            or_(erased, *(_meeting(row.c.row_id, _in(side, "held_on")) for side in _sides(row))),
        ),
        and_(table == "meeting_pupil", or_(erased, *(_said(side) for side in _sides(row)))),
        and_(table == "action", or_(erased, *(_action(side) for side in _sides(row)))),
    )


def _sides(row: Any) -> tuple[Any, Any]:
    return row.c.before, row.c.after


def _in(side: Any, name: str) -> Any:
    return func.json_extract(side, f"$.{name}")


def _meeting(meeting: Any, day: Any) -> Condition:
    """A meeting of a day on which one of its pupils, now or as it once was, was in Risk Support."""
    of, gone = models.MeetingPupil.__table__.alias().c, journal_row.alias()
    once = (_in(side, "pupil_id") for side in _sides(gone))
    told = or_(*(_in(side, "meeting_id") == meeting for side in _sides(gone)))
    return or_(
        exists().where(of.meeting_id == meeting, on_any_risk_day(of.pupil_id, day)),
        exists().where(
            gone.c.table_name == "meeting_pupil", told, or_(*(on_any_risk_day(pupil, day) for pupil in once))
        ),
    )


def _said(side: Any) -> Condition:
    """Words about a pupil in a meeting of such a day; that a pupil is talked about is no secret."""
    live, gone = models.Meeting.__table__.alias().c, journal_row.alias()
    pupil, meeting = _in(side, "pupil_id"), _in(side, "meeting_id")
    days = (on_any_risk_day(pupil, _in(one, "held_on")) for one in _sides(gone))
    return and_(
        or_(_in(side, "said") != "", _in(side, "pupil_words") != ""),
        or_(
            exists().where(live.id == meeting, on_any_risk_day(pupil, live.held_on)),
            exists().where(gone.c.table_name == "meeting", gone.c.row_id == meeting, or_(*days)),
        ),
    )


def _action(side: Any) -> Condition:
    """An action of such a time, or of a meeting as a whole that was about such a pupil."""
    live = models.Meeting.__table__.alias().c
    pupil, meeting = _in(side, "pupil_id"), _in(side, "meeting_id")
    whole = exists().where(live.id == meeting, _meeting(live.id, live.held_on))
    return or_(
        in_any_risk(pupil, _in(side, "agreed_on"), _in(side, "closed_on")),
        and_(pupil.is_(None), side.is_not(None), whole),
    )
