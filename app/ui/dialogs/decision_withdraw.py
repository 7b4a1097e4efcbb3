"""Withdrawing a decision that was recorded by mistake, with why; it stays in the history as withdrawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.operations.placements import withdraw_placement
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field
from app.ui.shell import Shell
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label, caption

WORDS = "It stays in the history, marked as withdrawn. What it had ended goes on as before."


class WithdrawDialog(FormDialog):
    """Asks why, and withdraws; the placement that had ended for it goes on as before."""

    topic = "log"

    def __init__(self, shell: Shell, placement_id: int) -> None:
        title = "Withdraw a decision"
        fields = [Field("why", "Why", TextField("", 200), required="Say why it is withdrawn.")]
        super().__init__(shell.window_widget(), title, fields, "Withdraw it")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._placement = shell, placement_id
        self.lay_out(Label(title, "panel"), caption(WORDS), self.form)
        self.resize(520, self.sizeHint().height())
        self.form.field("why").setFocus()

    def submitted(self, values: dict[str, Any]) -> None:
        """Withdraw the decision."""
        why, today = values["why"], self._shell.today()
        self._shell.write(
            withdraw_placement, self._placement, why=why, today=today, form=self.form, then=self.saved
        )
