"""A field for a password: hidden unless its eye is pressed, kept letter by letter, with a notice of Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.caps_lock import caps_lock_on
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.status_bar import announce

CAPS = "Caps Lock is on."
SHOW, HIDE = "Show the password", "Hide the password"
_LONGEST = 1000


class PasswordField(TextField):
    """One line, hidden; `eye` is the button that stands beside it, `caps` the notice that stands under it.

    `caps_lock(on)` comes when a key says so. Blanks are part of a password.
    """

    caps_lock = Signal(bool)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, _LONGEST, parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton("eye", SHOW)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.caps = Label(CAPS, "alert", "warning")
        self.caps.hide()
        self._caps_on = False

    def value(self) -> str:
        """The password, exactly as it was typed."""
        return self.text()

    def set_value(self, value: str | None) -> None:
        """Put this in, hidden again."""
        super().set_value(value)
        self.eye.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._look(event)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._look(event)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.caps.hide()

    def set_caps_lock(self, on: bool) -> None:
        """Say that Caps Lock is on, or no more."""
        if on and not self._caps_on:
            announce(self, CAPS)
        if on != self._caps_on:
            self._caps_on = on
            self.caps_lock.emit(on)
        self.caps.setVisible(on)

    def _look(self, event: QKeyEvent) -> None:
        if (on := caps_lock_on(event)) is not None:
            self.set_caps_lock(on)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setAccessibleName(HIDE if shown else SHOW)
        self.eye.setToolTip(HIDE if shown else SHOW)
