"""Settings: after how many minutes the program locks, and how long what was copied stays."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt

from app.abilities import Ability
from app.operations.locking import MINUTES, SECONDS, set_locking
from app.queries.locking import lock_settings
from app.ui.forms import Field, Form
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NumberField


class LockingSection(SettingsSection):
    """Two numbers for the whole school."""

    title = "Locking"
    lead = (
        "Fivefold hides everything when nobody has touched it for a while, when the computer's screen is locked, and "
        "with Ctrl+Shift+L. What is being typed stays, and comes back with your password. The sample is never locked."
    )

    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.form = Form(
            [
                Field(
                    "minutes",
                    "Lock after",
                    NumberField(MINUTES.start, MINUTES.stop - 1, "minutes"),
                    required="Say after how many minutes.",
                    stretch=False,
                ),
                Field(
                    "clipboard_seconds",
                    "Copies stay",
                    NumberField(SECONDS.start, SECONDS.stop - 1, "seconds"),
                    required="Say for how many seconds.",
                    hint="What is copied from Fivefold then leaves the clipboard, unless something else was copied since.",
                    stretch=False,
                ),
            ]
        )
        self.form.setMaximumWidth(560)
        self.save = Button("Save these", keys="Ctrl+Enter")
        self.save.clicked.connect(self.form.submit)
        self.form.submitted.connect(self._save)
        self.form.changed.connect(self._follow)
        self.column.addWidget(self.form)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.gate(self.form, self.save)

    def refresh(self) -> None:
        if not self.form.dirty:
            self.form.set_values(asdict(self.shell.store.read(lock_settings)))
        self._follow()

    def _follow(self) -> None:
        self.save.setEnabled(self.form.dirty)

    def _save(self, values: dict[str, Any]) -> None:
        self.shell.write(set_locking, **values, form=self.form, then=self._saved)

    def _saved(self, _: object) -> None:
        self.form.mark_clean()
        self.refresh()
