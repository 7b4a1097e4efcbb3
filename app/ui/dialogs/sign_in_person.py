"""Letting somebody sign in, and changing what somebody is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.sign_ins import SignIn, add_sign_in, change_sign_in
from app.ui.dialogs.new_password import NewPassword
from app.ui.dialogs.sign_in_fields import SignInFields
from app.ui.dialogs.sign_in_handing import hand_over
from app.ui.dialogs.working_form import WorkingForm
from app.ui.shell import Shell
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store

THEIRS = (
    "Choose a first password for them; it is shown once more, to hand it over. They change it under their own name, "
    "at the foot of the window."
)


class AddSignIn(WorkingForm):
    """Asks for name, role, switches and a first password; `then` is called when somebody more may sign in."""

    def __init__(self, shell: Shell, names: Sequence[str], then: Callable[[], None]) -> None:
        self.person, self._then = SignInFields(names, shell.window_widget(), later=""), then
        self.chosen = NewPassword(self._names, "First password")
        fields = [*self.person.fields(), *self.chosen.fields()]
        super().__init__(shell, "Somebody who may sign in", fields, "Let them sign in")
        self.person.setParent(self)
        self.chosen.setParent(self)
        self.another = partial(AddSignIn, shell, names, then)
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 4, 0)
        room.addWidget(self.form)
        room.addStretch(1)
        area = scrolled(inner)
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        lead = Label(THEIRS, "body", "muted", wrap=True)
        title = Label("Somebody who may sign in", "figure")
        self.lay_out(title, lead, area, self.trouble, self.says, grows=area)
        self.resize(660, min(560, shell.window_widget().height() - 24))

    def _names(self) -> list[str]:
        return [self.person.name.currentText()]

    def submitted(self, values: dict[str, Any]) -> None:
        """Let them sign in."""
        if problems := self.chosen.problems():
            self.form.show_problems(problems)
            return
        draft, password = self.person.draft(), str(values["password"])

        def work(store: Store, progress: Progress) -> Done:
            progress.step(0, 0)
            return add_sign_in(store, draft, password)

        self._handed = (draft.name, password)
        self.do(work, "Making their keys …", self._added)

    def _added(self, _done: Done) -> None:
        self._then()
        hand_over(self.shell, *self._handed)


class ChangeSignIn(WorkingForm):
    """Changes name, role and switches of somebody; own says that it is who is signed in."""

    def __init__(
        self, shell: Shell, number: int, person: SignIn, then: Callable[[], None], *, own: bool
    ) -> None:
        self.person = SignInFields([person.name], shell.window_widget(), own=own)
        super().__init__(shell, "What somebody may do", self.person.fields(), "Save")
        self.person.setParent(self)
        self._number, self._then = number, then
        self.another = partial(ChangeSignIn, shell, number, person, then, own=own)
        self.person.show(person)
        self.form.mark_clean()
        self.lay_out(Label(person.name, "figure"), self.form, self.trouble, self.says)
        self.resize(600, self.sizeHint().height() + 40)

    def submitted(self, values: dict[str, Any]) -> None:
        """Change what they may do."""
        number, draft = self._number, self.person.draft()

        def work(store: Store, progress: Progress) -> Done:
            progress.step(0, 0)
            return change_sign_in(store, number, draft)

        self.do(work, "Saving …", self._changed)

    def _changed(self, _done: Done) -> None:
        self._then()
