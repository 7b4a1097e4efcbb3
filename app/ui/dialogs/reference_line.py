"""The line beside the Thriving share: a rule of thumb that the school may move."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.operations.school import SchoolSettingsDraft, change_school
from app.queries.school import SchoolProfile
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.fields import NumberField
from app.ui.widgets.label import Label


class ReferenceDialog(QDialog):
    """Asks for one percentage."""

    def __init__(self, shell: Shell, profile: SchoolProfile) -> None:
        super().__init__(shell.window_widget())
        self._shell, self._profile = shell, profile
        self.setWindowTitle("Reference line")
        number = NumberField(0, 100, "%")
        number.set_value(profile.thriving_reference)
        self.form = Form(
            [Field("thriving_reference", "Reference line", number, required="Give a share.")], self
        )
        save, leave = PrimaryButton("Save", keys="Enter"), Button("Leave", keys="Esc")
        save.clicked.connect(self.form.submit)
        leave.clicked.connect(self.reject)
        self.form.submitted.connect(self._save)
        self.form.add_save_keys(self)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(leave)
        line.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("Reference line", "figure"))
        column.addWidget(
            Label(
                "About four in five children are Thriving at any one time: a national rule of thumb for emotional "
                "wellbeing, not a target.",
                "body",
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.form)
        column.addLayout(line)
        self.resize(460, self.sizeHint().height())

    def _save(self, values: dict[str, object]) -> None:
        names = {field.name for field in fields(SchoolSettingsDraft)}
        kept = {name: getattr(self._profile, name) for name in names}
        self._shell.write(
            change_school, SchoolSettingsDraft(**(kept | values)), form=self.form, then=self._saved
        )

    def _saved(self, done: object) -> None:
        self.accept()
