"""Asking until when a line of Today is put off, and moving the day of one that has a day of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from app.queries.day_kinds import Kind
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.done import Done
    from app.queries.day.row import DayRow

_A_WEEK = timedelta(days=7)


def put_off_line(shell: Shell, kind: Kind, row_id: int, who: str) -> None:
    """Ask from which day on a line without a day of its own is shown again."""
    # What writes is read in when it is asked for, since Today is the first page.
    from app.operations.day.put_off import put_off
    from app.ui.dialogs.move_date import Move, MoveDateDialog

    move = Move("Show it again on", put_off, before=(kind.value,))
    shell.show_dialog(MoveDateDialog(shell, row_id, who, shell.today() + _A_WEEK, move))


def move_day(
    shell: Shell, row: DayRow, words: str, operation: Callable[..., Done], *, name: str = "to"
) -> None:
    """Ask for another day of a line; words say which day it is, name is what the operation calls it."""
    from app.ui.dialogs.move_date import Move, MoveDateDialog

    move = Move(words, operation, name)
    shell.show_dialog(MoveDateDialog(shell, row.id, about(row), row.on, move))


def about(row: DayRow) -> str:
    """Return what a line is about, for the head of a dialog."""
    return f"{row.name}: {row.what}" if row.pupil_id is not None else row.name
