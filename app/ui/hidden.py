"""Hides everything a window shows, dialogs and all, and gives it back exactly: focus, caret, places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from app.ui.forms import Form
from app.ui.widgets.panels import Dim

Again = Callable[[], None]


class Hidden:
    """What was on the screen, out of sight: nothing in it is closed, so nothing typed is lost."""

    def __init__(self, window: QWidget, content: QWidget) -> None:
        """Hide it all now."""
        self._content = content
        _close_popups()
        self.dialogs = sorted((one for one in _shown() if one is not window), key=_depth)
        self._places = {dialog: dialog.pos() for dialog in self.dialogs}
        # Hiding takes the focus away, and with it selections.
        self._again = [_again(shown.focusWidget()) for shown in (window, *self.dialogs)]
        for dialog in reversed(self.dialogs):
            dialog.hide()
        content.hide()

    @property
    def unsaved(self) -> bool:
        """Say whether something may have been typed that is not saved."""
        asks = any(isinstance(one, QDialog) and one.isModal() for one in self._alive())
        return asks or any(form.dirty for form in self._content.findChildren(Form))

    def take(self, window: QWidget) -> None:
        """Keep one more that came while the others were hidden; one that was not shown yet is shown with them."""
        if window.isVisible():
            self._places[window] = window.pos()
            self._again.append(_again(window.focusWidget()))
            window.hide()
        self.dialogs.append(window)

    def give_back(self) -> None:
        """Show it all as it was."""
        self._content.show()
        self.dialogs = self._alive()
        for dialog in self.dialogs:
            if dialog in self._places:
                dialog.move(self._places[dialog])
            dialog.show()
        if self.dialogs:
            self.dialogs[-1].activateWindow()
        for again in self._again:
            again()

    def drop(self) -> None:
        """Let the dialogs go with what was typed in them; the content stays hidden until the next school is shown."""
        for dialog in reversed(self._alive()):
            dialog.deleteLater()
        self.dialogs.clear()
        # A dialog that is not closed does not say that the page may be bright again.
        for dim in self._content.findChildren(Dim):
            dim.lift()

    def _alive(self) -> list[QWidget]:
        # One that asks for a file or a printer ends when it is hidden, as if somebody had left it.
        return [one for one in self.dialogs if isValid(one)]


def _close_popups() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    QToolTip.hideText()


def _shown() -> list[QWidget]:
    """Return the windows that are seen; tool tips and what else comes and goes by itself are hidden at once."""
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    passing = {Qt.WindowType.ToolTip, Qt.WindowType.Popup}
    for one in seen:
        if one.windowType() in passing:
            one.hide()
    return [one for one in seen if one.windowType() not in passing]


def _depth(window: QWidget) -> int:
    """Return how many windows a window stands upon."""
    parent, depth = window.parentWidget(), 0
    while parent is not None:
        parent, depth = parent.window().parentWidget(), depth + 1
    return depth


def _again(widget: QWidget | None) -> Again:
    """Return what puts the focus back into a widget, with its caret and selection."""
    if widget is None:
        return _nothing
    caret = _caret(widget)

    def again() -> None:
        if isValid(widget):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            caret()

    return again


def _caret(widget: QWidget) -> Again:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return _text_caret(widget)
    line = widget if isinstance(widget, QLineEdit) else getattr(widget, "lineEdit", _none)()
    if not isinstance(line, QLineEdit):
        return _nothing
    at, start, length = line.cursorPosition(), line.selectionStart(), line.selectionLength()

    def again() -> None:
        if start < 0:
            line.deselect()
            line.setCursorPosition(at)
        elif at == start:
            line.setSelection(start + length, -length)
        else:
            line.setSelection(start, length)

    return again


def _text_caret(field: QPlainTextEdit | QTextEdit) -> Again:
    cursor, scrolled = field.textCursor(), field.verticalScrollBar().value()

    def again() -> None:
        field.setTextCursor(cursor)
        field.verticalScrollBar().setValue(scrolled)

    return again


def _none() -> None:
    return None


def _nothing() -> None:
    """Put nothing back."""
