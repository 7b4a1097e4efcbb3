"""Tables of the new year's steps: a letter says what becomes of a row, Enter goes on to the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.widgets.rows_view import RowsView
from app.ui.widgets.tick_rows import TickRows


class LetterRows(RowsView):
    """Rows that a letter, or Space, does something with: `letter` carries it in lower case."""

    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the dialog's; a letter is for the selected row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if (text := event.text().casefold()) and (text.isalpha() or text == " ") and not _held(event):
            self.letter.emit(text)
            return
        super().keyPressEvent(event)


class StepTicks(TickRows):
    """Rows to tick with Space; another letter is told, and Enter is the dialog's."""

    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes on, a letter is told."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if (text := event.text().casefold()).isalpha() and not _held(event):
            self.letter.emit(text)
            return
        super().keyPressEvent(event)


def _held(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
