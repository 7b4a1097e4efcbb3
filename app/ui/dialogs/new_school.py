"""Making a new school: its name and place, its first person, and a recovery code that is on paper before it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import Invalid, Problem
from app.paths import user_folder
from app.ui.dialogs.first_person import FirstPersonDialog
from app.ui.dialogs.steps import FormStep
from app.ui.doing import Doing
from app.ui.entering import look_for_room, make_school
from app.ui.forms import Field
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.fields import TextField
from app.ui.widgets.panels import Notice

if TYPE_CHECKING:
    from app.keys.unlocking import Unlocked
    from app.schools import Prepared

LEAD = "A school is a folder, and its file is locked with your password from the first moment."
ELSEWHERE = "The school is made on this computer, and shared there."


class NewSchoolDialog(FirstPersonDialog):
    """Asks step by step, and makes the school.

    `made(folder, unlocked)` when it is, with its first person signed in; `left(values)` when somebody leaves what
    they had typed, without the password.
    """

    made = Signal(object, object)

    def __init__(self, window: QWidget, doing: Doing) -> None:
        self.where = TextField(str(user_folder()))
        self.where.set_value(str(user_folder()))
        browse = LinkButton("Choose …", tip="Choose the folder in which the school's own folder is made")
        browse.clicked.connect(self._browse)
        fields = [
            Field("name", "Name of the school", TextField("", 120), required="A school needs a name."),
            Field("place", "Keep it in", self.where, required="Choose a folder.", beside=browse),
        ]
        self.school = FormStep("A new school", fields, lead=LEAD)
        super().__init__(window, doing, "New school", [self.school], "Make the school")
        self.elsewhere = Notice("", "good")
        self.elsewhere.hide()
        self.person.column.insertWidget(0, self.elsewhere)

    def school_names(self) -> Sequence[str]:
        return [self.school.form.field("name").value()]

    @property
    def folder(self) -> Path:
        """Where the school is going to be."""
        values = self.school.form.values()
        return Path(str(values["place"])).expanduser() / folder_name(str(values["name"]))

    def type_again(self, typed: Mapping[str, Any]) -> None:
        """Show what somebody had typed before they left."""
        self.school.form.type_again(typed)
        self.person.form.type_again(typed)

    def typed(self) -> dict[str, Any]:
        if not (self.school.form.dirty or self.person.form.dirty):
            return {}
        return {**self.school.form.values(), "person": self.person.form.values()["person"]}

    def passed(self, at: int) -> None:
        if self.steps[at] is self.school:
            self.run(partial(look_for_room, self.folder), "", self._is_free)
        else:
            super().passed(at)

    def _is_free(self, why: str) -> None:
        self.elsewhere.say(f"{why} {ELSEWHERE}" if why else "")
        self.set_working(False)
        self.show_step(self.at + 1)

    def finish(self, prepared: Prepared) -> None:
        name = str(self.school.form.values()["name"])
        self.run(partial(make_school, self.folder, name, prepared), "Making the school", self._is_made)

    def _is_made(self, unlocked: Unlocked) -> None:
        self.set_working(False)
        self.accept()
        self.made.emit(self.folder, unlocked)

    def could_not(self, error: Invalid | Problem) -> None:
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        if isinstance(error, Problem) and self.steps[self.at] is self.school:
            problems = {"place": str(error)}
        if set(problems) & set(self.school.form.values()):
            self.set_working(False)
            self.show_step(0)
            self.school.form.show_problems(problems)
        else:
            super().could_not(error)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Keep the school in", str(self.where.value()))
        if folder:
            self.where.set_value(folder)


def folder_name(name: str) -> str:
    """Return a school's name as a folder can be called on every system."""
    kept = "".join(c if c.isalnum() or c in " -_'’" else " " for c in name)
    return " ".join(kept.split())[:60].rstrip(". ") or "School"
