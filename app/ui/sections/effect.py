"""Settings: from which share of its planned sessions a support counts as delivered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.abilities import Ability
from app.operations.costs.figures import set_delivered_percent
from app.queries.costs.settings import delivered_percent
from app.ui.forms import Field, Form
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NumberField


class EffectSection(SettingsSection):
    """One number; the words of the scale are among the lists of words."""

    title = "Effect"
    lead = (
        "What has ended with fewer of its planned sessions than this says nothing of the offer: it counts as not "
        "delivered, apart from no effect. The words of the scale are among the lists of words."
    )
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        field = NumberField(0, 100, "% of the planned sessions")
        self.form = Form([Field("percent", "Delivered from", field, required="Say a share.", stretch=False)])
        self.save = Button("Save this", keys="Ctrl+Enter")
        self.save.clicked.connect(self.form.submit)
        self.form.submitted.connect(self._save)
        self.form.changed.connect(self._follow)
        self.column.addWidget(self.form)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.gate(self.form, self.save)

    def refresh(self) -> None:
        if not self.form.dirty:
            self.form.set_values({"percent": self.shell.store.read(delivered_percent)})
        self._follow()

    def _follow(self) -> None:
        self.save.setEnabled(self.form.dirty)

    def _save(self, values: dict[str, Any]) -> None:
        self.shell.write(set_delivered_percent, values["percent"], form=self.form, then=self._saved)

    def _saved(self, _: object) -> None:
        self.form.mark_clean()
        self.refresh()
