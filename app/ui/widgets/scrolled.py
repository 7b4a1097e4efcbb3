"""A scrolling area without a frame, for forms and panels in a small window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


def scrolled(inner: QWidget) -> QScrollArea:
    """Return the widget in an area that scrolls up and down when the window is small, without a frame."""
    area = QScrollArea()
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
    area = scrolled(holder)
    for ground in (form, holder, area.viewport()):
        ground.setAutoFillBackground(False)
    return area
