"""A forgotten password: with the printed recovery code somebody gets a new one, and the school a new code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Invalid, Problem
from app.keys.parts import Entry
from app.keys.problems import WrongCode
from app.keys.recovery import parse_code
from app.ui.dialogs.code_steps import CodeStep, ConfirmStep, today
from app.ui.dialogs.new_password import NewPassword
from app.ui.dialogs.steps import FormStep, StepsDialog
from app.ui.doing import Doing
from app.ui.entering import recover
from app.ui.forms import Field
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.name_list import named

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked

LEAD = "The recovery code was printed when the school was made. Capitals, blanks and dashes do not matter."
SPENT = (
    "The code before opens nothing any more, so this new one has to be on paper. Esc again leaves without it; an "
    "administrator can make another one in Settings."
)


class _AskStep(FormStep):
    """Asks for the code, who it is, and a new password."""

    def __init__(self, people: Iterable[Entry], chosen: int | None, school: str) -> None:
        found = named(people)
        self._names = {one.number: one.name for one in found}
        self.who = ChoiceField([(one.number, f"{one.name}, {one.role}") for one in found])
        self.chosen = NewPassword(lambda: [self._names.get(self.who.value(), ""), school], "New password")
        fields = [
            Field(
                "code",
                "Recovery code",
                TextField("eight groups", 80),
                required="Type the code from the paper.",
            ),
            Field("number", "Who you are", self.who, required="Choose who you are."),
            *self.chosen.fields(),
        ]
        super().__init__("A forgotten password", fields, "Change the password", LEAD)
        self.who.set_value(chosen)

    def wrong(self) -> dict[str, str]:
        problems = self.chosen.problems()
        try:
            parse_code(self.form.field("code").value())
        except WrongCode as error:
            problems["code"] = str(error)
        return problems


class RecoveryDialog(StepsDialog):
    """Takes the code and a new password; `recovered(folder, unlocked)` once the new code is on paper."""

    recovered = Signal(object, object)

    def __init__(
        self, window: QWidget, doing: Doing, folder: Path, people: Sequence[Entry], chosen: int | None
    ) -> None:
        self._doing, self._folder = doing, folder
        self._unlocked: Unlocked | None = None
        self.ask = _AskStep(people, chosen, folder.name)
        self.code, self.confirm = CodeStep(today), ConfirmStep("Sign in")
        super().__init__(window, "A forgotten password", [self.ask, self.code, self.confirm])

    def passed(self, at: int) -> None:
        if self.steps[at] is self.ask:
            values = self.ask.form.values()
            self.set_working(True, "Changing the password")
            work = partial(recover, self._folder, values["code"], values["number"], values["password"])
            job = self._doing.run(work, "Changing the password", self._is_changed, otherwise=self._could_not)
            job.cancelled.connect(self._stopped)
        elif self.steps[at] is self.confirm:
            self._go_in()
        else:
            self.show_step(at + 1)

    def _is_changed(self, answer: tuple[Unlocked, str]) -> None:
        self.set_working(False)
        self._unlocked, code = answer
        self.code.show_code(self._folder.name, code)
        self.confirm.ask(code)
        self.show_step(self.at + 1)

    def _could_not(self, error: Invalid | Problem) -> None:
        self.set_working(False)
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        if isinstance(error, WrongCode):
            problems = {"code": str(error)}
        if problems:
            self.ask.form.show_problems(problems)
        else:
            self.say(str(error))

    def _stopped(self) -> None:
        self.set_working(False)

    def _go_in(self) -> None:
        self.accept()
        self.recovered.emit(self._folder, self._unlocked)

    def may_go_back(self, at: int) -> bool:
        # The code that was typed is spent.
        return self.steps[at] is self.confirm

    def warning(self) -> str:
        return SPENT if self._unlocked is not None else ""

    def typed(self) -> dict[str, Any]:
        return {}

    def reject(self) -> None:
        super().reject()
        # The password is changed already: leaving without the code is still a way in.
        if not self.isVisible() and self._unlocked is not None:
            self.recovered.emit(self._folder, self._unlocked)
