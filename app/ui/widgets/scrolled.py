"""A scrolling area without a frame, for forms and panels in a small window."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


def scrolled(inner: QWidget) -> QScrollArea:
    """Return the widget in an area that scrolls up and down when the window is small, without a frame."""
    return _dressed(QScrollArea(), inner)


def _dressed(area: QScrollArea, inner: QWidget) -> QScrollArea:
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def scrolled_form(form: QWidget) -> QScrollArea:
    """Return a form in such an area, on the ground behind it; room left over stays below, so that no row moves."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    area = _dressed(_FormArea(holder), holder)
    for ground in (form, holder, area.viewport()):
        ground.setAutoFillBackground(False)
    return area


class _FormArea(QScrollArea):
    """Brings what gets the focus into view; Qt does so for Tab alone, not where a form goes to what is missing."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        # What is said under a field has its place only once the layout has settled, some moments after the focus came.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(50)
        self._settled.timeout.connect(self._show_again)
        # On a slow computer that takes longer, and the form has grown by then.
        self.verticalScrollBar().rangeChanged.connect(self._show_again)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focused)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        # What somebody is pressing must not move under the pointer.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.isAncestorOf(now):
            self._show(now)
            self._settled.start()

    def _show_again(self) -> None:
        now = cast("QWidget | None", self.window().focusWidget())
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.isAncestorOf(now):
            self._show(now)

    def _show(self, now: QWidget) -> None:
        # Qt's own way shows no more of a text than the line with the cursor; what is said of it stands below it all.
        self.ensureVisible(0, now.mapTo(self._inner, now.rect().bottomLeft()).y(), 0, 40)
        self.ensureVisible(0, now.mapTo(self._inner, now.rect().topLeft()).y(), 0, 0)
