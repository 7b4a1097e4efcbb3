"""The six rows to talk over before Getting More Help or Getting Risk Support, folded until somebody wants them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.operations.deciding.drafts import PromptDraft
from app.prompt import BOTH, MORE_HELP, NOT_CLEAR, RISK_SUPPORT, ROWS, pattern
from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.label import Label, caption
from app.ui.widgets.prompt_line import PromptLine

SHOW, HIDE = "Six things to talk over …", "Fold away"


class PromptField(QWidget):
    """A table of two statements a row; the value is a tuple of PromptDraft. It never says which grouping to choose."""

    changed = Signal()

    def __init__(self, more_help: str, risk_support: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (more_help, risk_support)
        self.lines: list[PromptLine] = []
        self.fold = Button(SHOW)
        self.fold.clicked.connect(self._turn)
        self.first_stop = self.fold
        self.result = caption("")
        self.clear = LinkButton("Clear all answers")
        self.clear.clicked.connect(self._clear)
        self._table = QWidget()
        self._rows = QVBoxLayout(self._table)
        self._rows.setContentsMargins(0, 4, 0, 0)
        self._rows.setSpacing(2)
        self._table.hide()
        line = QHBoxLayout()
        line.addWidget(self.fold)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._table)
        column.addWidget(self.result)
        self.setFocusProxy(self.fold)
        self._say()

    def value(self) -> tuple[PromptDraft, ...]:
        """The rows that are answered."""
        return tuple(draft for line in self.lines if (draft := line.value()) is not None)

    def set_value(self, value: Iterable[PromptDraft] | None) -> None:
        """Show these answers; folded as it is, with the pattern in words under it."""
        given = {draft.row: draft for draft in value or ()}
        if given:
            self._build()
        for line in self.lines:
            line.set_value(given.get(line.row.code))
        self._changed()

    def problem(self) -> str:
        """Nothing: a row may stay without an answer."""
        return ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.fold.setAccessibleDescription(name)

    def _turn(self) -> None:
        self._build()
        shown = self._table.isHidden()
        self._table.setVisible(shown)
        self.fold.setText(HIDE if shown else SHOW)
        if shown:
            self.lines[0].stops()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        """Make the rows when they are first needed: most decisions are logged without them."""
        if self.lines:
            return
        heads = QHBoxLayout()
        heads.setSpacing(16)
        for name in self._names:
            heads.addWidget(Label(name, "heading"), 1)
        self._rows.addLayout(heads)
        answers = {
            MORE_HELP: self._names[0],
            RISK_SUPPORT: self._names[1],
            BOTH: "Both",
            NOT_CLEAR: "Not clear",
        }
        before: QWidget = self.fold
        for row in ROWS:
            line = PromptLine(row, answers)
            line.changed.connect(self._changed)
            self._rows.addWidget(line)
            self.lines.append(line)
            for stop in line.stops():
                QWidget.setTabOrder(before, stop)
                before = stop
        end = QHBoxLayout()
        end.addWidget(self.clear)
        end.addStretch(1)
        self._rows.addLayout(end)
        QWidget.setTabOrder(before, self.clear)

    def _clear(self) -> None:
        self.set_value(())

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = pattern([draft.answer for draft in self.value()], *self._names)
        self.result.setText(words)
        self.result.setVisible(bool(words))
        self.clear.setEnabled(bool(words))
