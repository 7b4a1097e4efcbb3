"""The frame of the decision sheet: its head, the fields that scroll, and the bottom line that stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.forms import Form
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled

WIDTH, HEIGHT = 800, 640


class Words(NamedTuple):
    """What the sheet is called, what its green button says, and what Ctrl+Enter does."""

    title: str
    save: str
    does: str


LOGGING = Words("Log a grouping", "Log grouping", "logs")
CORRECTING = Words("Correct a grouping", "Correct", "corrects")


class SheetFrame(QDialog):
    """A dialog around a form, with a sentence and its buttons under it; as large as the window allows.

    make gives the form, made inside the widget it is given: a form that moves into the dialog when it is ready has
    each of its parts dressed once more at every move, and that took as long as all the rest.
    """

    topic = "log"

    def __init__(self, window: QWidget, make: Callable[[QWidget], Form], words: Words) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title)
        self.sentence = Label("", "name", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.leave, self.save = Button("Leave", keys="Esc"), PrimaryButton(words.save, keys="Ctrl+Enter")
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(words))
        inner = QWidget()
        self.area = scrolled(inner)
        column.addWidget(self.area, 1)
        column.addWidget(Line())
        column.addLayout(self._foot())
        form = make(inner)
        self.save.clicked.connect(form.submit)
        self._room = room = QVBoxLayout(inner)
        room.setContentsMargins(24, 4, 24, 12)
        room.addWidget(form)
        room.addStretch(1)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        form.add_save_keys(self)
        form.left.connect(self.reject)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focused)
        # What unfolds has its place only afterwards, and the focus has gone into it by then.
        self.area.verticalScrollBar().rangeChanged.connect(self._show_again)
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))

    def _head(self, words: Words) -> QLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 10)
        head.addWidget(Label(words.title, "panel"))
        head.addStretch(1)
        keys = f"Ctrl+Enter {words.does} it, Esc leaves everything as it was"
        head.addWidget(Label(keys, "second", "muted"))
        return head

    def _foot(self) -> QLayout:
        self._buttons = foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        return foot

    def put_above(self, words: QWidget) -> None:
        """Put something to read above the fields."""
        self._room.insertWidget(0, words)
        self._room.setSpacing(12)

    def add_action(self, button: Button) -> None:
        """Put one more button before the others."""
        self._buttons.insertWidget(1, button)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.area.isAncestorOf(now):
            self.area.ensureWidgetVisible(now, 0, 40)

    def _show_again(self) -> None:
        self._show_focused(None, self.focusWidget())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
