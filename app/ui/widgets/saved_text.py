"""Text that is kept when its field is left, without a button: what is typed in a meeting must not wait for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

from app.ui.widgets.fields import LongTextField

_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SavedText(LongTextField):
    """`left(text)` when somebody goes elsewhere and the text is another than was shown."""

    left = Signal(str)

    def __init__(self, name: str, lines: int, placeholder: str) -> None:
        super().__init__(lines, placeholder)
        self.setAccessibleName(name)
        self._kept = ""

    def show_kept(self, text: str) -> None:
        """Show what is kept; what is being typed stays until it is left."""
        typed = self.value()
        if typed in (self._kept, text):
            if typed != text:
                self.set_value(text)
            self._kept = text

    def begin(self, text: str) -> None:
        """Show the text of somebody else, whatever stood here."""
        self._kept = text
        self.set_value(text)

    def keep(self) -> None:
        """Say that the text is another, where it is; once for each change."""
        typed = self.value()
        if typed != self._kept and not self.problem():
            self._kept = typed
            self.left.emit(typed)

    def event(self, event: QEvent) -> bool:
        """Leave the page keys to the meeting, which goes to the next pupil with them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _PAGES
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)
