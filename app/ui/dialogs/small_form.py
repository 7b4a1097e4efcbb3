"""A small dialog with a few fields, for the things of Settings: it asks, writes, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled_form

# What a form's `save` calls when it has written, so that the dialog closes.
Saved = Callable[[Any], None]


class SmallForm(FormDialog):
    """Asks for some fields; `save(values, form, saved)` writes them through the shell.

    fields makes the fields anew, so that what was typed can be brought back after Esc; topic is the page of the
    guide that F1 opens, where it is not that of the page behind.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        fields: Callable[[], Fields],
        save: Callable[[dict[str, Any], Form, Saved], object],
        *,
        values: Mapping[str, Any] | None = None,
        lead: str = "",
        topic: str = "",
    ) -> None:
        super().__init__(shell.window_widget(), title, fields(), "Save")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._save, self.topic = shell, save, topic
        self._again = partial(SmallForm, shell, title, fields, save, values=values, lead=lead, topic=topic)
        self.form.set_values(values or {})
        area = scrolled_form(self.form)
        leads = [Label(lead, "body", "muted", wrap=True)] if lead else []
        self.lay_out(Label(title, "figure"), *leads, area, grows=area)
        height = self.form.sizeHint().height() + 150 + (40 if lead else 0)
        self.resize(560, min(640, height, shell.window_widget().height() - 24))

    def submitted(self, values: dict[str, Any]) -> None:
        """Write the values."""
        self._save(values, self.form, self.saved)

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        typed, dirty = self.form.values(), self.form.dirty
        super().reject()
        if dirty:
            self._shell.say_with("Not saved.", "Bring it back", partial(self._bring_back, typed))

    def _bring_back(self, typed: dict[str, Any]) -> None:
        dialog = self._again()
        dialog.form.type_again(typed)
        self._shell.show_dialog(dialog)
