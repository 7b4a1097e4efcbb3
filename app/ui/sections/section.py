"""What every section of Settings is: a title, a sentence, and a refresh."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.ui.allowed import gate_with, refusal
from app.ui.shell import Shell
from app.ui.widgets.label import Label
from app.ui.widgets.list_editor import ListEditor


class SettingsSection(QWidget):
    """A section: subclasses fill `self.column` and refresh from the store."""

    title: ClassVar[str]
    lead: ClassVar[str] = ""
    # What changing something here takes; who may not reads it, and why.
    ability: ClassVar[Ability | None] = None

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.setAccessibleName(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 0, 16, 12)
        self.column.setSpacing(10)
        self.column.addWidget(Label(self.title, "figure"))
        if self.lead:
            self.column.addWidget(Label(self.lead, "body", "muted", wrap=True))
        self.reason = "" if self.ability is None else refusal(shell.store, self.ability)
        if self.reason:
            self.column.addWidget(Label(self.reason, "body", wrap=True))

    def gate(self, *parts: QWidget) -> None:
        """Keep these off, with the reason, for who may not change anything here: buttons, or lists with theirs."""
        for part in parts:
            for button in part.buttons() if isinstance(part, ListEditor) else (part,):
                gate_with(button, self.reason)

    def refresh(self) -> None:
        """Ask the store again; what is being typed stays."""
        raise NotImplementedError
