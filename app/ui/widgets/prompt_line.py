"""One row of the prompt: two statements side by side, four answers under them, and a note once it is answered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.operations.deciding.drafts import PromptDraft
from app.prompt import ANSWERS, PromptRow
from app.ui.widgets.fields import TextField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label


class PromptLine(QWidget):
    """One thing to talk about; answers has answer → what it is called. None of the four is chosen at first."""

    changed = Signal()

    def __init__(self, row: PromptRow, answers: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._group = QButtonGroup(self)
        self.buttons = {code: QRadioButton(answers[code]) for code in ANSWERS}
        self.note = TextField("A note, if there is more to say", 300)
        self.note.setAccessibleName(f"{row.topic}: note")
        self.note.hide()
        statements = QHBoxLayout()
        statements.setSpacing(16)
        for words in (row.more_help, row.risk_support):
            statements.addWidget(Label(words, wrap=True), 1)
        flow = FlowLayout(gap=16)
        for button in self.buttons.values():
            # The statement is beside it on the screen; read aloud, it comes with the choice.
            button.setAccessibleName(f"{row.topic}: {button.text()}")
            self._group.addButton(button)
            button.toggled.connect(self._answered)
            flow.addWidget(button)
        self.buttons["more_help"].setAccessibleDescription(row.more_help)
        self.buttons["risk_support"].setAccessibleDescription(row.risk_support)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(4)
        column.addWidget(Label(row.topic, "name"))
        column.addLayout(statements)
        column.addLayout(flow)
        column.addWidget(self.note)
        self.note.changed.connect(self.changed)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in its order."""
        return (*self.buttons.values(), self.note)

    def value(self) -> PromptDraft | None:
        """The answer with its note, or None where there is none."""
        answer = next((code for code, button in self.buttons.items() if button.isChecked()), None)
        return None if answer is None else PromptDraft(self.row.code, answer, self.note.value())

    def set_value(self, draft: PromptDraft | None) -> None:
        """Show this answer, or none."""
        self._group.setExclusive(False)
        for code, button in self.buttons.items():
            button.setChecked(draft is not None and code == draft.answer)
        self._group.setExclusive(True)
        self.note.set_value(draft.note if draft else "")

    def _answered(self) -> None:
        self.note.setVisible(self.value() is not None)
        self.changed.emit()
