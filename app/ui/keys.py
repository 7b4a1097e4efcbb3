"""The window's own keys: pages by figure, find, log, Undo, help, and F6 around the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from app.ui.window import Window


def give_keys(window: Window, pages: tuple[str, ...]) -> None:
    """Connect the keys that work on every page; text fields keep their own, such as Ctrl+Z for typing."""
    from app.ui.dialogs.help import show_help

    for number, name in enumerate(pages, 1):
        _key(window, f"Ctrl+{number}", partial(window.go, name))
    _key(window, "Ctrl+K", window.find_anything)
    _key(window, "Ctrl+L", window.log_grouping)
    _key(window, "Ctrl+Z", window.doing.undo)
    _key(window, "Ctrl+Shift+Z", window.doing.redo)
    _key(window, "Ctrl+Y", window.doing.redo)
    _key(window, "F1", partial(show_help, window))
    _key(window, "F6", partial(_walk, window, 1))
    _key(window, "Shift+F6", partial(_walk, window, -1))
    _key(window, "Esc", partial(_step_back, window))


def _key(window: QWidget, keys: str, call: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    # The window owns both ends: the shortcut dies with it, so a partial cannot outlive its page.
    shortcut.activated.connect(call)


def _walk(window: Window, step: int) -> None:
    """Move the focus to the next part of the window: rail, header, the page's parts, status bar."""
    page = window.current
    parts: list[QWidget] = [window.rail, window.header]
    if page is not None:
        parts += page.parts()
    parts.append(window.status)
    focus = QApplication.focusWidget()
    inside = [p for p in parts if focus is not None and (p is focus or p.isAncestorOf(focus))]
    at = parts.index(inside[-1]) if inside else -step
    for number in range(1, len(parts) + 1):
        part = parts[(at + step * number) % len(parts)]
        first = _first_focusable(part)
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


def _step_back(window: Window) -> None:
    page = window.current
    if page is not None:
        page.step_back()
