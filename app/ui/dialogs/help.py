"""F1: the user guide, opened at the page somebody is on."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from app.paths import RESOURCES
from app.ui.theme import ink

HELP = RESOURCES / "help"


class HelpDialog(QDialog):
    """The user guide in a window of its own, so that it can stay open beside the work."""

    def __init__(self, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fivefold help")
        self.setWindowFlag(self.windowFlags().__class__.Window)
        self.resize(640, 640)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Help")
        self.text.setOpenExternalLinks(False)
        self.text.setSearchPaths([str(HELP)])
        self.text.document().setDefaultStyleSheet(f"a {{ color: {ink('accent').name()} }}")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        QShortcut(QKeySequence("Alt+Left"), self, self.text.backward)
        self.show_topic(topic)

    def show_topic(self, topic: str) -> None:
        """Show one page of the guide; the index where that page is not there."""
        file = HELP / f"{topic}.md"
        self.text.setSource(QUrl(f"{topic}.md" if file.exists() else "index.md"))


def show_help(window: QWidget, topic: str) -> None:
    """Open the guide at a page, beside the work."""
    HelpDialog(window, topic).show()
