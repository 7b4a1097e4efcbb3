"""Giving somebody else a new password."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.sign_ins import reset_password
from app.ui.dialogs.new_password import NewPassword
from app.ui.dialogs.sign_in_handing import hand_over
from app.ui.dialogs.working_form import WorkingForm
from app.ui.shell import Shell
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store

WHY = (
    "For who has forgotten theirs, or somebody else has come to know it. The school gets a new key as well, so that the "
    "password before opens nothing any more. For that the school is copied, and no other window or computer may have "
    "it open."
)


class ResetPassword(WorkingForm):
    """Asks for a new password for somebody; `then` is called when it is theirs."""

    def __init__(self, shell: Shell, number: int, name: str, then: Callable[[], None]) -> None:
        self._number, self._name, self._then = number, name, then
        self.chosen = NewPassword(lambda: [name])
        super().__init__(shell, "A new password", self.chosen.fields(), "Give them this one")
        self.chosen.setParent(self)
        title = Label(f"A new password for {name}", "figure")
        self.lay_out(title, Label(WHY, "body", "muted", wrap=True), self.form, self.trouble, self.says)
        self.resize(620, self.sizeHint().height() + 60)

    def submitted(self, values: dict[str, Any]) -> None:
        """Give them the password."""
        if problems := self.chosen.problems():
            self.form.show_problems(problems)
            return
        number, password = self._number, str(values["password"])

        def work(store: Store, progress: Progress) -> Done:
            progress.step(0, 0)
            return reset_password(store, number, password)

        self._password = password
        self.do(work, "Making the new key …", self._reset)

    def _reset(self, _done: Done) -> None:
        self._then()
        hand_over(self.shell, self._name, self._password)
