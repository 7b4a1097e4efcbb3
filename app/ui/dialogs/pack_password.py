"""The password of a named pack, shown once, to be said on the telephone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.opening_files import open_file
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.status_bar import announce

if TYPE_CHECKING:
    from app.packs import MadePack
    from app.ui.shell import Shell

_SAY = (
    "Say it on the telephone, or send it another way than the files. It is shown only now and kept nowhere."
    " Without it nobody opens them."
)
_COPIED = "Copied. It leaves the clipboard by itself after a while."
_AGAIN = "Nobody can look it up later. Esc again leaves."


class PackPasswordDialog(QDialog):
    """Shows the password with a button that copies it; Esc asks once."""

    topic = "pack"

    def __init__(self, shell: Shell, made: MadePack) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Password of the pack")
        self._shell, self._made = shell, made
        self.password = Label(made.password, "title", wrap=True)
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.password.setAccessibleName(f"Password: {made.password}")
        self.said = Label("", "alert", "good", wrap=True)
        self.copy, folder = Button("Copy", "copy"), Button("Open the folder", "folder")
        self.noted = PrimaryButton("I have noted it")
        self.copy.clicked.connect(self._copy)
        folder.clicked.connect(partial(_open, made))
        self.noted.clicked.connect(self.accept)
        line = QHBoxLayout()
        for part in (self.copy, folder):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.noted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        names = " and ".join(file.name for file in made.files)
        column.addWidget(Label("The password of the pack", "figure"))
        column.addWidget(self.password)
        column.addWidget(Label(_SAY, "body", wrap=True))
        column.addWidget(Label(f"Made: {names}.", "second", "muted", wrap=True))
        column.addWidget(self.said)
        column.addStretch(1)
        column.addLayout(line)
        self.password.setFocus()
        self.resize(580, 300)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._made.password)
        self.said.set_tone("good")
        self.said.setText(_COPIED)
        announce(self, _COPIED)

    def reject(self) -> None:
        """Leave at the second Esc: nobody can look the password up."""
        if self.said.text() == _AGAIN:
            super().reject()
            return
        self.said.set_tone("warning")
        self.said.setText(_AGAIN)
        announce(self, _AGAIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _open(made: MadePack, _checked: bool = False) -> None:
    open_file(made.files[0].parent)
