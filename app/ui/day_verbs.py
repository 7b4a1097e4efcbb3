"""What a line of Today about support can do: each verb reads in what it needs when it is pressed."""

from __future__ import annotations

from functools import partial

from app.queries.day.row import DayRow
from app.queries.day_kinds import Kind
from app.ui.putting_off import about, move_day, put_off_line
from app.ui.shell import Shell
from app.ui.widgets.day_lines import MOVE, OPEN, PUT_OFF, Verbs
from app.vocabulary import Stage


def support_verbs(shell: Shell, kind: Kind, row: DayRow) -> Verbs:
    """Return the verbs of a line about a pupil and an offer, or about a pupil with nothing live."""
    first = {
        Kind.LOOK: ("Goes on", partial(_goes_on, shell, row)),
        Kind.OVERRUN: ("End", partial(_end, shell, row)),
        Kind.OFFERED: ("Accepted", partial(_move_on, shell, row, Stage.ACCEPTED)),
        Kind.WAIT: ("Offer a place", partial(_move_on, shell, row, Stage.OFFERED)),
        Kind.NOTHING: ("Add a support", partial(_add, shell, row)),
    }
    later = {
        Kind.LOOK: (MOVE, partial(_move_look, shell, row)),
        Kind.OVERRUN: (MOVE, partial(_move_end, shell, row)),
    }
    put_off = PUT_OFF, partial(put_off_line, shell, kind, row.id, row.name)
    opened = OPEN, partial(shell.go, "pupils", row.pupil_id)
    return first[kind], later.get(kind, put_off), opened


def register_verbs(shell: Shell, _: Kind, row: DayRow) -> Verbs:
    """Return the verbs of a register that is not taken; Enter opens it, where not everyone was here."""
    return (
        ("Everyone here", partial(_everyone, shell, row)),
        (PUT_OFF, partial(put_off_line, shell, Kind.REGISTER, row.id, f"{row.name}: {row.what}")),
        ("Register …", partial(_register, shell, row)),
    )


def _goes_on(shell: Shell, row: DayRow) -> None:
    from app.operations.supports.looking import look_again_support

    shell.write(look_again_support, row.id, today=shell.today())


def _move_look(shell: Shell, row: DayRow) -> None:
    from app.operations.supports.looking import look_again_support

    move_day(shell, row, "Look again on", look_again_support)


def _end(shell: Shell, row: DayRow) -> None:
    from app.ui.dialogs.support_end import open_end_supports

    open_end_supports(shell, [row.id], about(row))


def _move_end(shell: Shell, row: DayRow) -> None:
    from app.operations.day.moving import move_support_end

    move_day(shell, row, "Planned to end on", move_support_end)


def _move_on(shell: Shell, row: DayRow, stage: Stage) -> None:
    from app.operations.supports.stages import move_supports

    shell.write(move_supports, (row.id,), stage, today=shell.today())


def _add(shell: Shell, row: DayRow) -> None:
    from app.ui.dialogs.support_add import AddSupport, AddTarget

    if row.pupil_id is not None:
        shell.show_dialog(AddSupport(shell, AddTarget(pupil_ids=(row.pupil_id,), domain_id=row.domain_id)))


def _everyone(shell: Shell, row: DayRow) -> None:
    from app.operations.groups.registers import RegisterDraft, take_register

    if row.group_id is not None:
        shell.write(take_register, RegisterDraft(row.group_id, row.on), today=shell.today())


def _register(shell: Shell, row: DayRow) -> None:
    from app.ui.dialogs.register import RegisterDialog

    if row.group_id is not None:
        shell.show_dialog(RegisterDialog(shell, row.group_id, row.on))


def _about(row: DayRow) -> str:
    return f"{row.name}: {row.what}"
