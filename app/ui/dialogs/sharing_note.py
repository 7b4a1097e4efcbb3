"""Noting what was shared of a pupil; how consent stood that day is said beside the basis, and stops nobody."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from app.operations.around.sharing import SharingDraft, change_sharing, log_sharing
from app.queries.around.consent_on import consent_on
from app.queries.around.shared import SharedRow
from app.queries.around.words import THAT_DAY, basis_warning
from app.queries.pupil_page import PupilPage
from app.queries.wording import words
from app.ui.dialogs.agency_field import agency_field
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField
from app.ui.widgets.label import Label
from app.vocabulary import ListKind, within

LEAD = "Keep it short. What belongs in the safeguarding system stays there; its reference is enough here."
_VALUES = ("shared_on", "organisation_id", "recipient", "what", "why", "basis")


def sharing_dialog(shell: Shell, page: PupilPage, row: SharedRow | None = None) -> SmallForm:
    """Return the dialog that notes what was shared, or changes such a note."""
    return SmallForm(
        shell,
        "Note what was shared" if row is None else "Change what was shared",
        partial(_fields, shell, page.id, row),
        partial(_save, shell, (page.id, None if row is None else row.id)),
        values={"shared_on": shell.today()} if row is None else {n: getattr(row, n) for n in _VALUES},
        lead=LEAD,
        topic="around",
    )


def _fields(shell: Shell, pupil_id: int, row: SharedRow | None) -> list[Field | tuple[Field, ...]]:
    bases = dict(shell.store.read(words, ListKind.BASIS))
    if row is not None and row.basis:
        bases.setdefault(row.basis, row.basis_label)
    day, basis = DateField(shell.today()), ChoiceField(tuple(bases.items()))
    agency = agency_field(shell, (row.organisation_id, row.organisation) if row else (None, ""))
    said = Label("", "second", "muted", wrap=True)
    _Standing(shell, pupil_id, (agency.widget, day, basis), said)  # type: ignore[arg-type]
    return [
        Field("shared_on", "Shared on", day, required="Say on which day.", stretch=False),
        agency,
        Field("recipient", "With whom", TextField("A name or a role", 120)),
        Field(
            "what", "What", LongTextField(2, "What was told or sent", 500), required="Say what was shared."
        ),
        Field("why", "Why", TextField("", 300), required="Say why it was shared."),
        Field("basis", "Basis", basis, hint=said, required="Choose on what basis."),
    ]


class _Standing(QObject):
    """Says how consent stood with the chosen agency on the chosen day."""

    def __init__(
        self, shell: Shell, pupil_id: int, fields: tuple[ChoiceField, DateField, ChoiceField], said: Label
    ) -> None:
        super().__init__(said)
        self._shell, self._pupil, self._said = shell, pupil_id, said
        self._agency, self._day, self._basis = fields
        for field in fields:
            field.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        agency, day = self._agency.value(), self._day.value()
        if agency is None or day is None:
            self._said.setText("Sharing to keep a child safe does not wait for consent.")
            return
        state = self._shell.store.read(consent_on, self._pupil, agency, day)
        warning = basis_warning(self._basis.value(), state)
        self._said.setText(warning or f"Consent to share, that day: {within(THAT_DAY[state])}.")


def _save(
    shell: Shell, about: tuple[int, int | None], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    pupil_id, row_id = about
    draft = SharingDraft(pupil_id, **values)
    if row_id is None:
        shell.write(log_sharing, draft, today=shell.today(), form=form, then=saved)
    else:
        shell.write(change_sharing, row_id, draft, today=shell.today(), form=form, then=saved)
