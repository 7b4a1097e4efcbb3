"""What every section of Settings is: a title, a sentence, and a refresh."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.shell import Shell
from app.ui.widgets.label import Label


class SettingsSection(QWidget):
    """A section: subclasses fill `self.column` and refresh from the store."""

    title: ClassVar[str]
    lead: ClassVar[str] = ""

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

    def refresh(self) -> None:
        """Ask the store again; what is being typed stays."""
        raise NotImplementedError
