"""Adding an organisation from where one is missing, without leaving the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.done import Done
from app.operations.organisations import OrganisationDraft, add_organisation
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField, TickField
from app.ui.widgets.label import Label


class AddOrganisationDialog(FormDialog):
    """Asks for a name and a little more; `added(int)` is the number of the new organisation."""

    added = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget, name: str, sectors: Sequence[tuple[str, str]]) -> None:
        title = "Add an organisation"
        fields = [
            Field("name", "Name", TextField("", 120), required="An organisation needs a name."),
            Field("in_house", "In-house", TickField("It is a team of this school")),
            Field("sector", "Sector", ChoiceField(sectors, nothing="Not said")),
            Field("contact", "Whom to ask", TextField("", 200)),
            Field("website", "Web address", TextField("www.example.org", 200)),
        ]
        super().__init__(parent, title, fields, "Add it")
        self._shell = shell
        self.form.set_values({"name": name})
        self.lay_out(Label(title, "panel"), self.form)
        self.resize(min(520, shell.window_widget().width() - 48), self.sizeHint().height())

    def submitted(self, values: dict[str, Any]) -> None:
        """Add the organisation."""
        self._shell.write(add_organisation, OrganisationDraft(**values), form=self.form, then=self._added)

    def _added(self, done: Done) -> None:
        self.saved(done)
        self.added.emit(done.id or 0)
