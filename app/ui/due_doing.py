"""What can be done from Today about follow-ups, aims, plans past their end, decisions left open, and all else but reviews."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.abilities import Ability
from app.queries.day_kinds import Kind
from app.ui.allowed import refusal
from app.ui.putting_off import put_off_line
from app.ui.shell import Shell
from app.ui.widgets.day_due import due_task
from app.ui.widgets.day_lines import MOVE, OPEN, PUT_OFF, Task, Verbs

if TYPE_CHECKING:
    from datetime import date

    from app.queries.plans.due import DueRow
    from app.store import Store
    from app.ui.day_doing import Section


class DueDoing(QObject):
    """Turns what waits into lines with verbs: the first does it, one puts it off with a date, the last opens."""

    def __init__(self, shell: Shell, page: QObject) -> None:
        super().__init__(page)
        self._shell = shell

    @staticmethod
    def warm(store: Store, today: date, days: int) -> None:
        """Read ahead what waits, with the tables of plans: they take long to read in, so never on the UI thread."""
        from app.queries.plans.due import work_due
        from app.ui.day_doing import DayDoing

        store.read_ahead(work_due, today=today, days=days)
        DayDoing.warm(store, today, days)

    def sections(self, days: int) -> list[Section]:
        """Return the sections of what waits within some days, empty ones too, in the order in which they stand."""
        from app.queries.plans.due import work_due
        from app.ui.day_doing import DayDoing

        work = self._shell.store.read(work_due, today=self._shell.today(), days=days)
        day = DayDoing(self._shell).sections(days)
        return [
            day["meetings"],
            day["registers"],
            day["looks"],
            ("follow_ups", "Advice follow-ups", self._tasks("follow_up", work.follow_ups, self._of_contact)),
            day["actions"],
            ("aims", "Aims past their date", self._tasks("aim", work.aims, self._of_aim)),
            ("plans", "Plans past their planned end", self._tasks("plan", work.plans, self._of_plan)),
            *(day[key] for key in ("overrun", "offered", "waits", "nothing")),
            ("decisions", "Decisions left open", self._tasks("decision", work.decisions, self._of_decision)),
            *(day[key] for key in ("questions", "offers_ending")),
        ]

    def _tasks(self, kind: str, rows: Sequence[DueRow], verbs: Callable[[DueRow], Verbs]) -> list[Task]:
        today, only_read = self._shell.today(), refusal(self._shell.store, Ability.LOG)
        return [due_task(kind, row, today, verbs(row)[-1:] if only_read else verbs(row)) for row in rows]

    # --- verbs ---

    def _of_contact(self, row: DueRow) -> Verbs:
        return (
            ("Follow up", partial(self._follow_up, row)),
            (MOVE, partial(self._put_off, row)),
            self._open(row),
        )

    def _of_aim(self, row: DueRow) -> Verbs:
        return (
            ("Say how it went", partial(self._settle, row)),
            (MOVE, partial(self._move_aim, row)),
            self._open(row),
        )

    def _of_plan(self, row: DueRow) -> Verbs:
        return (
            ("Review", partial(self._review, row)),
            (MOVE, partial(self._move_end, row)),
            self._open(row),
        )

    def _of_decision(self, row: DueRow) -> Verbs:
        return (
            ("Complete", partial(self._complete, row)),
            ("Nothing more", partial(self._nothing_more, row)),
            (PUT_OFF, partial(put_off_line, self._shell, Kind.DECISION, row.id, row.pupil)),
            self._open(row),
        )

    def _open(self, row: DueRow) -> tuple[str, Callable[[], None]]:
        return OPEN, partial(self._shell.go, "pupils", row.pupil_id)

    # --- doing: what writes is read in when it is asked for, since Today is the first page ---

    def _follow_up(self, row: DueRow) -> None:
        from app.ui.dialogs.contact import follow_up_dialog

        self._shell.show_dialog(follow_up_dialog(self._shell, row.id, row.pupil, row.what or row.domain))

    def _put_off(self, row: DueRow) -> None:
        from app.operations.plans.contacting import put_off_follow_up
        from app.ui.dialogs.move_date import Move, MoveDateDialog

        move = Move("Follow up on", put_off_follow_up)
        self._shell.show_dialog(MoveDateDialog(self._shell, row.id, row.pupil, row.due_on, move))

    def _settle(self, row: DueRow) -> None:
        from app.queries.plans.plan import plans_of
        from app.ui.dialogs.plan_settle import settle_dialog

        plans = self._shell.store.read(plans_of, row.pupil_id, today=self._shell.today())
        aim = next((aim for plan in plans for aim in plan.aims if aim.id == row.id), None)
        if aim is not None:
            self._shell.show_dialog(settle_dialog(self._shell, aim))

    def _move_aim(self, row: DueRow) -> None:
        from app.operations.plans.moving import move_aim_date
        from app.ui.dialogs.move_date import Move, MoveDateDialog

        move = Move("To be reached by", move_aim_date)
        self._shell.show_dialog(MoveDateDialog(self._shell, row.id, row.pupil, row.due_on, move))

    def _review(self, row: DueRow) -> None:
        from app.ui.dialogs.review import open_review

        open_review(self._shell, row.pupil_id, domain_id=row.domain_id)

    def _move_end(self, row: DueRow) -> None:
        from app.operations.plans.moving import move_planned_end
        from app.ui.dialogs.move_date import Move, MoveDateDialog

        move = Move("Planned to end on", move_planned_end)
        self._shell.show_dialog(MoveDateDialog(self._shell, row.id, row.pupil, row.due_on, move))

    def _complete(self, row: DueRow) -> None:
        from app.ui.dialogs.complete import CompleteSheet

        sheet = CompleteSheet.of(self._shell, row.id)
        if sheet is not None:
            self._shell.show_dialog(sheet)

    def _nothing_more(self, row: DueRow) -> None:
        from app.operations.deciding.completing import nothing_more

        self._shell.write(nothing_more, row.id, today=self._shell.today())
