"""Actions: agreed with somebody who does them by a day, done or dropped with what came of it, moved, opened again."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Action, Staff
from app.operations.around.checks import agency_problem, the_pupil, told
from app.operations.meetings.checks import the_meeting
from app.operations.meetings.drafts import ActionDraft
from app.operations.ordered import clean, found
from app.operations.record import recorded_at, recorded_by
from app.queries.map_words import full_day
from app.queries.sight_of_meetings import refuse_action_out_of_sight, refuse_day_out_of_sight

OPEN = "open"
Ending = Literal["done", "dropped"]
_SAID = {"done": "Done", "dropped": "No longer needed"}


def add_action(session: Session, draft: ActionDraft, *, today: date) -> Done:
    """Note an action; one that comes of a meeting was agreed on the meeting's day."""
    row = Action(state=OPEN, recorded_at=recorded_at(session), recorded_by=recorded_by(session))
    meeting = the_meeting(session, draft.meeting_id) if draft.meeting_id is not None else None
    agreed = draft.agreed_on or (today if meeting is None else min(meeting.held_on, today))
    _refuse(session, draft, agreed, today)
    row.meeting_id = draft.meeting_id
    row.pupil_id = the_pupil(session, draft.pupil_id).id if draft.pupil_id is not None else None
    row.agreed_on = agreed
    _fill(row, draft)
    session.add(row)
    session.flush()
    return Done(f"Action noted{_of(row)}, by {_day(row)}.", id=row.id)


def change_action(session: Session, action_id: int, draft: ActionDraft, *, today: date) -> Done:
    """Write what the form says over an action; whom it is about and where it was agreed stay."""
    row = _row(session, action_id)
    _refuse(session, draft, draft.agreed_on or row.agreed_on, today, row)
    row.agreed_on = draft.agreed_on or row.agreed_on
    _fill(row, draft)
    return Done(f"Action changed{_of(row)}, by {_day(row)}.", id=action_id)


def close_action(
    session: Session,
    action_id: int,
    state: Ending = "done",
    *,
    outcome: str = "",
    on: date | None = None,
    today: date,
) -> Done:
    """Say that an action is done, or dropped because it is no longer needed, and what came of it."""
    row = _row(session, action_id)
    if row.state != OPEN:
        raise Problem("That action is closed already.", "Open it again first.")
    if state not in _SAID:
        raise ValueError("An action is done or dropped.")
    day = on or today
    wrong = told(day, today) or ("It cannot be before it was agreed." if day < row.agreed_on else "")
    if wrong:
        raise Invalid({"on": wrong})
    row.state, row.closed_on, row.outcome = state, day, outcome.strip()
    return Done(f"{_SAID[state]}: an action{_of(row)} of {full_day(row.agreed_on)}.", id=action_id)


def reopen_action(session: Session, action_id: int) -> Done:
    """Open an action again that was closed; what came of it is kept with its words until it is closed anew."""
    row = _row(session, action_id)
    if row.state == OPEN:
        raise Problem("That action is open already.")
    row.state, row.closed_on = OPEN, None
    return Done(f"Open again: an action{_of(row)} of {full_day(row.agreed_on)}.", id=action_id)


def move_action_date(session: Session, action_id: int, due_on: date | None, *, today: date) -> Done:
    """Give an open action another day, today or later."""
    row = _row(session, action_id)
    if row.state != OPEN:
        raise Problem("That action is closed already.", "Open it again first.")
    if due_on is None or due_on < today:
        raise Invalid({"due_on": "This can be today or later."})
    row.due_on = due_on
    return Done(f"The action{_of(row)} is now due on {full_day(due_on)}.", id=action_id)


def take_back_action(session: Session, action_id: int) -> Done:
    """Take away an action that was noted by mistake, such as for the wrong pupil."""
    row = _row(session, action_id)
    words = f"Taken back: an action{_of(row)} of {full_day(row.agreed_on)}."
    session.delete(row)
    return Done(words, id=action_id)


def _row(session: Session, action_id: int) -> Action:
    row = found(session, Action, action_id, "action")
    refuse_action_out_of_sight(session, row)
    return row


def _refuse(
    session: Session, draft: ActionDraft, agreed: date, today: date, row: Action | None = None
) -> None:
    wrong = draft.problems()
    if row is not None and draft.due_on is None and row.due_on is None:
        wrong.pop("due_on", None)
    if draft.due_on is not None and draft.due_on < agreed:
        wrong["due_on"] = "It cannot be due before it was agreed."
    if sentence := told(agreed, today):
        wrong["agreed_on"] = sentence
    elif row is not None and row.closed_on is not None and agreed > row.closed_on:
        wrong["agreed_on"] = f"It was closed on {full_day(row.closed_on)}, so it was agreed by then."
    if draft.staff_id is not None and session.get(Staff, draft.staff_id) is None:
        wrong["owner"] = "Choose somebody from the list, or write a name."
    if sentence := agency_problem(session, draft.organisation_id, row.organisation_id if row else None):
        wrong["organisation_id"] = sentence
    if wrong:
        raise Invalid(wrong)
    pupil_id = draft.pupil_id if row is None else row.pupil_id
    if pupil_id is not None:
        refuse_day_out_of_sight(session, pupil_id, agreed)


def _fill(row: Action, draft: ActionDraft) -> None:
    row.words, row.staff_id, row.due_on = draft.words.strip(), draft.staff_id, draft.due_on
    row.owner = "" if draft.staff_id is not None else clean(draft.owner)
    row.organisation_id = draft.organisation_id


def _of(row: Action) -> str:
    return f" for {row.pupil.known_as}" if row.pupil is not None else ""


def _day(row: Action) -> str:
    return full_day(row.due_on) if row.due_on is not None else "no day yet"
