"""The page of a locked school: who you are, your password, and the ways on for who cannot get in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.icons import give
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.name_list import Named
from app.ui.widgets.panels import Notice
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.sign_in_form import SignInForm

WIDTH = 440


class SignInPage(QWidget):
    """Names and password in the middle, the ways out below; it covers a school that is locked, too.

    `another()` asks for another school. school is the school's name where it is known, and is never cut.
    """

    name: ClassVar[str] = "sign_in"

    another = Signal()

    def __init__(
        self,
        folder: Path,
        school: str,
        people: Sequence[Named],
        chosen: int | None,
        wait: Callable[[], int],
    ) -> None:
        super().__init__()
        self.setAccessibleName("Sign in")
        self.form = SignInForm(people, chosen, wait)
        self._notice: Notice | None = None
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(2)
        column.addStretch(2)
        column.addWidget(Label(school or folder.name, "title", wrap=True))
        self.lead = Elided(str(folder), "second", "muted")
        column.addWidget(self.lead)
        column.addSpacing(16)
        column.addWidget(self.form)
        # Where it is said what is in the way.
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 8, 0, 16)
        column.addLayout(self._room)
        self._other = LinkButton("Open another school", "folder")
        self._other.clicked.connect(self.another)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner)
        line.addStretch(1)
        area = scrolled(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def cover(self, name: str) -> None:
        """Say that a school is open behind this page, and who has it open."""
        self.setAccessibleName("Locked")
        self.lead.setText(f"Locked. {name} is signed in.")
        self._other.setText("Leave the school")
        give(self._other, "back", "accent")

    def offer(self, sentence: str, *ways: tuple[str, Callable[[], None]]) -> None:
        """Say what is in the way, with a button for each way on; nothing takes the notice away."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if not sentence:
            return
        self._notice = notice = Notice(sentence, "warning")
        self._room.addWidget(notice)
        buttons = [Button(words) for words, _ in ways]
        for button, (_, call) in zip(buttons, ways, strict=True):
            button.clicked.connect(call)
        notice.add_actions(buttons)
        self.form.set_busy(False)
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the focus where signing in begins."""
        self.form.focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("window"))
