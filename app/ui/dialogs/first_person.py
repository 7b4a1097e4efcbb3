"""The steps that a school gets its first person by: who you are, your password, and the recovery code on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.errors import Invalid, Problem
from app.progress import Progress
from app.ui.dialogs.code_steps import CodeStep, ConfirmStep, today
from app.ui.dialogs.new_password import NewPassword
from app.ui.dialogs.steps import FormStep, Step, StepsDialog
from app.ui.doing import Doing
from app.ui.forms import Field
from app.ui.widgets.fields import TextField

if TYPE_CHECKING:
    from app.schools import Prepared

YOU = (
    "You will be the administrator: you decide who else may sign in, and what they may do. "
    "Nobody can look up a password, not even you."
)


class PersonStep(FormStep):
    """Asks for a name and a password; names are what else may not be most of the password."""

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        name = TextField("as your colleagues write it, such as Ms Dovecote", 100)
        self._names = names
        self.chosen = NewPassword(self._all_names)
        fields = [Field("person", "Your name", name, required="Say who you are."), *self.chosen.fields()]
        super().__init__("You", fields, lead=YOU)

    def _all_names(self) -> list[str]:
        return [self.form.field("person").value(), *self._names()]

    def wrong(self) -> dict[str, str]:
        return self.chosen.problems()


class FirstPersonDialog(StepsDialog):
    """Prepares the keys of a school, has their recovery code confirmed, then does what it is for in `finish`."""

    def __init__(
        self,
        window: QWidget,
        doing: Doing,
        title: str,
        before: Sequence[Step] = (),
        words: str = "",
        *,
        after: Sequence[Step] = (),
    ) -> None:
        self._doing = doing
        self.person, self.code = PersonStep(self.school_names), CodeStep(today)
        self.confirm = ConfirmStep(words)
        self._prepared: Prepared | None = None
        self._prepared_for = ("", "")
        super().__init__(window, title, [*before, self.person, self.code, self.confirm, *after])

    def school_names(self) -> Sequence[str]:
        """Return the school's names, as a password may not be made of them."""
        raise NotImplementedError

    def finish(self, prepared: Prepared) -> None:
        """Do what the dialog is for, with keys whose code is on paper."""
        raise NotImplementedError

    def passed(self, at: int) -> None:
        step = self.steps[at]
        if step is self.person:
            self._prepare()
        elif step is self.confirm:
            assert self._prepared is not None
            self.finish(self._prepared)
        else:
            self.show_step(at + 1)

    def _prepare(self) -> None:
        values = self.person.form.values()
        wanted = (str(values["person"]), str(values["password"]))
        if self._prepared is not None and wanted == self._prepared_for:
            self.show_step(self.at + 1)
            return
        self._prepared_for = wanted
        self.run(partial(_prepare, *wanted), "Making the keys", self._is_prepared)

    def _is_prepared(self, prepared: Prepared) -> None:
        self.set_working(False)
        self._prepared = prepared
        self.code.show_code(self.school_names()[0], prepared.code)
        self.confirm.ask(prepared.code)
        self.show_step(self.at + 1)

    def run(self, work: Callable[[Progress], Any], words: str, then: Callable[[Any], None]) -> None:
        """Do long work with the dialog waiting; what goes wrong is said in it."""
        self.set_working(True, words)
        job = self._doing.run(work, words, then, otherwise=self.could_not)
        job.cancelled.connect(self._stopped)

    def _stopped(self) -> None:
        self.set_working(False)

    def could_not(self, error: Invalid | Problem) -> None:
        """Say what went wrong, under its field where it has one in the person's step."""
        self.set_working(False)
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        if set(problems) & set(self.person.form.values()):
            self.show_step(self.steps.index(self.person))
            self.person.form.show_problems(problems)
        else:
            self.say(str(error))

    def warning(self) -> str:
        if self.steps[self.at] in (self.code, self.confirm):
            return "If you leave now, the recovery code on your paper is good for nothing. Esc again leaves."
        return ""


def _prepare(name: str, password: str, progress: Progress) -> Prepared:
    from app.schools import prepare_keys

    progress.step(0, 0)
    return prepare_keys(name, password)
