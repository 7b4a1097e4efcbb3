"""A field for a number with or without decimals, or nothing."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import theme

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class DecimalField(QLineEdit):
    """A number as people type it: "7", "6.6", also "6,6"; its value is None when it is empty or cannot be read."""

    changed = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(12)
        self.textChanged.connect(self.changed)

    def value(self) -> float | None:
        """The number, or None."""
        typed = self._typed()
        return float(typed) if typed and not self.problem() else None

    def set_value(self, value: float | None) -> None:
        """Show this number, or an empty field."""
        self.setText("" if value is None else f"{value:.2f}".rstrip("0").rstrip("."))

    def problem(self) -> str:
        """A sentence when what is typed is no number."""
        typed = self._typed()
        return "Type a number, such as 7 or 6.5." if typed and not _NUMBER.fullmatch(typed) else ""

    def _typed(self) -> str:
        return self.text().strip().replace(",", ".")

    def sizeHint(self) -> QSize:
        return QSize(
            round(QFontMetricsF(theme().font()).horizontalAdvance("0") * 12), super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
