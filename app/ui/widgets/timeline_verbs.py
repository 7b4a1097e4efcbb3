"""What can be done about a review or a contact that is chosen in the timeline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.story.entry import StoryEntry
from app.ui.widgets.buttons import Button


class TimelineVerbs(QWidget):
    """Buttons for what is chosen; each signal carries its kind, "review" or "contact", and its number."""

    follow_up = Signal(str, int)
    correct = Signal(str, int)
    take_back = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about: tuple[str, int] = ("", 0)
        self.buttons = (
            Button("Follow up …", tip="Say how it went after this contact", keys="F"),
            Button("Correct …", tip="Correct what was recorded", keys="C"),
            Button("Take back", tip="Take it back as recorded by mistake", keys="T"),
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button, call in zip(self.buttons, (self._follow_up, self._correct, self._take_back), strict=True):
            button.setProperty("small", "true")
            button.clicked.connect(call)
            line.addWidget(button)
        self.hide()

    def offer(self, entry: StoryEntry | None, followed_up: bool) -> bool:
        """Offer what can be done about an entry; says whether it is one of these."""
        meant = entry is not None and entry.kind in ("review", "contact")
        if entry is not None and meant:
            self._about = (entry.kind, entry.key[1])
            self.buttons[0].setVisible(entry.kind == "contact" and not followed_up)
        self.setVisible(meant)
        return meant

    def key(self, letter: str) -> None:
        """Press the button that a letter stands for."""
        for button in self.buttons:
            if button.isVisible() and button.isEnabled() and button.text().lower().startswith(letter):
                button.click()
                return

    def _follow_up(self) -> None:
        self.follow_up.emit(*self._about)

    def _correct(self) -> None:
        self.correct.emit(*self._about)

    def _take_back(self) -> None:
        self.take_back.emit(*self._about)
