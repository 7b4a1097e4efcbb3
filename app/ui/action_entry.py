"""New actions typed in place: what, who, by when; Enter adds it, and the line is ready for the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.meetings.choices import Known
from app.ui.allowed import gate_with
from app.ui.forms import Field, Form
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField

# Most actions of a meeting are due before the half term is over.
_USUALLY = timedelta(weeks=2)


class ActionEntry(QWidget):
    """`entered(values)` when Enter or Add is pressed; values are words, owner (a place in the list from one, or a name), due_on."""

    entered = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.people: tuple[Known, ...] = ()
        self.who = ChoiceField(placeholder="Staff, agency or name", free=True)
        self.words = TextField("What will be done", 1000)
        self.form = Form(
            [
                Field("words", "New action", self.words, required="Say what will be done."),
                (
                    Field("owner", "Who, by when", self.who, required="Say who does it."),
                    Field("due_on", "", DateField(today), stretch=False, required="Say by which day."),
                ),
            ]
        )
        self.form.field("due_on").setAccessibleName("By when")
        self.form.set_values({"due_on": today + _USUALLY})
        self.add = Button("Add", "add", keys="Enter")
        self.add.clicked.connect(self.form.submit)
        self.form.submitted.connect(self.entered)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        column.addWidget(self.form)
        column.addLayout(foot)

    def offer(self, people: Sequence[Known], reason: str) -> None:
        """Offer these people as owners; reason says why nothing can be added."""
        if tuple(people) != self.people:
            kept = self.who.value()
            self.people = tuple(people)
            self.who.set_choices([(at, one.said) for at, one in enumerate(people, 1)])
            self.who.set_value(kept if isinstance(kept, str) else None)
        for part in (self.words, self.who, self.form.field("due_on"), self.add):
            gate_with(part, reason)

    def begin_next(self, _done: Any = None) -> None:
        """Empty what was done and stay: owner and day often are the same again."""
        self.words.set_value("")
        self.form.mark_clean()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed, for another pupil."""
        self.words.set_value("")
        self.who.set_value(None)
        self.form.show_problems({})
