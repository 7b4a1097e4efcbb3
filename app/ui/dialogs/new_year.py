"""Rolling forward to the new year: offers, pupils, classes, supports, a check, then one step with one Undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.done import Done
from app.errors import Invalid, Problem
from app.queries.new_year.choices import roll_choices
from app.queries.wording import words
from app.rolling import roll_school_forward
from app.ui.dialogs.new_year_check import CheckStep
from app.ui.dialogs.new_year_classes import ClassesStep
from app.ui.dialogs.new_year_offers import OffersStep
from app.ui.dialogs.new_year_plan import YearPlan, usual_plan
from app.ui.dialogs.new_year_pupils import PupilsStep
from app.ui.dialogs.new_year_supports import SupportsStep
from app.ui.dialogs.steps import StepsDialog
from app.ui.jobs import JobBar
from app.ui.shell import Shell
from app.vocabulary import ListKind

if TYPE_CHECKING:
    from app.operations.new_year.drafts import RollDraft
    from app.progress import Progress
    from app.store import Store

WIDTH, HEIGHT = 940, 680
# These endings the program writes by itself.
_OWN = ("new_decision", "left")


class NewYearDialog(StepsDialog):
    """Five steps; what was decided is kept when somebody leaves, and can be brought back."""

    topic = "new-year"

    def __init__(self, shell: Shell, plan: YearPlan | None = None) -> None:
        self._shell = shell
        self.plan = plan or usual_plan(shell.store.read(roll_choices, today=shell.today()))
        year = self.plan.choices.year
        listed = shell.store.read(words, ListKind.ENDING)
        endings = [(code, label) for code, label in listed.items() if code not in _OWN]
        self.offers, self.pupils = OffersStep(self.plan), PupilsStep(self.plan)
        self.classes, self.supports = ClassesStep(self.plan), SupportsStep(self.plan, endings)
        self.check = CheckStep(self.plan)
        self.bar = JobBar()
        steps = [self.offers, self.pupils, self.classes, self.supports, self.check]
        super().__init__(shell.window_widget(), f"The new year {year.name}", steps)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.bar)
        window = shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))

    def show_step(self, at: int) -> None:
        """Show a step as the steps before it have left it."""
        step = self.steps[at]
        if isinstance(step, SupportsStep | CheckStep):
            step.refresh()
        super().show_step(at)
        self.next.setEnabled(step is not self.check or self.plan.choices.year.begun)
        self.next.setToolTip("" if self.next.isEnabled() else "The new year has not begun yet.")
        if step is self.check or (step is self.classes and not self.plan.choices.classes):
            # There is nothing to type, so the focus is where it goes on.
            (self.next if self.next.isEnabled() else self.back).setFocus()

    def passed(self, at: int) -> None:
        """Go on to the next step; after the last one, do it."""
        if self.steps[at] is not self.check:
            self.show_step(at + 1)
            return
        self.set_working(True, "Rolling forward")
        work = partial(_roll, self._shell.store, self.plan.draft())
        job = self._shell.run(work, "", self._done, otherwise=self._could_not)
        job.ended.connect(self._ended)
        self.bar.watch(job, "Rolling forward")

    def _done(self, done: Done) -> None:
        self.set_working(False)
        self.plan.touched = False
        self.accept()
        show_changes(self._shell)

    def _could_not(self, error: Invalid | Problem) -> None:
        self.say(" ".join(error.problems.values()) if isinstance(error, Invalid) else str(error))

    def _ended(self) -> None:
        self.set_working(False)

    def typed(self) -> dict[str, Any]:
        return {"plan": self.plan} if self.plan.touched else {}


def open_new_year(shell: Shell, plan: YearPlan | None = None) -> None:
    """Open the dialog, with a plan that was left before where there is one."""
    dialog = NewYearDialog(shell, plan)
    dialog.left.connect(partial(_left, shell))
    shell.show_dialog(dialog)


def show_changes(shell: Shell) -> None:
    """Show what changed when the school was last rolled forward, to be printed or saved."""
    from app.ui.dialogs.new_year_changes import changes_preview

    preview = changes_preview(shell)
    if preview is not None:
        shell.show_dialog(preview)


def _left(shell: Shell, typed: dict[str, Any]) -> None:
    shell.say_with(
        "Nothing was rolled forward.", "Bring it back", partial(open_new_year, shell, typed["plan"])
    )


def _roll(store: Store, draft: RollDraft, progress: Progress) -> Done:
    return roll_school_forward(store, draft, progress=progress)
