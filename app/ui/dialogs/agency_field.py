"""The field of an agency, to which one that is missing is added without leaving the form."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.abilities import Ability
from app.queries.people import organisations
from app.queries.wording import words
from app.ui.allowed import gate
from app.ui.dialogs.offer_organisation import AddOrganisationDialog
from app.ui.forms import Field
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.vocabulary import ListKind


def agency_field(shell: Shell, kept: tuple[int | None, str] = (None, ""), required: str = "") -> Field:
    """Return the field "organisation_id"; kept is what stands there already, though it may be retired since."""
    choice = ChoiceField(nothing=None if required else "None", placeholder="Type a part of its name")
    adding = LinkButton("Add an organisation")
    _Adding(shell, choice, adding, kept)
    return Field("organisation_id", "Agency", choice, beside=adding, required=required)


class _Adding(QObject):
    """Asks for a new organisation, beginning with what is typed, and chooses it."""

    def __init__(
        self, shell: Shell, choice: ChoiceField, button: LinkButton, kept: tuple[int | None, str]
    ) -> None:
        super().__init__(choice)
        self._shell, self._choice, self._kept = shell, choice, kept
        button.clicked.connect(self._ask)
        gate(shell.store, Ability.CHANGE_OFFERS, button)
        self._offer()

    def _offer(self) -> None:
        found = [(row.id, row.name) for row in self._shell.store.read(organisations)]
        number, name = self._kept
        if number is not None and number not in dict(found):
            found.append((number, name))
        self._choice.set_choices(found)

    def _ask(self) -> None:
        typed = self._choice.currentText().strip() if self._choice.value() is None else ""
        sectors = tuple(self._shell.store.read(words, ListKind.SECTOR).items())
        name = "" if typed == "None" else typed
        dialog = AddOrganisationDialog(self._shell, self._choice.window(), name, sectors)
        dialog.added.connect(self._added)
        dialog.open()

    def _added(self, row_id: int) -> None:
        self._offer()
        self._choice.set_value(row_id)
        self._choice.setFocus()
