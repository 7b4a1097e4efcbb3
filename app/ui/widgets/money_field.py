"""A field for pounds and pence; its value is whole pence, so that no fraction of a penny ever comes in."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import theme

_MONEY = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,2}))?")


class MoneyField(QLineEdit):
    """Money as people type it: "14.20", "£14.20", "1,200"; its value is pence, None when it is empty or not money."""

    changed = Signal()

    def __init__(self, placeholder: str = "14.20", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(14)
        self.textChanged.connect(self.changed)

    def value(self) -> int | None:
        """The pence, or None."""
        found = _MONEY.fullmatch(self._typed())
        if found is None:
            return None
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))

    def set_value(self, value: int | None) -> None:
        """Show these pence as pounds, or an empty field."""
        words = "" if value is None else f"{value // 100}" + (f".{value % 100:02}" if value % 100 else "")
        self.setText(words)

    def problem(self) -> str:
        """A sentence when what is typed is no money."""
        return "Type pounds, such as 14.20." if self._typed() and self.value() is None else ""

    def _typed(self) -> str:
        return self.text().replace("£", "").replace(",", "").replace(" ", "")

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(theme().font()).horizontalAdvance("0") * 14
        return QSize(round(wide), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
