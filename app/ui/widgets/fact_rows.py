"""A block of a tab: a head with what can be added, and rows of facts with what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.allowed import gate_with
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.section_head import SectionHead


@dataclass(frozen=True, slots=True)
class Verb:
    """What can be done with a row; about says with which, for who hears the button."""

    words: str
    about: str
    call: Callable[[], None]

    def button(self, reason: str) -> LinkButton:
        """Return its button, off where there is a reason."""
        made = LinkButton(self.words)
        made.setProperty("small", "true")
        made.setAccessibleName(f"{self.words}: {self.about}")
        made.clicked.connect(partial(_press, self.call))
        gate_with(made, reason)
        return made


def _press(call: Callable[[], None], _checked: bool = False) -> None:
    call()


class FactRow(QWidget):
    """A title, with a word beside it, its verbs at the right, and lines under it in the whole width."""

    def __init__(
        self, title: str, lines: Sequence[str], verbs: Sequence[Verb], reason: str, beside: str = ""
    ) -> None:
        super().__init__()
        self.title, self.lines = title, tuple(line for line in lines if line)
        self.buttons = [verb.button(reason) for verb in verbs]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 7)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        grid.addLayout(_head(title, beside), 0, 0)
        for at, button in enumerate(self.buttons, 1):
            grid.addWidget(button, 0, at, Qt.AlignmentFlag.AlignTop)
        for at, line in enumerate(self.lines, 1):
            grid.addWidget(Label(line, "second", "muted", wrap=True), at, 0, 1, len(self.buttons) + 1)


def _head(title: str, beside: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    # Words that stand alone may wrap; with something beside them they are a name.
    line.addWidget(Label(title, "name", wrap=not beside), 0 if beside else 1)
    if beside:
        line.addWidget(Label(beside, "second", "muted"), 1)
    return line


class FactRows(QWidget):
    """Signals: add (the button of the head). The focus stays where it was when the rows are shown anew."""

    add = Signal()

    def __init__(self, title: str, action: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self._empty = SectionHead(title, action=action), empty
        self.head.pressed.connect(self.add)
        self.rows: list[QWidget] = []
        self.buttons: list[LinkButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def show_rows(self, rows: Sequence[QWidget], reason: str) -> None:
        """Show these rows, each with its `buttons`; reason says why nothing can be added, nothing where it can."""
        at = self._focused()
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.rows = list(rows)
        self.buttons = [button for row in rows for button in row.buttons]  # type: ignore[attr-defined]
        self._rows.addWidget(Line(air=0))
        for row in rows:
            self._rows.addWidget(row)
            self._rows.addWidget(Line(air=0))
        if not rows:
            none = Label(self._empty, "second", "muted", wrap=True)
            none.setContentsMargins(0, 6, 0, 6)
            self._rows.addWidget(none)
        gate_with(self.adding, reason)
        # Rows that are made later would come last, wherever they stand.
        for one, following in pairwise([self.adding, *self.buttons]):
            QWidget.setTabOrder(one, following)
        if at is not None:
            self._focus(at)

    @property
    def adding(self) -> LinkButton:
        """The button of the head."""
        found = self.head.findChild(LinkButton)
        assert found is not None
        return found

    def _focus(self, at: int) -> None:
        left: Sequence[QWidget] = self.buttons or [self.adding]
        button = left[min(at, len(left) - 1)]
        if (box := button.parentWidget()) is not None:
            box.show()  # what is not shown yet cannot take the focus
        button.setFocus()

    def _focused(self) -> int | None:
        """Say which button has the window's focus, also while a dialog is in front."""
        focus = self.window().focusWidget()
        return next((at for at, button in enumerate(self.buttons) if button is focus), None)
