"""Finds what a screen reader could not name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def unnamed(widget: QWidget) -> list[str]:
    """Return the kinds of control inside that are seen, can have the focus and have neither a name nor a label."""
    found = []
    for child in widget.findChildren(QWidget):
        if child.focusPolicy() == Qt.FocusPolicy.NoFocus or child.focusProxy() or not child.isVisible():
            continue
        face = QAccessible.queryAccessibleInterface(child)
        labelled = face.relations(QAccessible.RelationFlag.Label)
        if not face.text(QAccessible.Text.Name) and not labelled:
            found.append(f"{type(child).__name__} in {type(child.parentWidget()).__name__}")
    return found
