"""The window's own keys, and F6 around its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def give_keys(window: QWidget, calls: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Connect keys that work on every page and return them; text fields keep their own, such as Ctrl+Z for typing."""
    given = []
    for keys, call in calls.items():
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        # The window owns both ends: the shortcut dies with it, so a partial cannot outlive its page.
        shortcut.activated.connect(call)
        given.append(shortcut)
    return given


def walk(parts: Sequence[QWidget], step: int) -> None:
    """Move the focus to the next of some parts of the window that can take it, or to the one before."""
    focus = QApplication.focusWidget()
    inside = [n for n, p in enumerate(parts) if focus is not None and (p is focus or p.isAncestorOf(focus))]
    at = inside[-1] if inside else -step
    for number in range(1, len(parts) + 1):
        first = _first_focusable(parts[(at + step * number) % len(parts)])
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_focusable(part: QWidget) -> QWidget | None:
    if not part.isVisible():
        return None
    for widget in [part, *part.findChildren(QWidget)]:
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            return widget
    return None
