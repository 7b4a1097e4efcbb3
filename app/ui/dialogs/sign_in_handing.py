"""Shows a password that was made for somebody, once, so that it can be handed over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.label import Label

WORDS = (
    "Tell it to {name}, or write it down for them now: nobody can look it up later. When they have signed in, they "
    "change it under their name, at the foot of the window."
)


class HandOver(QDialog):
    """A name and a password to read out or to write down."""

    def __init__(self, shell: Shell, name: str, password: str) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Hand it over")
        self.password = Label(password, "title", wrap=True)
        self.password.setAccessibleName(f"Password: {password}")
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.handed = PrimaryButton("I have handed it over", keys="Enter")
        self.handed.clicked.connect(self.accept)
        self.handed.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.handed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(f"The password of {name}", "figure"))
        column.addWidget(self.password)
        column.addWidget(Label(WORDS.format(name=name), "body", "muted", wrap=True))
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(520, 240)
        self.handed.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def hand_over(shell: Shell, name: str, password: str) -> None:
    """Show somebody's password once."""
    shell.show_dialog(HandOver(shell, name, password))
