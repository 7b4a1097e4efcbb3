"""The voice of the program: what was just done, with Undo, and who is signed in; it never times out."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.person_button import PersonButton

_SIGNS = {"good": "check", "danger": "close", "warning": "warning"}


class _Sign(QWidget):
    """The sign before the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.kind:
            paint_icon(QPainter(self), QRectF(0, 0, 16, 16), _SIGNS[self.kind], self.kind)


class StatusBar(QWidget):
    """One line at the foot of the window: a sign, a sentence, its buttons; and a quiet text on the right.

    `undo`, `redo` and `acted` are the buttons' signals; `acted` is the one button of `say(..., action="Bring it back")`.
    `lock`, `sign_out` and `change_password` are what whoever is signed in can do at their name.
    """

    undo = Signal()
    redo = Signal()
    acted = Signal()
    lock = Signal()
    sign_out = Signal()
    change_password = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What was just done")
        self._sign = _Sign()
        self._sentence = Elided(least=420)
        self._undo = LinkButton("Undo", "undo", keys="Ctrl+Z")
        self._redo = LinkButton("Redo", "redo", keys="Ctrl+Shift+Z")
        self._action = LinkButton("")
        self._keys = Label("Ctrl+Z", "second", "muted")
        self._right, self._notice = Elided("", "second", "muted"), Label("", "second", "muted")
        self.person = PersonButton()
        self.locker = IconButton("lock", "Lock", "Ctrl+Shift+L")
        self.locker.clicked.connect(self.lock)
        self.person.lock.connect(self.lock)
        self.person.sign_out.connect(self.sign_out)
        self.person.change_password.connect(self.change_password)
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._action.clicked.connect(self.acted)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(6)
        for part in (self._sign, self._sentence, self._undo, self._keys, self._redo, self._action):
            line.addWidget(part)
        line.addSpacing(16)
        line.addStretch(1)
        line.addWidget(self.person)
        line.addWidget(self.locker)
        line.addWidget(self._right)
        line.addWidget(self._notice)
        self._measure()
        theme().changed.connect(self._measure)
        self.set_person("")
        self.say("")

    def set_person(self, name: str) -> None:
        """Show who is signed in, with what they may do about it; nobody where there are no passwords."""
        self.person.set_name(name)
        self.person.setVisible(bool(name))
        self.locker.setVisible(bool(name))

    def say(
        self, sentence: str, kind: str = "good", undo: bool = False, redo: bool = False, action: str = ""
    ) -> None:
        """Say what was done ("good") or could not be ("danger"), with the buttons that fit; it stays until the next."""
        self._sign.kind = kind if sentence else ""
        self._sentence.setText(sentence)
        self._sentence.set_tone("danger" if kind == "danger" else "text")
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        self._redo.setVisible(redo)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._sign.update()
        if sentence:
            announce(self, sentence)

    def clear(self) -> None:
        """Say nothing more of a school that was closed."""
        self.say("")
        self.set_person("")
        self.set_right()

    def sentence(self) -> str:
        """What the bar says now."""
        return self._sentence.text()

    def set_right(self, *parts: str, notice: str = "") -> None:
        """Show the quiet text on the right: who is signed in, when the last backup was made; a notice is never cut."""
        said = "   ·   ".join(part for part in parts if part)
        self._right.setText(said + ("   ·  " if said and notice else ""))
        self._notice.setText(notice)

    def right(self) -> str:
        """What stands on the right."""
        return f"{self._right.text()} {self._notice.text()}".strip()

    def _measure(self) -> None:
        self.setFixedHeight(theme().row_height() + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("rail"))
        painter.fillRect(0, 0, self.width(), 1, ink("line"))


def announce(speaker: QWidget, sentence: str) -> None:
    """Let a screen reader say the sentence when it has finished its own; what is out of sight says nothing."""
    if not speaker.isVisible():
        return
    event = QAccessibleAnnouncementEvent(speaker, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
