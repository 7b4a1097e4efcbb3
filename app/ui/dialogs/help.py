"""F1: the user guide, opened at the page somebody is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app.paths import RESOURCES
from app.ui.theme import ink, theme
from app.ui.widgets.buttons import Button, LinkButton

HELP = RESOURCES / "help"
CONTENTS = "index"
_ROLES = {1: "title", 2: "panel", 3: "heading"}


class HelpDialog(QDialog):
    """The user guide in a window of its own, so that it can stay open beside the work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fivefold help")
        self.setWindowFlag(Qt.WindowType.Window)
        self.resize(680, min(680, max(480, parent.height())))
        self.text = QTextBrowser()
        self.text.setAccessibleName("Help")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setOpenExternalLinks(False)
        self.text.setSearchPaths([str(HELP)])
        self.text.document().setDocumentMargin(20)
        self.text.sourceChanged.connect(self._dress)
        theme().changed.connect(self._dress_again)
        contents, back = LinkButton("Contents"), LinkButton("Back", keys="Alt+Left")
        close = Button("Close", keys="Esc")
        contents.clicked.connect(self._contents)
        back.clicked.connect(self.text.backward)
        close.clicked.connect(self.close)
        self.text.backwardAvailable.connect(back.setVisible)
        back.hide()
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 12)
        for button in (contents, back):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addLayout(line)
        QShortcut(QKeySequence("Alt+Left"), self, self.text.backward)

    def show_topic(self, topic: str) -> None:
        """Show one page of the guide; its contents where that page is not there."""
        self.text.setSource(QUrl(f"{topic if (HELP / f'{topic}.md').exists() else CONTENTS}.md"))
        self.text.setFocus()

    def _contents(self) -> None:
        self.show_topic(CONTENTS)

    def _dress_again(self) -> None:
        self.text.reload()
        self._dress()

    def _dress(self) -> None:
        """Give the page the theme's own type and colours: Markdown brings the browser's."""
        document = self.text.document()
        document.setDefaultFont(theme().font("body"))
        block = document.begin()
        while block.isValid():
            _dress_block(QTextCursor(block))
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().isAnchor():
                    cursor = QTextCursor(document)
                    cursor.setPosition(piece.position())
                    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                    link = QTextCharFormat()
                    link.setForeground(ink("accent"))
                    link.setFontUnderline(True)
                    cursor.mergeCharFormat(link)
                pieces += 1
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)


def show_help(window: QWidget, topic: str) -> HelpDialog:
    """Open the guide at a page, beside the work, and return it; the same window serves again."""
    dialog = window.findChild(HelpDialog) or HelpDialog(window)
    dialog.show_topic(topic)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def _dress_block(cursor: QTextCursor) -> None:
    level = cursor.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    shape.setTopMargin(14 if level > 1 else 0)
    shape.setBottomMargin(6 if cursor.currentTable() is None else 0)
    shape.setLineHeight(120, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
    cursor.mergeBlockFormat(shape)
    if level:
        font = theme().font(_ROLES.get(level, "heading"))
        words = QTextCharFormat()
        words.setFontPointSize(font.pointSizeF())
        words.setFontWeight(font.weight())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(words)


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setCellPadding(4)
    shape.setCellSpacing(0)
    shape.setBorder(0)
    table.setFormat(shape)
