"""What a line of Today about a meeting, an action or an offer can do."""

from __future__ import annotations

from functools import partial

from app.queries.day.row import DayRow
from app.queries.day_kinds import Kind
from app.ui.putting_off import move_day, put_off_line
from app.ui.shell import Shell
from app.ui.widgets.day_lines import MOVE, OPEN, PUT_OFF, Verbs


def meeting_verbs(shell: Shell, _: Kind, row: DayRow) -> Verbs:
    """Return the verbs of a meeting; one that is still to come is opened rather than marked as held."""
    opened = OPEN, partial(shell.go, "meetings", row.meeting_id)
    moved = MOVE, partial(_move_meeting, shell, row)
    if row.on > shell.today():
        return opened, moved
    return ("Held", partial(_held, shell, row)), moved, opened


def action_verbs(shell: Shell, _: Kind, row: DayRow) -> Verbs:
    """Return the verbs of an action whose day has come."""
    target = ("pupils", row.pupil_id) if row.pupil_id is not None else ("meetings", row.meeting_id)
    return (
        ("Done", partial(_done, shell, row)),
        (MOVE, partial(_move_action, shell, row)),
        (OPEN, partial(shell.go, *target)),
    )


def question_verbs(shell: Shell, _: Kind, row: DayRow) -> Verbs:
    """Return the verbs of a question about an offer's entry."""
    return (
        ("Answer", partial(_answer, shell, row)),
        (PUT_OFF, partial(put_off_line, shell, Kind.QUESTION, row.id, row.name)),
        (OPEN, partial(shell.go, "offers", row.offer_id)),
    )


def offer_end_verbs(shell: Shell, _: Kind, row: DayRow) -> Verbs:
    """Return the verbs of an offer whose announced end is near, or past."""
    over = row.on < shell.today()
    return (
        ("It has ended", partial(_ended, shell, row)) if over else ("Goes on", partial(_goes_on, shell, row)),
        (MOVE, partial(_move_offer_end, shell, row)),
        (OPEN, partial(shell.go, "offers", row.offer_id)),
    )


def _held(shell: Shell, row: DayRow) -> None:
    from app.operations.meetings.meetings import hold_meeting

    shell.write(hold_meeting, row.id, today=shell.today())


def _move_meeting(shell: Shell, row: DayRow) -> None:
    from app.operations.day.moving import move_meeting

    move_day(shell, row, "It is on", move_meeting)


def _done(shell: Shell, row: DayRow) -> None:
    from app.operations.meetings.actions import close_action

    shell.write(close_action, row.id, today=shell.today())


def _move_action(shell: Shell, row: DayRow) -> None:
    from app.operations.meetings.actions import move_action_date

    move_day(shell, row, "To be done by", move_action_date, name="due_on")


def _answer(shell: Shell, row: DayRow) -> None:
    from app.queries.offer_queries import open_queries
    from app.ui.dialogs.offer_query import answer_dialog

    asked = next((one for one in shell.store.read(open_queries) if one.id == row.id), None)
    if asked is not None:
        shell.show_dialog(answer_dialog(shell, asked))


def _ended(shell: Shell, row: DayRow) -> None:
    from app.operations.offers import retire_offer

    shell.write(retire_offer, row.id, today=shell.today())


def _goes_on(shell: Shell, row: DayRow) -> None:
    from app.operations.day.moving import move_offer_end

    shell.write(move_offer_end, row.id, to=None, today=shell.today())


def _move_offer_end(shell: Shell, row: DayRow) -> None:
    from app.operations.day.moving import move_offer_end

    move_day(shell, row, "Runs until", move_offer_end)
