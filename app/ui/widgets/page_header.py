"""The top of a page: its title, one line of facts, and its actions on the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.label import Elided, Label


class PageHeader(QWidget):
    """A page's title with its facts in words under it; actions are added from the left to the right."""

    def __init__(self, title: str, facts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "title")
        self._facts = Elided(facts, "second", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 8, 0, 8)
        self._line.setSpacing(8)
        self._line.addLayout(words)
        self._line.addStretch(1)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_facts(self, facts: str) -> None:
        """Show another line of facts."""
        self._facts.setText(facts)

    def add_action(self, button: QWidget) -> None:
        """Put a button or field at the right end."""
        self._line.addWidget(button)

    def insert_action(self, widget: QWidget) -> None:
        """Put a button or field before the others at the right end."""
        self._line.insertWidget(2, widget)
