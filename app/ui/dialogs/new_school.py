"""Making a new school: its name and where its folder goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Invalid, Problem
from app.paths import user_folder
from app.progress import Progress
from app.ui.doing import Doing
from app.ui.forms import Field, Form
from app.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label


class NewSchoolDialog(QDialog):
    """Asks for a name and a place, and makes the school there.

    `made(folder)` when it is; `left(values)` when somebody leaves what they had typed.
    """

    made = Signal(object)
    left = Signal(object)

    def __init__(self, window: QWidget, doing: Doing) -> None:
        super().__init__(window)
        self._doing = doing
        self.setWindowTitle("New school")
        self._place = TextField(str(user_folder()))
        self._place.set_value(str(user_folder()))
        browse = LinkButton("Choose …", tip="Choose the folder in which the school's own folder is made")
        browse.clicked.connect(self._browse)
        self.form = Form(
            [
                Field("name", "Name of the school", TextField("", 120), required="A school needs a name."),
                Field("place", "Keep it in", self._place, required="Choose a folder.", beside=browse),
            ],
            self,
        )
        self._making = False
        self._make_button = make = PrimaryButton("Make the school", keys="Ctrl+Enter")
        leave = Button("Leave", keys="Esc")
        make.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._make)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(make)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("A new school", "figure"))
        column.addWidget(self.form)
        column.addWidget(
            Label(
                "Until schools can be locked with passwords, keep only invented pupils in it.",
                "second",
                "warning",
                wrap=True,
            )
        )
        column.addLayout(line)
        self.resize(560, self.sizeHint().height())

    def reject(self) -> None:
        if self._making:
            return
        typed, dirty = self.form.values(), self.form.dirty
        super().reject()
        if dirty:
            self.left.emit(typed)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Keep the school in", str(self._place.value()))
        if folder:
            self._place.set_value(folder)

    def _make(self, values: dict[str, object]) -> None:
        name = str(values["name"]).strip()
        folder = Path(str(values["place"])).expanduser() / folder_name(name)
        if self._making:
            return
        self._working(True)
        self._doing.run(
            partial(_make_school, folder, name), "Making the school", self._is_made, otherwise=self._could_not
        )

    def _working(self, making: bool) -> None:
        self._making = making
        self._make_button.setEnabled(not making)
        self.setCursor(Qt.CursorShape.BusyCursor if making else Qt.CursorShape.ArrowCursor)

    def _is_made(self, folder: Path) -> None:
        self.accept()
        self.made.emit(folder)

    def _could_not(self, error: Invalid | Problem) -> None:
        self._working(False)
        problems = dict(error.problems) if isinstance(error, Invalid) else {"place": str(error)}
        self.form.show_problems(problems)


def folder_name(name: str) -> str:
    """Return a school's name as a folder can be called on every system."""
    kept = "".join(c if c.isalnum() or c in " -_'’" else " " for c in name)
    return " ".join(kept.split())[:60].rstrip(". ") or "School"


def _make_school(folder: Path, name: str, progress: Progress) -> Path:
    from app.operations.setup import SchoolDraft
    from app.schools import new_school

    progress.step(0, 0)
    new_school(folder, SchoolDraft(name)).database.close()
    return folder
