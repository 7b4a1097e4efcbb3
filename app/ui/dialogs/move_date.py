"""Moving the day on which somebody looks again, follows up, or an aim or a plan is to be reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.done import Done
from app.operations.placements import move_next_look
from app.queries.decision import choices
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field
from app.ui.shell import Shell
from app.ui.theme import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.date_field import DateField
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled


@dataclass(frozen=True, slots=True)
class Move:
    """Which date is moved: what the field is called, and the operation that takes the row's number and the day.

    name is what the operation calls the day; before stands in front of the row's number.
    """

    label: str
    operation: Callable[..., Done]
    name: str = "to"
    before: tuple[str, ...] = ()


LOOK_AGAIN = Move("Look again on", move_next_look)


class MoveDateDialog(FormDialog):
    """Asks for one date, by default of a placement's next look; the usual ones are a button away."""

    topic = "reviews"

    ground = "window"

    def __init__(self, shell: Shell, row_id: int, who: str, now: date, move: Move = LOOK_AGAIN) -> None:
        self._shell, self._row, self._move, today = shell, row_id, move, shell.today()
        self._again = partial(_bring_back, shell, partial(MoveDateDialog, shell, row_id, who, now, move))
        self._date = DateField(today)
        self._date.set_value(max(now, today))
        fields = [Field(move.name, move.label, self._date, required="Choose a day.")]
        super().__init__(shell.window_widget(), "Move the date", fields, "Move it", keys="Enter")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        area = scrolled(self.form)
        self.lay_out(Label(who, "figure"), area, self._usual(today), grows=area)
        # Room for a sentence of two lines under the field.
        self.resize(520, self.sizeHint().height() + 2 * theme().row_height())
        self._date.selectAll()

    def _usual(self, today: date) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, day in self._shell.store.read(choices, today=today).reviews:
            button = Button(words)
            button.clicked.connect(partial(self._date.set_value, day))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def submitted(self, values: dict[str, Any]) -> None:
        """Move the date."""
        move, today = self._move, self._shell.today()
        self._shell.write(
            move.operation, *move.before, self._row, **values, today=today, form=self.form, then=self.saved
        )

    def type_again(self, text: str) -> None:
        """Show what had been typed, though it may not be a date yet."""
        self._date.setText(text)

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        typed, dirty = self._date.text(), self.form.dirty
        super().reject()
        if dirty:
            self._shell.say_with("Not moved.", "Bring it back", partial(self._again, typed))


def _bring_back(shell: Shell, make: Callable[[], MoveDateDialog], typed: str) -> None:
    dialog = make()
    dialog.type_again(typed)
    shell.show_dialog(dialog)
