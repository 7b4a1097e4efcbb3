"""What is wrong on the Map, in words; each is a button that walks through its cells."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.ui import icons
from app.ui.theme import theme
from app.ui.widgets.map_words import counted

# What it is called, and its icon.
KINDS = (("gap", "gap"), ("overload", "warning"), ("overlap", "overlap"))


class MapIssues(QWidget):
    """The gaps, overloads and overlaps as buttons; `chosen("gap")` when one is pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for kind, icon in KINDS:
            button = QToolButton()
            icons.give(button, icon, "warning")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setObjectName(kind)
            button.clicked.connect(self._clicked)
            self.buttons[kind] = button
            line.addWidget(button)
        self._counts = dict.fromkeys(self.buttons, 0)
        self._short = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._say)
        self._say()

    def show_counts(self, gaps: int, overlaps: int, overloads: int = 0) -> None:
        """Say how many there are; none is not said."""
        self._counts = {"gap": gaps, "overload": overloads, "overlap": overlaps}
        self._say()

    def set_short(self, short: bool) -> None:
        """Show the counts alone, where there is no room for words."""
        if short != self._short:
            self._short = short
            self._say()

    def _say(self) -> None:
        for kind, _ in KINDS:
            button, count = self.buttons[kind], self._counts[kind]
            words = counted(count, kind)
            button.setFont(theme().font("second"))
            button.setText(str(count) if self._short else words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words}: go to the next (N), to the one before (Shift+N)")
            button.setVisible(count > 0)

    def _clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(button.objectName())
