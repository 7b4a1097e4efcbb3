"""Settings: the domains of need and the presenting needs within them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.abilities import Ability
from app.operations.domain_needs import add_need, change_need, move_need, restore_need, retire_need
from app.operations.domains import (
    DomainDraft,
    add_domain,
    change_domain,
    move_domain,
    restore_domain,
    retire_domain,
)
from app.queries.wording import DomainRow, NeedRow, domains
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections import retiring
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.fields import LongTextField, TextField
from app.ui.widgets.list_editor import ListEditor, Verb
from app.vocabulary import within

Saved = Callable[[Any], None]


class DomainsSection(SettingsSection):
    """Two lists side by side: the domains, and the needs of the chosen one."""

    title = "Domains and needs"
    lead = (
        "A grouping is held for each domain of need. The first domain is the one Today counts. What is in use is "
        "retired, never deleted."
    )
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        columns = [
            Column("Domain of need", retiring.name, bold=True, tone=retiring.tone),
        ]
        self.domains = ListEditor(columns, "Domains of need", self._domain_verbs())
        needs = [
            Column("Presenting need", retiring.name, tone=retiring.tone),
        ]
        self.needs = ListEditor(needs, "Presenting needs", self._need_verbs())
        self.domains.table.row_changed.connect(self._show_needs)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.domains, 1)
        line.addWidget(self.needs, 1)
        self.column.addLayout(line, 1)
        self.gate(self.domains, self.needs)

    def _domain_verbs(self) -> list[Verb]:
        return [
            Verb("Add", self._add_domain, "add", adds=True),
            Verb("Change", self._change_domain, "edit"),
            Verb("Up", partial(self._move, move_domain, -1), "up", fits=retiring.used),
            Verb("Down", partial(self._move, move_domain, 1), "down", fits=retiring.used),
            *retiring.verbs(self._retire_domain, partial(self._write, restore_domain)),
        ]

    def _need_verbs(self) -> list[Verb]:
        return [
            Verb("Add", self._add_need, "add", adds=True),
            Verb("Change", self._change_need, "edit"),
            Verb("Up", partial(self._move, move_need, -1), "up", fits=retiring.used),
            Verb("Down", partial(self._move, move_need, 1), "down", fits=retiring.used),
            *retiring.verbs(partial(self._write, retire_need), partial(self._write, restore_need)),
        ]

    def refresh(self) -> None:
        self.domains.set_rows(self.shell.store.read(domains, retired=True))
        if self.domains.table.selected() is None:
            self.domains.table.select_first()
        self._show_needs(self.domains.table.selected())

    def _show_needs(self, row: DomainRow | None) -> None:
        self.needs.set_rows(row.needs if row is not None else ())

    def _write(self, operation: Callable[..., Any], row: DomainRow | NeedRow) -> None:
        self.shell.write(operation, row.id)

    def _retire_domain(self, row: DomainRow) -> None:
        self.shell.write(retire_domain, row.id, today=self.shell.today())

    def _move(self, operation: Callable[..., Any], step: int, row: DomainRow | NeedRow) -> None:
        editor = self.domains if operation is move_domain else self.needs
        at = editor.place(row, retiring.used) + step
        if at >= 0:
            self.shell.write(operation, row.id, at)

    def _add_domain(self, row: DomainRow | None) -> None:
        self.shell.show_dialog(SmallForm(self.shell, "A domain of need", _domain_fields, self._save_domain))

    def _change_domain(self, row: DomainRow) -> None:
        save = partial(self._save_domain, row_id=row.id)
        values = {"name": row.name, "description": row.description}
        self.shell.show_dialog(SmallForm(self.shell, row.name, _domain_fields, save, values=values))

    def _save_domain(
        self, values: dict[str, Any], form: Form, saved: Saved, row_id: int | None = None
    ) -> None:
        draft = DomainDraft(**values)
        if row_id is None:
            self.shell.write(add_domain, draft, form=form, then=saved)
        else:
            self.shell.write(change_domain, row_id, draft, form=form, then=saved)

    def _add_need(self, row: NeedRow | None) -> None:
        domain = self.domains.table.selected()
        if domain is None:
            return
        save = partial(self._save_need, domain_id=domain.id)
        title = f"A need for {within(domain.name)}"
        self.shell.show_dialog(SmallForm(self.shell, title, _need_fields, save))

    def _change_need(self, row: NeedRow) -> None:
        save = partial(self._save_need, row_id=row.id)
        self.shell.show_dialog(SmallForm(self.shell, row.name, _need_fields, save, values={"name": row.name}))

    def _save_need(
        self,
        values: dict[str, Any],
        form: Form,
        saved: Saved,
        domain_id: int | None = None,
        row_id: int | None = None,
    ) -> None:
        if row_id is not None:
            self.shell.write(change_need, row_id, values["name"], form=form, then=saved)
        else:
            self.shell.write(add_need, domain_id, values["name"], form=form, then=saved)


def _domain_fields() -> Fields:
    return [
        Field("name", "Name", TextField("", 60), required="Give it a name."),
        Field("description", "What it is about", LongTextField(2)),
    ]


def _need_fields() -> Fields:
    hint = "In words a pupil could read about themselves; no diagnosis."
    return [Field("name", "What is seen or said", TextField("", 80), hint=hint, required="Say what is seen.")]
