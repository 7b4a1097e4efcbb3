"""Changing one's own password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.errors import Invalid, Problem
from app.keys.problems import WrongPassword
from app.progress import Progress
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.new_password import NewPassword
from app.ui.doing import Doing
from app.ui.forms import Field
from app.ui.shell import Shell
from app.ui.widgets.label import Label
from app.ui.widgets.password_field import PasswordField

if TYPE_CHECKING:
    from app.done import Done
    from app.store import Store


class ChangePasswordDialog(FormDialog):
    """Asks for the password of now and a new one; both are checked off the UI thread."""

    def __init__(self, shell: Shell, doing: Doing) -> None:
        self._shell, self._doing = shell, doing
        self._old = PasswordField()
        self._chosen = NewPassword(lambda: [shell.store.person], "New password")
        fields = [
            Field(
                "old",
                "Password now",
                self._old,
                required="Type the password you sign in with now.",
                beside=self._old.eye,
                hint=self._old.caps,
            ),
            *self._chosen.fields(),
        ]
        super().__init__(shell.window_widget(), "Change my password", fields, "Change it")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._working = False
        self.lay_out(
            Label("Change my password", "figure"),
            Label(f"{shell.store.person}, from the next sign-in on.", "body", "muted"),
            self.form,
        )
        self.resize(600, self.sizeHint().height())
        # As between the two new ones: a blank typed on the eye would show what was typed.
        self.setTabOrder(self._old, self._chosen.first)

    def submitted(self, values: dict[str, Any]) -> None:
        if self._working:
            return
        if problems := self._chosen.problems():
            self.form.show_problems(problems)
            return
        self._set_working(True)
        work = partial(_change, self._shell.store, values["old"], values["password"])
        job = self._doing.run(work, "Changing the password", self._changed, otherwise=self._could_not)
        job.ended.connect(self._ended)

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.save_button.setEnabled(not working)

    def _ended(self) -> None:
        self._set_working(False)

    def _changed(self, done: Done) -> None:
        self.accept()
        self._shell.say(done.sentence)

    def _could_not(self, error: Invalid | Problem) -> None:
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        if isinstance(error, WrongPassword):
            problems = {"old": error.message}
        self.form.show_problems(problems or {"password": str(error)})

    def reject(self) -> None:
        if not self._working:
            dirty = self.form.dirty
            super().reject()
            if dirty:
                self._shell.say("Your password is as it was.", "warning")


def _change(store: Store, old: str, new: str, progress: Progress) -> Done:
    from app.sign_ins import set_own_password

    progress.step(0, 0)
    return set_own_password(store, old, new)
