"""What dialogs share that tick several pupils and do something with them: a list, verbs under it, and its facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.map_words import counted
from app.ui.widgets.panels import Frame
from app.ui.widgets.tick_rows import TickRows

WIDTH, HEIGHT = 900, 640


class TickedDialog(QDialog):
    """A list to tick; a verb is about what is ticked, or else about the row that is selected."""

    topic = "groups"

    def __init__(self, shell: Shell, title: str, columns: Sequence[Column], name: str) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.shell = shell
        self.head, self.facts = Label("", "figure", wrap=True), Label("", "body", "muted", wrap=True)
        self.list = TickRows(columns, name, _key, _can)
        self.list.ticked.connect(self._say_ticked)
        self.list.row_changed.connect(self._say_ticked)
        self.list.opened.connect(self.list.toggle)
        self.ticked = Label("", "second", "muted", wrap=True)
        self.verbs: dict[str, Button] = {}
        self.leave = Button("Close", keys="Esc")
        self.leave.clicked.connect(self.reject)
        self.flow, self.whole = FlowLayout(gap=8), FlowLayout(gap=8)

    def add_verb(
        self, name: str, words: str, call: Callable[[], None], tip: str = "", *, whole: bool = False
    ) -> Button:
        """Add a button under the list: about who is ticked, or about the whole, which stands below that."""
        button = self.verbs[name] = Button(words, tip=tip)
        button.clicked.connect(call)
        (self.whole if whole else self.flow).addWidget(button)
        return button

    def lay_out(self, *above: QWidget | QLayout, below: Sequence[QWidget] = ()) -> None:
        """Put the head, what stands above the list, the list, and what stands below it under each other."""
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 18, 24, 10)
        inner.setSpacing(8)
        for part in (self.head, self.facts, *above):
            if isinstance(part, QLayout):
                inner.addLayout(part)
            else:
                inner.addWidget(part)
        inner.addWidget(Frame(self.list), 1)
        inner.addWidget(self.ticked)
        inner.addLayout(self.flow)
        for part in below:
            inner.addWidget(part)
        inner.addLayout(self.whole)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 14)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        window = self.shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 24))
        self.list.setFocus()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the ticks of those that are still there stay."""
        there = {row.support_id for row in rows}
        self.list.set_rows(rows)
        ticked = self.list.keys()
        self.list.tick(key for key in ticked if key in there)
        if self.list.selected() is None:
            self.list.select_first()
        self._say_ticked()

    def chosen(self) -> tuple[int, ...]:
        """Return the supports that a verb is about: those ticked, or else the selected one."""
        keys = self.list.keys()
        ticked = tuple(int(str(key)) for key in keys)
        row = self.list.selected()
        return ticked or (() if row is None else (row.support_id,))

    def whose(self, offer: str) -> str:
        """Return whom a verb is about, for the head of its form: "Wren Thimble: Lego club", "3 pupils: Lego club"."""
        chosen = self.chosen()
        names = [row.pupil for row in self.list.rows_model.rows if row.support_id in chosen]
        return f"{names[0] if len(names) == len(chosen) == 1 else counted(len(chosen), 'pupil')}: {offer}"

    def do(self, dialog: QDialog) -> None:
        """Open a dialog in place of this one."""
        self.accept()
        self.shell.show_dialog(dialog)

    def _say_ticked(self) -> None:
        many, row = len(self.list.keys()), self.list.selected()
        words = (
            f"{many} ticked."
            if many
            else f"About {row.pupil}; Space ticks several."
            if row is not None
            else ""
        )
        self.ticked.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _key(row: Any) -> int:
    return int(row.support_id)


def _can(_row: Any) -> bool:
    return True
