"""The disk is full while something is saved: what is typed stays, and the reserve may make room for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import DiskFull
from app.reserve import RESERVE, release_reserve
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Notice

USE, AGAIN = "Use the reserve", "Save again"
KEPT = "What you typed is still here."
RESERVED = (
    "Fivefold keeps 2 MB of this disk for such a moment. They are enough for some saves, not for a day."
)


class DiskFullDialog(QDialog):
    """Says how much to free, and tries the save again; `again()` says whether it went through."""

    def __init__(self, parent: QWidget, folder: Path, problem: DiskFull, again: Callable[[], bool]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("The disk is full")
        self._folder, self._again = folder, again
        self.use = PrimaryButton(USE if (folder / RESERVE).exists() else AGAIN)
        leave = Button("Leave", keys="Esc")
        self.use.clicked.connect(self._save)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("The disk is full", "figure"))
        column.addWidget(Notice(str(problem), "danger"))
        words = f"{KEPT} {RESERVED}" if (folder / RESERVE).exists() else KEPT
        column.addWidget(Label(words, "body", wrap=True))
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(480, 240)
        self.use.setFocus()

    def _save(self) -> None:
        release_reserve(self._folder)
        self.accept()
        self._again()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
