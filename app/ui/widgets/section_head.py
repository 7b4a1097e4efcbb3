"""The head of a section: its title, a muted fact beside it, and a quiet button at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Elided, Label


class SectionHead(QWidget):
    """A heading with what belongs on its line; `pressed` is its button."""

    pressed = Signal()

    def __init__(
        self, title: str, fact: str = "", action: str = "", end: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # A head never makes its column wider than there is room: text below it would be laid out too wide, and cut.
        self._title = Elided(title, "heading", least=120)
        self._fact = Elided(fact, "second", "muted")
        self._end = Label(end, "second", "muted")
        self._action = LinkButton(action)
        self._action.clicked.connect(self.pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._title)
        line.addWidget(self._fact)
        line.addStretch(1)
        line.addWidget(self._end)
        line.addWidget(self._action)
        self.say(title, fact, action, end)

    def say(self, title: str, fact: str = "", action: str = "", end: str = "") -> None:
        """Show other words; an empty one takes its part away."""
        parts = ((self._title, title), (self._fact, fact), (self._end, end))
        for label, text in parts:
            label.setText(text)
            label.setVisible(bool(text))
        self._action.setText(action)
        self._action.setAccessibleName(f"{action}: {title}" if action else title)
        self._action.setVisible(bool(action))
        # Where the button is hidden, Tab would stay before this head for ever.
        self.setFocusProxy(self._action if action else None)  # type: ignore[arg-type]  # None takes it away
