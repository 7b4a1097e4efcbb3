"""A form whose saving takes a while: it waits, says what goes on, and says under itself what could not be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.errors import Invalid, Problem
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Fields
from app.ui.jobs import JobBar
from app.ui.shell import Shell
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Notice

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store

_SECRET = ("password", "again")
Work = Callable[["Store", "Progress"], "Done"]


class WorkingForm(FormDialog):
    """Subclasses call `do` when they are submitted; parts that show what goes on are `trouble`, `says` and `bar`."""

    def __init__(self, shell: Shell, title: str, fields: Fields, words: str) -> None:
        super().__init__(shell.window_widget(), title, fields, words)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shell, self.working = shell, False
        # What makes the dialog anew, to bring back in it what was typed; passwords are typed again.
        self.another: Callable[[], WorkingForm] | None = None
        self.trouble, self.says, self.bar = Notice("", "danger"), Label("", "second", "muted"), JobBar()
        for part in (self.trouble, self.says):
            part.hide()

    def do(self, work: Work, words: str, then: Callable[[Done], None], *, can_stop: bool = False) -> None:
        """Work off the UI thread with the form kept, then close and go on; nothing is lost where it fails."""
        if self.working:
            return
        self.trouble.say("")
        self._set_working(words)
        job = self.shell.run(
            partial(work, self.shell.store), "", partial(self._done, then), otherwise=self._could_not
        )
        job.ended.connect(self._ended)
        if can_stop:
            self.bar.watch(job, words)

    def _set_working(self, words: str) -> None:
        self.working = bool(words)
        self.says.setText(words)
        self.says.setVisible(self.working)
        for button in (self.save_button, self._leave):
            button.setEnabled(not self.working)

    def _done(self, then: Callable[[Done], None], done: Done) -> None:
        self.accept()
        self.shell.say(done.sentence)
        then(done)

    def _could_not(self, error: Invalid | Problem) -> None:
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        if problems and set(problems) <= set(self.form.values()):
            self.form.show_problems(problems)
        else:
            self.trouble.say(str(error))

    def _ended(self) -> None:
        self._set_working("")

    def reject(self) -> None:
        """Leave; what was typed, but for passwords, can be brought back from the status bar."""
        if self.working:
            return
        typed = {name: value for name, value in self.form.values().items() if name not in _SECRET}
        dirty, another = self.form.dirty, self.another
        super().reject()
        if dirty and another is not None:
            self.shell.say_with(
                "Not saved.", "Bring it back", partial(_bring_back, self.shell, another, typed)
            )


def _bring_back(shell: Shell, another: Callable[[], WorkingForm], typed: dict[str, Any]) -> None:
    dialog = another()
    dialog.form.type_again(typed)
    shell.show_dialog(dialog)
