"""Settings: what an hour of each role costs, and what else costs are reckoned with; only for who may see costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.abilities import Ability
from app.operations.costs.figures import set_cost_figures
from app.operations.costs.rates import RateDraft, drop_rate, set_rate
from app.queries.costs.rates import RateRow, rates
from app.queries.costs.settings import cost_figures
from app.queries.costs.sums import pounds
from app.queries.wording import words
from app.queries.years import year_start
from app.ui.costs_saving import CostsSaving
from app.ui.dates import say_date
from app.ui.dialogs.small_form import SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import NumberField, TextField
from app.ui.widgets.list_editor import ListEditor, Verb
from app.ui.widgets.money_field import MoneyField
from app.vocabulary import ListKind

NOT_PAY = "Use your council’s figures, or generic ones: a rate for a role is nobody’s pay."


class CostsSection(SettingsSection):
    """The rates, the newest of each role first, and two figures below."""

    title = "Rates and costs"
    lead = f"What an hour of a role costs, from a day on. {NOT_PAY}"
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Role", lambda row: row.label, bold=True, tone=_tone),
                Column(
                    "An hour",
                    lambda row: pounds(row.pence),
                    "right",
                    9,
                    sort=lambda row: row.pence,
                    tone=_tone,
                ),
                Column("Since", _since, width=22, sort=lambda row: row.starts_on, tone=_tone),
                Column("From", lambda row: row.source, tone=_tone),
            ],
            "Rates",
            [
                Verb("Add", self._add, "add", adds=True),
                Verb("Change", self._change, "edit"),
                Verb("Remove", self._remove, "remove"),
            ],
        )
        self.form = Form(
            [
                (
                    Field("cost_weeks", "Weeks in a year", NumberField(1, 52, "weeks"), stretch=False),
                    Field(
                        "first_pounds",
                        "The school finds first",
                        NumberField(0, 100_000, "pounds"),
                        stretch=False,
                    ),
                )
            ]
        )
        self.save = Button("Save these", keys="Ctrl+Enter")
        self.save.clicked.connect(self.form.submit)
        self.form.submitted.connect(self._save_figures)
        self.form.changed.connect(self._follow)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.form)
        self.saving = CostsSaving(shell, self)
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addStretch(1)
        line.addWidget(self.saving.button)
        self.column.addLayout(line)
        self.gate(self.list, self.form, self.save)

    def refresh(self) -> None:
        store = self.shell.store
        self.list.set_rows(store.read(rates, today=self.shell.today()))
        if not self.form.dirty:
            self.form.set_values(asdict(store.read(cost_figures)))
        self._follow()

    def _follow(self) -> None:
        self.save.setEnabled(self.form.dirty)

    def _save_figures(self, values: dict[str, Any]) -> None:
        self.shell.write(set_cost_figures, **values, form=self.form, then=self._saved)

    def _saved(self, _: object) -> None:
        self.form.mark_clean()
        self.refresh()

    def _add(self, row: RateRow | None) -> None:
        # From the year's first day on: a rate from today would leave what was held before without one.
        first = self.shell.store.read(year_start, self.shell.today())
        self._ask("A rate", {"starts_on": first}, self._write)

    def _change(self, row: RateRow) -> None:
        values = {name: getattr(row, name) for name in ("role", "pence", "starts_on", "source")}
        self._ask(f"The rate for {row.label}", values, partial(self._write, before=row))

    def _remove(self, row: RateRow) -> None:
        self.shell.write(drop_rate, row.id)

    def _ask(self, title: str, values: dict[str, Any], save: Callable[..., None]) -> None:
        self.shell.show_dialog(
            SmallForm(self.shell, title, self._fields, save, values=values, lead=NOT_PAY, topic="costs")
        )

    def _fields(self) -> Fields:
        roles = self.shell.store.read(words, ListKind.ROLE, retired=True)
        return [
            Field("role", "Role", ChoiceField(tuple(roles.items())), required="Choose a role."),
            Field("pence", "An hour costs", MoneyField(), required="Say what an hour costs.", stretch=False),
            Field(
                "starts_on",
                "Counts from",
                DateField(self.shell.today()),
                hint="Earlier sessions keep the rate of their day.",
                required="Say from which day it counts.",
                stretch=False,
            ),
            Field("source", "Where it is from", TextField("The council’s costed provision tool 2026", 200)),
        ]

    def _write(
        self,
        values: dict[str, Any],
        form: Form,
        saved: Callable[[Any], None],
        before: RateRow | None = None,
    ) -> None:
        rate_id = None if before is None else before.id
        self.shell.write(set_rate, RateDraft(**values), rate_id=rate_id, form=form, then=saved)


def _since(row: RateRow) -> str:
    return say_date(row.starts_on) + ("" if row.in_force else ", not now")


def _tone(row: RateRow) -> str:
    return "text" if row.in_force else "muted"
