"""The top of the window: the page's title and facts, its own buttons, and the two things always in the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.allowed import gate_with
from app.ui.theme import theme
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.find_button import FindButton
from app.ui.widgets.page_header import PageHeader

NARROW = 1100


class Header(PageHeader):
    """The page header with *Find or do anything* and *Log a grouping*; each page lends its own buttons."""

    find_asked = Signal()
    log_asked = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self._line.setContentsMargins(0, 4, 0, 4)
        self._slots: dict[str, QWidget] = {}
        self._finder = FindButton()
        self._finder.clicked.connect(self.find_asked)
        self._logger = PrimaryButton("Log a grouping", "add", tip="Log a grouping", keys="Ctrl+L")
        self._logger.clicked.connect(self.log_asked)
        self._logger.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_action(self._finder)
        self.add_action(self._logger)
        self._measure()
        theme().changed.connect(self._measure)

    def lend(self, page: str, buttons: list[QWidget]) -> None:
        """Keep a page's own buttons, shown while the page is."""
        slot = QWidget()
        line = QHBoxLayout(slot)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in buttons:
            line.addWidget(button)
        slot.hide()
        self._slots[page] = slot
        self.insert_action(slot)

    def take_back(self) -> None:
        """Let go of the pages' buttons, before other pages come."""
        for slot in self._slots.values():
            slot.hide()
            slot.deleteLater()
        self._slots.clear()

    def show_page(self, page: str, title: str) -> None:
        """Show a page's title and its buttons."""
        self.set_title(title)
        for name, slot in self._slots.items():
            slot.setVisible(name == page)

    def set_ready(self, ready: bool) -> None:
        """Let people find and log once a school is open."""
        self._finder.setVisible(ready)
        self._logger.setVisible(ready)

    def set_logging(self, refused: str) -> None:
        """Let people log, or keep the button off for a reason."""
        gate_with(self._logger, refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._finder.set_short(self.width() < NARROW)

    def _measure(self) -> None:
        self.setFixedHeight(max(56, theme().row_height() * 2))
