"""Making a new recovery code: it is shown, two groups are asked back, and only then does it take the old one's place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.errors import Invalid, Problem
from app.keys.recovery import new_code
from app.queries.school import school_profile
from app.ui.dialogs.code_steps import CodeStep, ConfirmStep
from app.ui.dialogs.steps import StepsDialog
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store

UNMADE = "If you leave now, the code before stays, and the one on your paper is good for nothing. Esc again leaves."


class NewCodeDialog(StepsDialog):
    """Shows a code, has it confirmed, and makes it the school's; the one before opens nothing from then on."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._code = shell, new_code()
        self.code, self.confirm = CodeStep(shell.today), ConfirmStep("Make it the school's")
        super().__init__(shell.window_widget(), "A new recovery code", [self.code, self.confirm])
        self.code.show_code(shell.store.read(school_profile).name, self._code)
        self.confirm.ask(self._code)

    def passed(self, at: int) -> None:
        if self.steps[at] is self.code:
            self.show_step(at + 1)
            return
        self.set_working(True)
        work = partial(_make, self._shell.store, self._code)
        job = self._shell.run(work, "", self._made, otherwise=self._could_not)
        job.ended.connect(self._ended)

    def _made(self, done: Done) -> None:
        self.set_working(False)
        self.accept()
        self._shell.say(done.sentence)

    def _could_not(self, error: Invalid | Problem) -> None:
        self.say(str(error))

    def _ended(self) -> None:
        self.set_working(False)

    def warning(self) -> str:
        return UNMADE


def _make(store: Store, code: str, progress: Progress) -> Done:
    from app.sign_ins import new_recovery_code

    progress.step(0, 0)
    return new_recovery_code(store, code)[0]
