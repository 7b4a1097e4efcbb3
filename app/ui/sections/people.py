"""Settings: the staff who note, decide and check, and the organisations that make offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent

from app.abilities import Ability
from app.operations.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    restore_organisation,
    retire_organisation,
)
from app.operations.staff import StaffDraft, add_staff, change_staff, restore_staff, retire_staff
from app.queries.people import OrganisationRow, StaffRow, organisations, staff
from app.queries.wording import words
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections import retiring
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField, TickField
from app.ui.widgets.list_editor import ListEditor, Verb

Saved = Callable[[Any], None]
NARROW = 700


class StaffSection(SettingsSection):
    """One table of staff."""

    title = "Staff"
    lead = "Who can be named on decisions, needs and checks. The name stays on past decisions when somebody leaves."
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Name", retiring.name, width=22, bold=True, tone=retiring.tone),
                Column("Role", lambda row: row.role_label, width=22, tone=retiring.tone),
                Column("Organisation", lambda row: row.organisation, tone=retiring.tone),
            ],
            "Staff",
            [
                Verb("Add", self._add, "add", adds=True),
                Verb("Change", self._change, "edit"),
                *retiring.verbs(partial(self._write, retire_staff), partial(self._write, restore_staff)),
            ],
        )
        self.column.addWidget(self.list, 1)
        self.gate(self.list)

    def refresh(self) -> None:
        self.list.set_rows(self.shell.store.read(staff, retired=True))

    def _write(self, operation: Callable[..., Any], row: StaffRow) -> None:
        self.shell.write(operation, row.id)

    def _add(self, row: StaffRow | None) -> None:
        self.shell.show_dialog(SmallForm(self.shell, "A member of staff", self._fields, self._save))

    def _change(self, row: StaffRow) -> None:
        values = {"name": row.name, "role": row.role, "organisation_id": row.organisation_id}
        save = partial(self._save, row_id=row.id)
        self.shell.show_dialog(SmallForm(self.shell, row.name, self._fields, save, values=values))

    def _fields(self) -> Fields:
        roles = self.shell.store.read(words, "role")
        places = self.shell.store.read(organisations)
        return [
            Field("name", "Name", TextField("as people say it: Ms Dovecote", 80), required="Give a name."),
            Field("role", "Role", ChoiceField(list(roles.items()), nothing="not said")),
            Field(
                "organisation_id",
                "Organisation",
                ChoiceField([(row.id, row.name) for row in places], nothing="this school"),
            ),
        ]

    def _save(self, values: dict[str, Any], form: Form, saved: Saved, row_id: int | None = None) -> None:
        draft = StaffDraft(**values)
        if row_id is None:
            self.shell.write(add_staff, draft, form=form, then=saved)
        else:
            self.shell.write(change_staff, row_id, draft, form=form, then=saved)


class OrganisationsSection(SettingsSection):
    """One table of organisations: the school's own teams and outside ones."""

    title = "Organisations"
    lead = "The school's own teams and the partners outside. Each offer belongs to one."
    ability = Ability.CHANGE_OFFERS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Name", retiring.name, width=26, bold=True, tone=retiring.tone),
                Column(
                    "Whose",
                    lambda row: "in-house" if row.in_house else "external",
                    width=8,
                    tone=retiring.tone,
                ),
                Column("Sector", lambda row: row.sector_label, width=22, tone=retiring.tone),
                Column("Contact", lambda row: row.contact, tone=retiring.tone),
                Column("Offers", lambda row: row.offers or "", align="right", width=7, tone=retiring.tone),
            ],
            "Organisations",
            [
                Verb("Add", self._add, "add", adds=True),
                Verb("Change", self._change, "edit"),
                *retiring.verbs(
                    partial(self._write, retire_organisation), partial(self._write, restore_organisation)
                ),
            ],
        )
        self.column.addWidget(self.list, 1)
        self.gate(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The name, whose it is and whom to ask stay; the sector is in the form.
        self.list.table.setColumnHidden(2, self.width() < NARROW)

    def refresh(self) -> None:
        self.list.set_rows(self.shell.store.read(organisations, retired=True))

    def _write(self, operation: Callable[..., Any], row: OrganisationRow) -> None:
        self.shell.write(operation, row.id)

    def _add(self, row: OrganisationRow | None) -> None:
        self.shell.show_dialog(SmallForm(self.shell, "An organisation", self._fields, self._save))

    def _change(self, row: OrganisationRow) -> None:
        names = ("name", "in_house", "sector", "contact", "website")
        values = {name: getattr(row, name) for name in names}
        save = partial(self._save, row_id=row.id)
        self.shell.show_dialog(SmallForm(self.shell, row.name, self._fields, save, values=values))

    def _fields(self) -> Fields:
        sectors = self.shell.store.read(words, "sector")
        return [
            Field("name", "Name", TextField("", 120), required="Give a name."),
            Field("in_house", "Whose", TickField("A team of this school")),
            Field("sector", "Sector", ChoiceField(list(sectors.items()), nothing="not said")),
            Field("contact", "Contact", TextField("an office or a duty line", 200)),
            Field("website", "Website", TextField("www.example.org", 300)),
        ]

    def _save(self, values: dict[str, Any], form: Form, saved: Saved, row_id: int | None = None) -> None:
        draft = OrganisationDraft(**values)
        if row_id is None:
            self.shell.write(add_organisation, draft, form=form, then=saved)
        else:
            self.shell.write(change_organisation, row_id, draft, form=form, then=saved)
