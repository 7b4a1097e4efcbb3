"""Settings: the school's terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from app.abilities import Ability
from app.errors import Invalid
from app.operations.terms import TermDraft, set_terms
from app.queries.school import TermRow, terms
from app.ui.dates import say_date
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField
from app.ui.widgets.list_editor import ListEditor, Verb


class TermsSection(SettingsSection):
    """The terms in order; "end of term" in a form comes from here."""

    title = "Terms"
    lead = "“End of term” in forms, and the term on covers, come from here."
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Term", lambda row: row.name, width=24, bold=True),
                Column(
                    "First day", lambda row: say_date(row.starts_on), width=22, sort=lambda row: row.starts_on
                ),
                Column("Last day", lambda row: say_date(row.ends_on), sort=lambda row: row.ends_on),
            ],
            "Terms",
            [
                Verb("Add", self._add, "add", adds=True),
                Verb("Change", self._change, "edit"),
                Verb("Remove", self._remove, "remove"),
            ],
        )
        self.column.addWidget(self.list, 1)
        self.gate(self.list)

    def refresh(self) -> None:
        self.list.set_rows(self.shell.store.read(terms))

    def _drafts(self) -> list[TermDraft]:
        rows = self.shell.store.read(terms)
        return [TermDraft(row.id, row.name, row.starts_on, row.ends_on) for row in rows]

    def _add(self, row: TermRow | None) -> None:
        self.shell.show_dialog(SmallForm(self.shell, "A term", self._fields, self._save))

    def _change(self, row: TermRow) -> None:
        values = {"name": row.name, "starts_on": row.starts_on, "ends_on": row.ends_on}
        save = partial(self._save, row_id=row.id)
        self.shell.show_dialog(SmallForm(self.shell, row.name, self._fields, save, values=values))

    def _remove(self, row: TermRow) -> None:
        self.shell.write(set_terms, [draft for draft in self._drafts() if draft.id != row.id])

    def _fields(self) -> Fields:
        today = self.shell.today()
        return [
            Field("name", "Name", TextField("Autumn 2026", 60), required="Give it a name."),
            Field("starts_on", "First day", DateField(today), required="Give the first day."),
            Field("ends_on", "Last day", DateField(today), required="Give the last day."),
        ]

    def _save(
        self, values: dict[str, Any], form: Form, saved: Callable[[Any], None], row_id: int | None = None
    ) -> None:
        drafts = self._drafts()
        at = next((n for n, draft in enumerate(drafts) if draft.id == row_id), len(drafts))
        drafts[at : at + 1] = [
            replace(TermDraft(row_id, "", values["starts_on"], values["ends_on"]), **values)
        ]

        def write(session: Any) -> Any:
            # The list is written whole; its problems come by place, and the form shows one term.
            try:
                return set_terms(session, drafts)
            except Invalid as error:
                own = {name.removeprefix(f"{at}."): words for name, words in error.problems.items()}
                known = {name: words for name, words in own.items() if name in values}
                raise Invalid(known or {"name": " ".join(error.problems.values())}) from error

        write.__name__ = set_terms.__name__
        self.shell.write(write, form=form, then=saved)
